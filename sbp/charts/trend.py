"""How one measure moved: a line by month or by rolling year, with gaps, breaks and exceptional months drawn."""

from datetime import date
from typing import Any

from sbp.charts import canvas, expected_range, spells, theme, words
from sbp.model import Point, Result
from sbp.watching import ExpectedPoint, LevelBefore

HEIGHT = 340
YEAR = 12


def spec(
    result: Result,
    shown: words.Shown = "monthly",
    colours: theme.Theme = theme.LIGHT,
    expected: tuple[ExpectedPoint, ...] = (),
    before: LevelBefore | None = None,
) -> dict[str, Any]:
    """Return the Vega-Lite specification of a trend, `container` wide.

    Months that were not supplied are shaded and the line stops there: joining over them would invent numbers. The
    expected range is drawn under the monthly view; sums of 12 months and adjusted months have none. `before` is drawn
    as a dotted line, so that a return to an earlier level is not read as a rise.
    """
    watched = expected if shown == "monthly" else ()
    points = words.shown_points(result, shown)
    layers = [
        *spells.exceptional(result, points, colours),
        *spells.missing(points, colours, by_note=shown == "rolling"),
        *spells.level(before, points, YEAR if shown == "rolling" else 1, colours),
        *expected_range.under(watched, spells.x("month"), colours),
        _line(points, result, shown, colours),
        *_end_label(points, colours),
        *expected_range.over(watched, spells.x("month"), colours, len(points)),
        *spells.breaks(result, points, colours),
    ]
    return canvas.spec(layers, HEIGHT, colours, result.is_demonstration, (5, 8, 5, 5))


def _iso(month: date) -> str:
    return month.isoformat()


def _line(points: tuple[Point, ...], result: Result, shown: words.Shown, colours: theme.Theme) -> dict[str, Any]:
    values = [
        {"month": _iso(p.month), "value": p.value, "label": words.month_name(p.month), "shown": words.number(p.value)}
        for p in points
    ]
    # a month between two gaps would vanish from a line, so short monthly series carry dots as well
    dots = len(points) <= 60 and shown != "rolling"
    mark: dict[str, Any] = {
        "type": "line",
        "color": colours.line,
        "strokeWidth": 2.5,
        "invalid": "break-paths-show-path-domains",
    }
    if dots:
        mark["point"] = {"color": colours.line, "size": 36, "filled": True}
    axis = {"title": None, "format": ",d", "tickCount": 5, "tickMinStep": 1}
    return {
        "data": {"values": values},
        "mark": mark,
        "encoding": {
            "x": spells.x("month"),
            "y": {"field": "value", "type": "quantitative", "axis": axis, "scale": {"zero": True, "nice": True}},
            "tooltip": [
                {"field": "label", "type": "nominal", "title": "Month"},
                {"field": "shown", "type": "nominal", "title": result.indicator.unit},
            ],
        },
    }


def _end_label(points: tuple[Point, ...], colours: theme.Theme) -> list[dict[str, Any]]:
    """Mark the last value and write it to the right of the line, where it covers nothing."""
    known = [point for point in points if point.value is not None]
    if not known:
        return []
    last = known[-1]
    data = {"values": [{"month": _iso(last.month), "value": last.value, "text": words.number(last.value)}]}
    encoding = {"x": spells.x("month"), "y": {"field": "value", "type": "quantitative"}}
    label = {"type": "text", "align": "left", "dx": 9, "fontWeight": "bold", "fontSize": 16, "color": colours.text}
    return [
        {
            "data": data,
            "mark": {"type": "point", "filled": True, "size": 70, "color": colours.line},
            "encoding": encoding,
        },
        {"data": data, "mark": label, "encoding": {**encoding, "text": {"field": "text", "type": "nominal"}}},
    ]

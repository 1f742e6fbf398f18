"""How one measure moved: a line by month or by rolling year, with gaps, breaks and exceptional months drawn."""

from datetime import date
from typing import Any

from sbp import months
from sbp.charts import expected_range, theme, words
from sbp.model import Point, Result
from sbp.watching import ExpectedPoint

HEIGHT = 340
# on a phone the labels of breaks would lie over the line; the sentences under the chart say the same
_NARROW = 500


def spec(
    result: Result,
    rolling: bool = False,
    colours: theme.Theme = theme.LIGHT,
    expected: tuple[ExpectedPoint, ...] = (),
) -> dict[str, Any]:
    """Return the Vega-Lite specification of a trend, `container` wide.

    Months that were not supplied are shaded and the line stops there: joining over them would invent numbers. The
    expected range is drawn under the monthly view; sums of 12 months have none.
    """
    watched = () if rolling else expected
    points = result.rolling if rolling else result.points
    layers = [
        *_exceptional(result, points, colours),
        *_missing(points, colours),
        *expected_range.under(watched, _x("month"), colours),
        _line(points, result, rolling, colours),
        *_end_label(points, result, colours),
        *expected_range.over(watched, _x("month"), colours),
        *_breaks(result, points, colours),
    ]
    title = {"text": words.DEMONSTRATION} if result.is_demonstration else None
    whole: dict[str, Any] = {
        "width": "container",
        "height": HEIGHT,
        "padding": {"left": 5, "right": 8, "top": 5, "bottom": 5},
        "config": theme.config(colours),
        "layer": layers,
    }
    return {**whole, "title": title} if title else whole


def _iso(month: date) -> str:
    return month.isoformat()


def _x(field: str) -> dict[str, Any]:
    axis = {
        "title": None,
        "format": "%Y",
        "labelAngle": 0,
        "grid": False,
        "tickCount": {"interval": "year", "step": 1},
    }
    return {"field": field, "type": "temporal", "axis": axis}


def _line(points: tuple[Point, ...], result: Result, rolling: bool, colours: theme.Theme) -> dict[str, Any]:
    values = [
        {"month": _iso(p.month), "value": p.value, "label": words.month_name(p.month), "shown": words.number(p.value)}
        for p in points
    ]
    # a month between two gaps would vanish from a line, so short monthly series carry dots as well
    dots = len(points) <= 60 and not rolling
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
            "x": _x("month"),
            "y": {"field": "value", "type": "quantitative", "axis": axis, "scale": {"zero": True, "nice": True}},
            "tooltip": [
                {"field": "label", "type": "nominal", "title": "Month"},
                {"field": "shown", "type": "nominal", "title": result.indicator.unit},
            ],
        },
    }


def _end_label(points: tuple[Point, ...], result: Result, colours: theme.Theme) -> list[dict[str, Any]]:
    """Mark the last value and write it to the right of the line, where it covers nothing."""
    known = [point for point in points if point.value is not None]
    if not known:
        return []
    last = known[-1]
    data = {"values": [{"month": _iso(last.month), "value": last.value, "text": words.number(last.value)}]}
    encoding = {"x": _x("month"), "y": {"field": "value", "type": "quantitative"}}
    label = {"type": "text", "align": "left", "dx": 9, "fontWeight": "bold", "fontSize": 16, "color": colours.text}
    return [
        {
            "data": data,
            "mark": {"type": "point", "filled": True, "size": 70, "color": colours.line},
            "encoding": encoding,
        },
        {"data": data, "mark": label, "encoding": {**encoding, "text": {"field": "text", "type": "nominal"}}},
    ]


def _spans(points: tuple[Point, ...]) -> list[tuple[date, date]]:
    """List runs of missing months inside a series as (first month, month after the last)."""
    runs: list[tuple[date, date]] = []
    for point in points:
        if point.value is not None:
            continue
        if runs and runs[-1][1] == point.month:
            runs[-1] = (runs[-1][0], months.add(point.month, 1))
        else:
            runs.append((point.month, months.add(point.month, 1)))
    return runs


def _missing(points: tuple[Point, ...], colours: theme.Theme) -> list[dict[str, Any]]:
    known = [point.month for point in points if point.value is not None]
    runs = [run for run in _spans(points) if known and known[0] < run[0] < known[-1]]
    return _bands([(first, after, "no data") for first, after in runs], colours, 0.9)


def _exceptional(result: Result, points: tuple[Point, ...], colours: theme.Theme) -> list[dict[str, Any]]:
    if not points:
        return []
    first, last = points[0].month, points[-1].month
    spans = [
        (max(event.first, first), months.add(min(event.last, last), 1), event.title)
        for event in result.events
        if event.last >= first and event.first <= last
    ]
    return _bands(spans, colours, 0.55)


def _bands(spans: list[tuple[date, date, str]], colours: theme.Theme, opacity: float) -> list[dict[str, Any]]:
    if not spans:
        return []
    values = [{"from": _iso(first), "to": _iso(after), "text": text} for first, after, text in spans]
    return [
        {
            "data": {"values": values},
            "mark": {"type": "rect", "color": colours.shade, "opacity": opacity, "stroke": colours.grid},
            "encoding": {"x": _x("from"), "x2": {"field": "to"}, "tooltip": {"field": "text", "type": "nominal"}},
        },
        {
            "data": {"values": values},
            "mark": {
                "type": "text",
                "align": "left",
                "baseline": "top",
                "dx": 4,
                "dy": 4,
                "fontSize": 13,
                "limit": 150,
            },
            "encoding": {"x": _x("from"), "y": {"value": 0}, "text": {"field": "text", "type": "nominal"}},
        },
    ]


def _breaks(result: Result, points: tuple[Point, ...], colours: theme.Theme) -> list[dict[str, Any]]:
    if not points:
        return []
    inside = [b for b in result.breaks if points[0].month <= b.day <= months.add(points[-1].month, 1)]
    if not inside:
        return []
    values = [{"day": b.day.isoformat(), "text": b.title, "told": words.break_words(b)} for b in inside]
    rule = {
        "data": {"values": values},
        "mark": {"type": "rule", "color": colours.rule, "strokeDash": [5, 4], "strokeWidth": 1.5},
        "encoding": {"x": _x("day"), "tooltip": {"field": "told", "type": "nominal", "title": "Break"}},
    }
    return [rule, *(_break_label(value, row) for row, value in enumerate(values))]


def _break_label(value: dict[str, str], row: int) -> dict[str, Any]:
    # one line below another from the top, under the names of exceptional spells, so that no two labels meet
    wide = {"expr": f"width < {_NARROW} ? 0 : 1"}
    return {
        "data": {"values": [value]},
        "mark": {
            "type": "text",
            "align": "right",
            "baseline": "top",
            "dx": -5,
            "fontSize": 13,
            "limit": 260,
            "opacity": wide,
        },
        "encoding": {
            "x": _x("day"),
            "y": {"value": 24 + 18 * (row % 4)},
            "text": {"field": "text", "type": "nominal"},
        },
    }

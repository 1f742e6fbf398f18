"""The expected range under a trend, and the months that do not fit it, as layers of the trend's chart."""

from typing import Any

from sbp import months
from sbp.charts import signal_words, theme, words
from sbp.watching import ExpectedPoint

SMALLEST, LARGEST, SIZE_BY_ROOM = 18, 110, 12  # square pixels of a triangle, the last for each pixel that a month has
WIDE_OPACITY, LIKELY_OPACITY = 0.10, 0.16  # the 99.8% band, and the 95% band that lies on it


def under(points: tuple[ExpectedPoint, ...], x: dict[str, Any], colours: theme.Theme) -> list[dict[str, Any]]:
    """Return what lies under the line: the 99.8% band lighter, the 95% band darker, the expected line dashed.

    Args:
        points: months oldest first; those without a range leave a gap.
        x: the chart's encoding of a field "month".
        colours: of the ground.
    """
    values = _values(points)
    if not values:
        return []
    data = {"values": values}
    line = {"type": "line", "color": colours.context, "strokeWidth": 1.5, "strokeDash": [4, 3]}
    tooltip = {"tooltip": {"field": "told", "type": "nominal", "title": "Expected"}}
    return [
        _band(data, x, ("low_998", "high_998"), WIDE_OPACITY, colours),
        _band(data, x, ("low_95", "high_95"), LIKELY_OPACITY, colours),
        {"data": data, "mark": line, "encoding": {"x": x, "y": _y("expected"), "detail": _run(), **tooltip}},
    ]


def over(
    points: tuple[ExpectedPoint, ...], x: dict[str, Any], colours: theme.Theme, months_shown: int
) -> list[dict[str, Any]]:
    """Return what lies on the line: a triangle at each signal, filled where it survives the number of checks.

    Where many months share little width, as on a phone, triangles are smaller, so that those of a spell stay apart.
    """
    values = [
        {
            "month": each.month.isoformat(),
            "value": each.value,
            "shape": "triangle-up" if each.direction > 0 else "triangle-down",
            "fill": colours.text if each.survives else colours.ground,
            "told": f"{words.month_name(each.month)}: {signal_words.point(each)}",
        }
        for each in points
        if each.is_signal and each.value is not None
    ]
    if not values:
        return []
    literal = {"type": "nominal", "scale": None, "legend": None}
    encoding = {
        "x": x,
        "y": _y("value"),
        "shape": {"field": "shape", **literal},
        "fill": {"field": "fill", **literal},
        "tooltip": {"field": "told", "type": "nominal", "title": "Signal"},
    }
    size = {"expr": f"clamp({SIZE_BY_ROOM} * width / {max(months_shown, 1)}, {SMALLEST}, {LARGEST})"}
    mark = {"type": "point", "size": size, "stroke": colours.text, "strokeWidth": 1.2, "opacity": 1}
    return [{"data": {"values": values}, "mark": mark, "encoding": encoding}]


def _values(points: tuple[ExpectedPoint, ...]) -> list[dict[str, Any]]:
    """Return the months that have a range, each with the number of the unbroken run that it belongs to."""
    values: list[dict[str, Any]] = []
    run, before = 0, None
    for each in points:
        if each.likely is None or each.limits is None:
            continue
        run += before is not None and months.distance(before, each.month) > 1
        before = each.month
        values.append(
            {
                "month": each.month.isoformat(),
                "expected": each.expected,
                "low_95": each.likely.low,
                "high_95": each.likely.high,
                "low_998": each.limits.low,
                "high_998": each.limits.high,
                "run": run,
                "told": f"{words.month_name(each.month)}: {signal_words.range_of(each)}",
            }
        )
    return values


def _band(
    data: dict[str, Any], x: dict[str, Any], ends: tuple[str, str], opacity: float, colours: theme.Theme
) -> dict[str, Any]:
    low, high = ends
    return {
        "data": data,
        "mark": {"type": "area", "color": colours.line, "opacity": opacity, "line": False},
        "encoding": {"x": x, "y": _y(low), "y2": {"field": high}, "detail": _run()},
    }


def _y(field: str) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "title": None}


def _run() -> dict[str, Any]:
    return {"field": "run", "type": "nominal"}

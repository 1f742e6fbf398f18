"""One line for each day: its ratio with its interval beside no change, the year's pooled estimate below them."""

from typing import Any

from sbp.charts import canvas, theme

LINE_HEIGHT = 46  # a name stands above its line, so that a phone has its whole width for the range
TICKS = 8  # few, so that no change is among those that are written also on a wide screen
CLEAR, UNCLEAR = "clear", "cannot tell"
ELSEWHERE = "Per cent against wards elsewhere"
Line = tuple[str, float | None, float | None, float | None]


def spec(
    lines: list[Line], is_demonstration: bool, colours: theme.Theme = theme.LIGHT, across: str = ELSEWHERE
) -> dict[str, Any]:
    """Return the Vega-Lite specification, `container` wide.

    Args:
        lines: name, ratio, and both ends of its interval, in the order in which they are drawn; a line without a ratio
            (None) keeps its name and its place.
        is_demonstration: whether the chart must say that it is invented.
        colours: the ground to draw on.
        across: what the ratios compare, as the title of the axis.
    """
    values = [
        {
            "name": name,
            "change": _percent(ratio),
            "low": _percent(low),
            "high": _percent(high),
            "told": _told(low, high),
        }
        for name, ratio, low, high in lines
    ]
    return canvas.spec(
        [{"data": {"values": values}, **each} for each in _layers(colours, across)],
        {"step": LINE_HEIGHT},
        colours,
        is_demonstration,
    )


def _layers(colours: theme.Theme, title: str) -> list[dict[str, Any]]:
    names = {"field": "name", "type": "nominal", "sort": None, "axis": None}
    across = {"type": "quantitative", "title": title, "scale": {"zero": True}, "axis": {"tickCount": TICKS}}
    scale = {"domain": [CLEAR, UNCLEAR], "range": [colours.line, colours.context]}
    shade = {"field": "told", "type": "nominal", "scale": scale, "legend": None}
    tooltip = [
        {"field": "name", "title": "Day"},
        {"field": "change", "title": "Per cent"},
        {"field": "low", "title": "from"},
        {"field": "high", "title": "to"},
    ]
    shape = {"field": "told", "type": "nominal", "legend": None}
    at = {"y": names, "x": {"field": "change", **across}, "color": shade, "shape": shape, "tooltip": tooltip}
    span = {"y": names, "x": {"field": "low", **across}, "x2": {"field": "high"}, "color": shade}
    name = {"type": "text", "align": "left", "baseline": "bottom", "dy": -8, "x": 0, "limit": {"expr": "width"}}
    said = {"y": names, "text": {"field": "name", "type": "nominal"}}
    # the ground around a name keeps the lines of the scale from running through it
    around = {"stroke": colours.ground, "strokeWidth": 7, "strokeJoin": "round", "color": colours.ground}
    return [
        {
            "data": {"values": [{"none": 0}]},
            "mark": {"type": "rule", "color": colours.rule, "strokeDash": [4, 3]},
            "encoding": {"x": {"field": "none", **across}},
        },
        {"mark": {"type": "rule", "strokeWidth": 3}, "encoding": span},
        {"mark": {"type": "point", "filled": True, "size": 90, "opacity": 1}, "encoding": at},
        {"mark": {**name, **around}, "encoding": said},
        {"mark": name, "encoding": said},
    ]


def _percent(ratio: float | None) -> float | None:
    return None if ratio is None else round((ratio - 1) * 100, 1)


def _told(low: float | None, high: float | None) -> str:
    return UNCLEAR if low is None or high is None or low <= 1 <= high else CLEAR

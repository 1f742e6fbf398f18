"""Each ward's place by count and by harm on one line: how far weighing offences moves it."""

from typing import Any

from sbp.charts import canvas, harm_words, theme
from sbp.profiles import HarmRow, HarmTable

ROW_HEIGHT, LIFT = 36, 8
COUNT, HARM = "by count", "by harm"


def spec(found: HarmTable, is_demonstration: bool, colours: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """Return the Vega-Lite specification of both orders, `container` wide, the highest rate by count on top.

    Args:
        found: with at least one ward.
        is_demonstration: whether the chart must say that it is invented.
        colours: the ground to draw on.
    """
    ordered = sorted(found.rows, key=lambda row: (row.count_place, row.area.name))
    spans = [_span(row) for row in ordered]
    points = [_point(row, kind) for row in ordered for kind in (COUNT, HARM)]
    y = {"field": "name", "type": "nominal", "sort": [row.area.name for row in ordered], "axis": None}
    return canvas.spec(
        _layers(spans, points, len(ordered), colours),
        ROW_HEIGHT * len(ordered),
        colours,
        is_demonstration,
        (10, 20, 5, 5),
        encoding={"y": y},
    )


def _span(row: HarmRow) -> dict[str, Any]:
    told = f"{row.area.name}: {row.count_place} by count, {row.harm_place} by harm ({harm_words.move(row)})"
    ends = {"count": row.count_place, "harm": row.harm_place, "first": row.ranks.first, "last": row.ranks.last}
    return {"name": row.area.name, "told": told, **ends}


def _point(row: HarmRow, kind: str) -> dict[str, Any]:
    return {"name": row.area.name, "place": row.count_place if kind == COUNT else row.harm_place, "kind": kind}


def _layers(
    spans: list[dict[str, Any]], points: list[dict[str, Any]], count: int, colours: theme.Theme
) -> list[dict[str, Any]]:
    axis = {"title": "Place: 1 is the highest", "orient": "top", "tickMinStep": 1, "format": "d"}
    scale = {"domain": [1, max(count, 2)], "nice": False}
    x = {"type": "quantitative", "scale": scale, "axis": axis}
    kinds = {"domain": [COUNT, HARM]}
    ink = {"field": "kind", "type": "nominal", "scale": {**kinds, "range": [colours.context, colours.line]}}
    shape = {"field": "kind", "type": "nominal", "scale": {**kinds, "range": ["circle", "diamond"]}}
    legend = {"title": None, "orient": "bottom"}
    tooltip = {"field": "told", "type": "nominal", "title": "Ward"}
    text = {"type": "text", "align": "left", "baseline": "middle", "yOffset": -LIFT, "dx": -4, "fontSize": 14}
    likely = {"x": {"field": "first", **x}, "x2": {"field": "last"}, "tooltip": tooltip}
    moved = {"x": {"field": "count", **x}, "x2": {"field": "harm"}, "tooltip": tooltip}
    band = {"type": "rule", "strokeWidth": 8, "color": colours.shade, "yOffset": LIFT}
    line = {"type": "rule", "strokeWidth": 2, "color": colours.rule, "yOffset": LIFT}
    dots = {"x": {"field": "place", **x}, "color": {**ink, "legend": legend}, "shape": {**shape, "legend": legend}}
    name = {"x": {"value": 0}, "text": {"field": "name", "type": "nominal"}}
    return [
        {"data": {"values": spans}, "mark": band, "encoding": likely},
        {"data": {"values": spans}, "mark": line, "encoding": moved},
        {
            "data": {"values": points},
            "mark": {"type": "point", "filled": True, "size": 80, "opacity": 1, "yOffset": LIFT},
            "encoding": dots,
        },
        {"data": {"values": spans}, "mark": {**text, "color": colours.text}, "encoding": name},
    ]

"""Every ward as a small picture on one scale, in one picture to take along: the same lines as the page's own."""

from typing import Any

from sbp import months
from sbp.charts import small_multiples, theme, words
from sbp.model import Point
from sbp.profiles import EveryWard, WardRun

ABREAST = 4
WIDTH, HEIGHT = 168, 84  # of one ward, pixels
TOGETHER, SPELLS, BREAKS = "together", "spells", "breaks"


def spec(every: EveryWard, is_demonstration: bool, colours: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """Return the Vega-Lite specification: wards four abreast, all wards together in grey behind each.

    Args:
        every: the wards, of which at least one holds 12 months.
        is_demonstration: whether the picture must say that it is invented.
        colours: the ground to draw on.
    """
    first, last = (months.text(every.together[at].month) for at in (0, -1))
    span = {"domain": [{"expr": f"toDate('{at}-01')"} for at in (first, last)]}
    axis = {"format": "%Y", "tickCount": 4, "labelFontSize": 10, "grid": False}
    x = {"field": "month", "type": "temporal", "title": None, "scale": span, "axis": axis}
    scale = {"domain": [0, small_multiples.highest(every)], "nice": False}
    y_axis = {"tickCount": 3, "labelFontSize": 10}
    y = {"field": "value", "type": "quantitative", "title": None, "scale": scale, "axis": y_axis}
    whole: dict[str, Any] = {
        "config": theme.config(colours),
        "columns": ABREAST,
        "spacing": {"row": 16, "column": 18},
        "datasets": {
            TOGETHER: _values(every.together),
            SPELLS: [_spell(every, each.first, each.last) for each in every.events if each.exceptional],
            BREAKS: [{"month": each.day.replace(day=1).isoformat()} for each in every.breaks],
        },
        "concat": [_ward(each, every.is_rate, x, y, colours) for each in every.wards],
    }
    return {**whole, "title": {"text": words.DEMONSTRATION}} if is_demonstration else whole


def _ward(run: WardRun, is_rate: bool, x: dict[str, Any], y: dict[str, Any], colours: theme.Theme) -> dict[str, Any]:
    write = words.rate if is_rate else words.number
    title = {"text": [run.area.name, write(run.points[-1].value)], "fontSize": 12, "anchor": "start", "offset": 4}
    line = {"type": "line", "invalid": "break-paths-show-path-domains"}
    marks: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = [
        ({"name": SPELLS}, {"type": "rect", "color": colours.shade}, {"x": x, "x2": {"field": "to"}}),
        ({"name": BREAKS}, {"type": "rule", "color": colours.rule, "strokeDash": [3, 3]}, {"x": x}),
        ({"name": TOGETHER}, {**line, "color": colours.context, "strokeWidth": 1.2}, {"x": x, "y": y}),
        ({"values": _values(run.points)}, {**line, "color": colours.line, "strokeWidth": 2}, {"x": x, "y": y}),
    ]
    layers = [{"data": data, "mark": mark, "encoding": encoding} for data, mark, encoding in marks]
    return {"width": WIDTH, "height": HEIGHT, "title": title, "layer": layers}


def _values(points: tuple[Point, ...]) -> list[dict[str, Any]]:
    return [{"month": each.month.isoformat(), "value": each.value} for each in points]


def _spell(every: EveryWard, first: Any, last: Any) -> dict[str, str]:
    return {"month": max(first, every.together[0].month).isoformat(), "to": last.isoformat()}

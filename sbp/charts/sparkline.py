"""The shape of a series in a strip: no axes, the last value marked; the numbers stand beside it in words."""

from dataclasses import replace
from typing import Any

from sbp.charts import theme, words
from sbp.model import Point, Result

HEIGHT = 64
MONTHS = 36
WHERE = "Every month is on the page that the link leads to."


def spec(result: Result, colours: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """Return the Vega-Lite specification of the last 36 months as a strip, `container` wide."""
    points = result.points[-MONTHS:]
    values = [{"month": point.month.isoformat(), "value": point.value} for point in points]
    known: list[Point] = [point for point in points if point.value is not None]
    last = [{"month": known[-1].month.isoformat(), "value": known[-1].value}] if known else []
    encoding = {
        "x": {"field": "month", "type": "temporal", "axis": None},
        "y": {"field": "value", "type": "quantitative", "axis": None, "scale": {"zero": True}},
    }
    line = {"type": "line", "color": colours.line, "strokeWidth": 2, "invalid": "break-paths-show-path-domains"}
    return {
        "width": "container",
        "height": HEIGHT,
        "padding": {"left": 4, "right": 4, "top": 4, "bottom": 4},
        "config": theme.config(colours),
        "layer": [
            {"data": {"values": values}, "mark": line, "encoding": encoding},
            {
                "data": {"values": last},
                "mark": {"type": "point", "filled": True, "size": 60, "color": colours.line},
                "encoding": encoding,
            },
        ],
    }


def alt(result: Result) -> str:
    """Describe the strip for someone who cannot see it: the months that it shows, and no others."""
    return words.alt_trend(replace(result, points=result.points[-MONTHS:]), where=WHERE)

"""One question asked of residents quarter by quarter: the borough's share, its region's beside it, and the interval."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sbp import months
from sbp.charts import canvas, tables, theme

HEIGHT = 260


class Quarter(NamedTuple):
    """One quarter's shares, 0 to 1; interval and comparison are None where the publisher gives none."""

    period_end: date
    share: float
    low: float | None
    high: float | None
    elsewhere: float | None


def spec(quarters: Sequence[Quarter], area: str, region: str, colours: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """Return the Vega-Lite specification of two lines, each named at its end, from 0% to 100%."""
    own = [{"end": each.period_end.isoformat(), "share": each.share, "who": area} for each in quarters]
    others = [
        {"end": each.period_end.isoformat(), "share": each.elsewhere, "who": region}
        for each in quarters
        if each.elsewhere is not None
    ]
    band = [
        {"end": each.period_end.isoformat(), "low": each.low, "high": each.high}
        for each in quarters
        if each.low is not None
    ]
    layers = [_line(others, colours.context, 1.5), _line(own, colours.line, 2.5)]
    if band:
        layers.insert(0, _band(band, colours))
    apart = 10 if own and others and abs(own[-1]["share"] - others[-1]["share"]) < 0.06 else 0
    is_higher = bool(own and others and own[-1]["share"] >= others[-1]["share"])
    layers += [
        _name(values[-1:], colours, -apart if up else apart)
        for values, up in ((own, is_higher), (others, not is_higher))
    ]
    return canvas.spec(layers, HEIGHT, colours, False, (5, 90, 10, 5))


def csv(quarters: Sequence[Quarter], about: str) -> str:
    """Return the quarters as CSV text, oldest first: last month of its year, shares 0 to 1, and what they are."""
    lines = [
        [months.text(each.period_end), *map(tables.plain, (each.share, each.low, each.high, each.elsewhere))]
        for each in quarters
    ]
    head = ["twelve_months_to", "share", "share_lower_95", "share_upper_95", "share_in_region"]
    return tables.csv_text(head, lines, [about])


def _x() -> dict[str, Any]:
    return {
        "field": "end",
        "type": "temporal",
        "axis": {"title": None, "grid": False, "format": "%Y", "tickCount": "year"},
    }


def _y(field: str) -> dict[str, Any]:
    axis = {"title": None, "format": ".0%", "tickCount": 5}
    return {"field": field, "type": "quantitative", "scale": {"domain": [0, 1]}, "axis": axis}


def _line(values: list[dict[str, Any]], colour: str, width: float) -> dict[str, Any]:
    mark = {"type": "line", "color": colour, "strokeWidth": width, "point": {"color": colour, "size": 25}}
    return {"data": {"values": values}, "mark": mark, "encoding": {"x": _x(), "y": _y("share")}}


def _band(values: list[dict[str, Any]], colours: theme.Theme) -> dict[str, Any]:
    encoding = {"x": _x(), "y": _y("low"), "y2": {"field": "high"}}
    return {"data": {"values": values}, "mark": {"type": "area", "color": colours.shade}, "encoding": encoding}


def _name(values: list[dict[str, Any]], colours: theme.Theme, down: int) -> dict[str, Any]:
    mark = {"type": "text", "align": "left", "dx": 8, "dy": down, "color": colours.text}
    encoding = {"x": _x(), "y": _y("share"), "text": {"field": "who"}}
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}

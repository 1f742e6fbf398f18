"""Rank intervals as ranges in a row each: who can be told from whom, and who cannot."""

from collections.abc import Sequence
from typing import Any

from sbp.charts import canvas, standing_words, theme, words
from sbp.charts.entries import Entry

ROW_HEIGHT = 38  # the name stands above its range, so that a phone keeps its whole width for the ranges
LIFT = 8  # pixels by which the name stands over the middle of its row, and the range under it


def spec(entries: Sequence[Entry], is_demonstration: bool, colours: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """Return the Vega-Lite specification of rank intervals, `container` wide, highest rate on top.

    Args:
        entries: from `entries.of_wards` or `of_boroughs`, in the order to draw.
        is_demonstration: whether the numbers are invented.
        colours: the ground to draw on.
    """
    values = [_value(entry, colours) for entry in entries]
    count = max((entry.standing.ranks.of for entry in entries), default=1)
    return canvas.spec(
        [{"data": {"values": values}, **each} for each in (_ranges(count), _rates(colours), _written(colours))],
        ROW_HEIGHT * max(len(values), 1),
        colours,
        is_demonstration,
        (10, 60, 5, 5),
        encoding={"y": _names([entry.name for entry in entries])},
    )


def alt(entries: Sequence[Entry], finding: str, kind: str) -> str:
    """Describe the chart for someone who cannot see it: the finding, how many are alike, the one chosen, the table."""
    alike = standing_words.alike_words([entry.standing.ranks for entry in entries], kind)
    chosen = next((entry for entry in entries if entry.is_chosen), None)
    told = f" {chosen.name}: {standing_words.rate_and_ranks(chosen.rate, chosen.standing)}." if chosen else ""
    return f"Chart of rank ranges. {finding}. {alike}{told} The same numbers are in the table."


def _value(entry: Entry, colours: theme.Theme) -> dict[str, Any]:
    ranks = entry.standing.ranks
    fill = colours.rise if entry.is_chosen else colours.line if entry.is_marked else colours.context
    return {
        "name": entry.name,
        "first": ranks.first,
        "last": ranks.last,
        "rate": words.rate(entry.rate),
        "told": standing_words.rate_and_ranks(entry.rate, entry.standing),
        "fill": fill,
        "weight": "bold" if entry.is_chosen else "normal",
    }


def _names(order: list[str]) -> dict[str, Any]:
    return {"field": "name", "type": "nominal", "sort": order, "axis": None}


def _ranges(count: int) -> dict[str, Any]:
    axis = {"title": "Place in the order: 1 is the highest rate", "orient": "top", "tickMinStep": 1, "format": "d"}
    scale = {"domain": [1, max(count, 2)], "nice": False}
    return {
        # round ends, so that a range of one place is a dot and not nothing
        "mark": {"type": "rule", "strokeWidth": 9, "strokeCap": "round", "yOffset": LIFT},
        "encoding": {
            "x": {"field": "first", "type": "quantitative", "scale": scale, "axis": axis},
            "x2": {"field": "last"},
            "color": {"field": "fill", "type": "nominal", "scale": None},
            "tooltip": [{"field": "name", "type": "nominal"}, {"field": "told", "type": "nominal"}],
        },
    }


def _text(colours: theme.Theme, lift: int) -> dict[str, Any]:
    weight = {"expr": "datum.weight === 'bold' ? 700 : 400"}
    common = {"type": "text", "align": "left", "fontSize": 14, "color": colours.text, "fontWeight": weight}
    return {**common, "yOffset": lift, "baseline": "middle"}


def _rates(colours: theme.Theme) -> dict[str, Any]:
    return {
        "mark": {**_text(colours, LIFT), "dx": 12},
        "encoding": {"x": {"field": "last", "type": "quantitative"}, "text": {"field": "rate", "type": "nominal"}},
    }


def _written(colours: theme.Theme) -> dict[str, Any]:
    return {
        "mark": {**_text(colours, -LIFT), "dx": -4},
        "encoding": {"x": {"value": 0}, "text": {"field": "name", "type": "nominal"}},
    }

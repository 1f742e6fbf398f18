"""A funnel: rates against numbers of residents, between the limits that places of that size usually keep to."""

from collections.abc import Sequence
from typing import Any

from sbp.charts import canvas, standing_words, theme, words
from sbp.charts.entries import Entry
from sbp.standing import Funnel

HEIGHT = 420
NARROWEST, LETTER, ROOM = 250, 8, 8  # pixels: of the plot on a phone, of a letter, around a name
PLACES = (
    ("right", -9, 0), ("left", 9, 0), ("center", 0, 18), ("center", 0, -18),
    ("right", -5, 16), ("left", 5, 16), ("right", -5, -16), ("left", 5, -16),
)  # fmt: skip
SHAPES = {"above": "triangle-up", "below": "triangle-down", "inside": "circle"}


def spec(
    entries: Sequence[Entry], funnel: Funnel, is_demonstration: bool, colours: theme.Theme = theme.LIGHT
) -> dict[str, Any]:
    """Return the Vega-Lite specification of a funnel, `container` wide.

    Args:
        entries: from `entries.of_wards` or `of_boroughs`.
        funnel: the common rate and the limits around it.
        is_demonstration: whether the numbers are invented.
        colours: the ground to draw on.
    """
    curve = [
        {
            "residents": point.residents,
            "low95": point.low_95,
            "high95": point.high_95,
            "low998": point.low_998,
            "high998": point.high_998,
        }
        for point in funnel.points
    ]
    return canvas.spec(
        [
            _band(curve, "low998", "high998", colours, 0.55),
            _band(curve, "low95", "high95", colours, 1.0),
            *(_edge(curve, name, colours) for name in ("low998", "high998")),
            *_common(funnel, colours),
            _places(entries, colours),
            _labels(entries, colours),
        ],
        HEIGHT,
        colours,
        is_demonstration,
        (5, 12, 5, 5),
    )


def alt(entries: Sequence[Entry], finding: str) -> str:
    """Describe the chart for someone who cannot see it: the finding, what lies outside, where the table is."""
    outside = [entry for entry in entries if entry.standing.funnel != "inside"]
    named = ", ".join(f"{entry.name} ({standing_words.funnel_words(entry.standing)})" for entry in outside)
    told = f"Outside the limits: {named}." if outside else "None lies outside the limits."
    return f"Funnel chart. {finding}. {told} The same numbers are in the table."


def _x() -> dict[str, Any]:
    axis = {"title": "Residents", "format": ",d", "labelOverlap": "greedy", "grid": False}
    return {"field": "residents", "type": "quantitative", "scale": {"zero": False, "nice": False}, "axis": axis}


def _y(field: str) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "axis": {"title": "Per 1,000 residents"}}


def _band(curve: list[dict[str, Any]], low: str, high: str, colours: theme.Theme, opacity: float) -> dict[str, Any]:
    return {
        "data": {"values": curve},
        "mark": {"type": "area", "color": colours.shade, "opacity": opacity},
        "encoding": {"x": _x(), "y": _y(low), "y2": {"field": high}},
    }


def _edge(curve: list[dict[str, Any]], field: str, colours: theme.Theme) -> dict[str, Any]:
    mark = {"type": "line", "color": colours.rule, "strokeDash": [5, 4], "strokeWidth": 1.2}
    return {"data": {"values": curve}, "mark": mark, "encoding": {"x": _x(), "y": _y(field)}}


def _common(funnel: Funnel, colours: theme.Theme) -> list[dict[str, Any]]:
    values = [{"rate": funnel.common_rate, "text": f"Line across: all together, {words.rate(funnel.common_rate)}"}]
    # above the plot, because along the line places of every size lie close together
    label = {"type": "text", "align": "left", "baseline": "bottom", "x": 0, "y": -6, "color": colours.text}
    return [
        {"data": {"values": values}, "mark": {"type": "rule", "color": colours.rule}, "encoding": {"y": _y("rate")}},
        {
            "data": {"values": values},
            "mark": label,
            "encoding": {"text": {"field": "text", "type": "nominal"}},
        },
    ]


def _value(entry: Entry, colours: theme.Theme) -> dict[str, Any]:
    fill = colours.rise if entry.is_chosen else colours.line if entry.is_marked else colours.context
    return {
        "name": entry.name,
        "residents": entry.residents,
        "rate": entry.rate,
        "shape": SHAPES[entry.standing.funnel],
        "size": 90 if entry.standing.funnel == "inside" else 220,
        "fill": fill,
        "told": f"{standing_words.rate_and_ranks(entry.rate, entry.standing)}; "
        f"{standing_words.funnel_words(entry.standing)}",
    }


def _places(entries: Sequence[Entry], colours: theme.Theme) -> dict[str, Any]:
    return {
        "data": {"values": [_value(entry, colours) for entry in entries]},
        "mark": {"type": "point", "filled": True, "opacity": 1, "stroke": colours.ground},
        "encoding": {
            "x": _x(),
            "y": _y("rate"),
            "shape": {"field": "shape", "type": "nominal", "scale": None},
            "size": {"field": "size", "type": "quantitative", "scale": None},
            "color": {"field": "fill", "type": "nominal", "scale": None},
            "tooltip": [{"field": "name", "type": "nominal"}, {"field": "told", "type": "nominal"}],
        },
    }


def _labels(entries: Sequence[Entry], colours: theme.Theme) -> dict[str, Any]:
    """Name what lies outside and what is chosen; more names would cover one another."""
    named = [entry for entry in entries if entry.is_chosen or entry.standing.funnel != "inside"]
    values = [{**_value(entry, colours), **_beside(entry, entries)} for entry in named]
    placed = {each: {"expr": f"datum.{each}"} for each in ("align", "dx", "dy")}
    mark = {"type": "text", **placed, "baseline": "middle", "fontSize": 14, "color": colours.text}
    return {
        "data": {"values": values},
        "mark": mark,
        "encoding": {"x": _x(), "y": _y("rate"), "text": {"field": "name", "type": "nominal"}},
    }


def _beside(entry: Entry, entries: Sequence[Entry]) -> dict[str, Any]:
    """Return where a place's name stands beside its point: where the fewest other points lie under it.

    Reckoned for the narrowest screen: a wider one moves points apart and none together. Names stay within the plot.
    """
    least, most = min(each.residents for each in entries), max(each.residents for each in entries)
    across = NARROWEST / max(most - least, 1)
    up = HEIGHT / max(*(each.rate for each in entries), 1)
    long, at = LETTER * len(entry.name), (entry.residents - least) * across

    def left_end(align: str, dx: int) -> float:
        """Return where the name would begin, in pixels from the point."""
        return dx - {"left": 0.0, "center": long / 2, "right": long}[align]

    def covered(place: tuple[str, int, int]) -> tuple[bool, int]:
        """Return whether the name would leave the plot, and how many points would lie under it."""
        align, dx, dy = place
        start = left_end(align, dx)
        under = [
            each
            for each in entries
            if each is not entry
            and start - ROOM < (each.residents - entry.residents) * across < start + long + ROOM
            and abs((entry.rate - each.rate) * up - dy) < 2 * ROOM
        ]
        return not 0 <= at + start <= NARROWEST - long, len(under)

    align, dx, dy = min(PLACES, key=covered)
    return {"align": align, "dx": dx, "dy": dy}

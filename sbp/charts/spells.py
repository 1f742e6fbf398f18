"""What a reader of months must know, drawn into a chart: exceptional spells, months without data, breaks."""

from datetime import date
from typing import Any

from sbp import months
from sbp.charts import theme, words
from sbp.model import Point, Result
from sbp.watching import LevelBefore

# on a phone the labels of breaks would lie over the line; the sentences under the chart say the same
NARROW = 500


def x(field: str) -> dict[str, Any]:
    """Return the encoding of months along a chart, labelled by year."""
    axis = {
        "title": None,
        "format": "%Y",
        "labelAngle": 0,
        "grid": False,
        "tickCount": {"interval": "year", "step": 1},
    }
    return {"field": field, "type": "temporal", "axis": axis}


def _spans(points: tuple[Point, ...], by_note: bool) -> list[tuple[date, date, str]]:
    """List runs of missing months inside a series as (first month, month after the last, why)."""
    runs: list[tuple[date, date, str]] = []
    for point in points:
        if point.value is not None:
            continue
        after, why = months.add(point.month, 1), (by_note and point.note) or words.NO_DATA
        if runs and runs[-1][1:] == (point.month, why):
            runs[-1] = (runs[-1][0], after, why)
        else:
            runs.append((point.month, after, why))
    return runs


def missing(points: tuple[Point, ...], colours: theme.Theme, by_note: bool = False) -> list[dict[str, Any]]:
    """Return the runs of months without a figure inside a series, as shaded and named layers.

    Args:
        points: the series, oldest first.
        colours: of the ground.
        by_note: whether a run is named by the note of its months, where they have one.
    """
    known = [point.month for point in points if point.value is not None]
    runs = [run for run in _spans(points, by_note) if known and known[0] < run[0] < known[-1]]
    return _bands(runs, colours, 0.9)


def exceptional(result: Result, points: tuple[Point, ...], colours: theme.Theme) -> list[dict[str, Any]]:
    """Return the exceptional spells that lie in the months shown, as shaded and named layers."""
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
    values = [{"from": first.isoformat(), "to": after.isoformat(), "text": text} for first, after, text in spans]
    return [
        {
            "data": {"values": values},
            "mark": {"type": "rect", "color": colours.shade, "opacity": opacity, "stroke": colours.grid},
            "encoding": {"x": x("from"), "x2": {"field": "to"}, "tooltip": {"field": "text", "type": "nominal"}},
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
            "encoding": {"x": x("from"), "y": {"value": 0}, "text": {"field": "text", "type": "nominal"}},
        },
    ]


def level(
    before: LevelBefore | None, points: tuple[Point, ...], scale: int, colours: theme.Theme
) -> list[dict[str, Any]]:
    """Return the level before an exceptional spell as a dotted line, up to where months may be compared with it.

    Args:
        before: the level; None, or one that is not known, draws nothing.
        points: the months shown.
        scale: 1 for months, 12 for sums of 12 months.
        colours: of the ground.
    """
    if before is None or before.mean is None or not points or before.last_month < points[0].month:
        return []
    begin = max(before.first_month, points[0].month)
    end = min(before.until or points[-1].month, points[-1].month)
    told = words.level_words(before, scale)
    values = [{"from": begin.isoformat(), "to": end.isoformat(), "level": before.mean * scale, "told": told}]
    y = {"field": "level", "type": "quantitative"}
    mark = {"type": "rule", "color": colours.rise, "strokeDash": [2, 3], "strokeWidth": 2}
    tooltip = {"field": "told", "type": "nominal", "title": "Level before"}
    return [
        {
            "data": {"values": values},
            "mark": mark,
            "encoding": {"x": x("from"), "x2": {"field": "to"}, "y": y, "tooltip": tooltip},
        }
    ]


def breaks(result: Result, points: tuple[Point, ...], colours: theme.Theme) -> list[dict[str, Any]]:
    """Return the breaks that lie in the months shown, as dashed rules with their names."""
    if not points:
        return []
    inside = [b for b in result.breaks if points[0].month <= b.day <= months.add(points[-1].month, 1)]
    if not inside:
        return []
    values = [{"day": b.day.isoformat(), "text": b.title, "told": words.break_words(b)} for b in inside]
    rule = {
        "data": {"values": values},
        "mark": {"type": "rule", "color": colours.rule, "strokeDash": [5, 4], "strokeWidth": 1.5},
        "encoding": {"x": x("day"), "tooltip": {"field": "told", "type": "nominal", "title": "Break"}},
    }
    return [rule, *(_break_label(value, row) for row, value in enumerate(values))]


def _break_label(value: dict[str, str], row: int) -> dict[str, Any]:
    # one line below another from the top, under the names of exceptional spells, so that no two labels meet
    wide = {"expr": f"width < {NARROW} ? 0 : 1"}
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
            "x": x("day"),
            "y": {"value": 24 + 18 * (row % 4)},
            "text": {"field": "text", "type": "nominal"},
        },
    }

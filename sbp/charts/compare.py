"""Up to four areas on one scale: lines told apart by colour, dash and shape, each named where it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from sbp import months
from sbp.charts import canvas, spells, tables, theme, words
from sbp.model import Point, Result

HEIGHT = 340
MOST = 4  # lines that can be followed at once, and colours of the palette that can be told apart
PER = 1000
DASHES = ((1, 0), (7, 3), (2, 2), (9, 3, 2, 3))
SHAPES = ("circle", "square", "triangle-up", "diamond")
MARKS = ("●", "■", "▲", "◆")
RATE_NOTE = "Rates of every month are on the residents of one year, so areas that have grown read low in early months."
LEFT_OUT = (
    "Areas are compared within one set of ward boundaries, for a ward of the same name before and after a change is "
    "another area. Left out of the comparison:"
)
_ROW = 18  # pixels between names at the ends of lines
_ROOM = 0.27  # of the months' width, to the right of the lines, for the names
_TALLER = 1.06  # over the highest point


@dataclass(frozen=True)
class Line:
    """One area as it is drawn: what it shows for each month, in its own colour, dash and shape."""

    name: str
    points: tuple[Point, ...]
    place: int


def is_rate(results: Sequence[Result]) -> bool:
    """Return whether areas are compared per 1,000 residents: where the measure is one and all residents are known."""
    return all(each.indicator.per != "none" and each.area.residents for each in results)


def refusal(results: Sequence[Result]) -> str:
    """Say why areas cannot stand in one chart; empty where they can."""
    vintages = {each.area.vintage for each in results if each.area.vintage}
    if len(vintages) > 1:
        return (
            "Not comparable: these are wards of different boundaries. Every ward boundary changed in May 2022, and a "
            "ward of the same name before and after is another area."
        )
    return ""


def lines(results: Sequence[Result], shown: words.Shown) -> tuple[Line, ...]:
    """Return what is drawn of each area, in the order given; rates are per 1,000 residents."""
    per_residents = is_rate(results)
    drawn = []
    for place, each in enumerate(results):
        size = (each.area.residents or PER) / PER if per_residents else 1.0
        points = tuple(
            Point(point.month, None if point.value is None else point.value / size, point.note)
            for point in words.shown_points(each, shown)
        )
        drawn.append(Line(each.area.name, points, place))
    return tuple(drawn)


def spec(results: Sequence[Result], shown: words.Shown, colours: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """Return the Vega-Lite specification of up to four areas, `container` wide.

    Args:
        results: one measure in each area, of one set of boundaries, each with at least one point of what is shown.
        shown: which points; adjusted ones stand in the place of months.
        colours: of the ground.
    """
    drawn = lines(results, shown)
    top = max((point.value or 0.0 for line in drawn for point in line.points), default=1.0) * _TALLER or 1.0
    longest = max((line.points for line in drawn), key=len)
    layers = [
        *spells.exceptional(results[0], longest, colours),
        *(_line(line, _x(drawn), top, colours) for line in drawn),
        *_ends(drawn, top, colours),
        *spells.breaks(results[0], longest, colours),
    ]
    return canvas.spec(layers, HEIGHT, colours, results[0].is_demonstration, (5, 8, 5, 5))


def _x(drawn: Sequence[Line]) -> dict[str, Any]:
    first = min(line.points[0].month for line in drawn)
    last = max(line.points[-1].month for line in drawn)
    end = months.add(last, round(months.distance(first, last) * _ROOM) + 1)
    axis = {**spells.x("month")["axis"], "values": [f"{year}-01-01" for year in range(first.year + 1, last.year + 1)]}
    wide, narrow = (f"datetime({each.year}, {each.month - 1}, 1)" for each in (end, months.add(last, 1)))
    ends = {"domainMax": {"expr": f"width < {spells.NARROW} ? {narrow} : {wide}"}}
    return {**spells.x("month"), "axis": axis, "scale": ends}


def _line(line: Line, x: dict[str, Any], top: float, colours: theme.Theme) -> dict[str, Any]:
    values = [
        {"month": point.month.isoformat(), "value": point.value, "told": _told(line, point)} for point in line.points
    ]
    mark = {
        "type": "line",
        "color": colours.kinds[line.place],
        "strokeWidth": 2.2,
        "strokeDash": list(DASHES[line.place]),
        "invalid": "break-paths-show-path-domains",
    }
    axis = {"title": None, "tickCount": 5}
    y = {"field": "value", "type": "quantitative", "axis": axis, "scale": {"domain": [0, top], "nice": False}}
    tooltip = {"field": "told", "type": "nominal", "title": "Month"}
    return {"data": {"values": values}, "mark": mark, "encoding": {"x": x, "y": y, "tooltip": tooltip}}


def _told(line: Line, point: Point) -> str:
    return f"{line.name}, {words.month_name(point.month)}: {words.rate(point.value)}"


def _ends(drawn: Sequence[Line], top: float, colours: theme.Theme) -> list[dict[str, Any]]:
    """Mark where each line ends and name it there, the names moved apart; on a phone the key below has them."""
    known = [(line, [point for point in line.points if point.value is not None]) for line in drawn]
    ends = [(line, points[-1]) for line, points in known if points]
    heights = apart([HEIGHT * (1 - (point.value or 0.0) / top) for _, point in ends])
    # empty where there is no room: a name that is only invisible would still push the lines aside
    name = {"expr": f"width < {spells.NARROW} ? '' : datum.name"}
    layers: list[dict[str, Any]] = []
    x, y = spells.x("month"), {"field": "value", "type": "quantitative"}
    last = max((point.month for _, point in ends), default=None)
    for (line, point), height in zip(ends, heights, strict=True):
        data = {"values": [{"month": point.month.isoformat(), "value": point.value}]}
        mark: dict[str, Any] = {"type": "point", "filled": True, "size": 90, "shape": SHAPES[line.place], "opacity": 1}
        mark["color"] = colours.kinds[line.place]
        layers.append({"data": data, "mark": mark, "encoding": {"x": x, "y": y}})
        # all names begin where the longest line ends, clear of every shape
        named = {"values": [{"month": last and last.isoformat(), "name": line.name}]}
        label = {"type": "text", "align": "left", "dx": 10, "fontSize": 14, "color": colours.text, "text": name}
        layers.append({"data": named, "mark": label, "encoding": {"x": x, "y": {"value": height}}})
    return layers


def apart(heights: Sequence[float]) -> list[float]:
    """Move heights (pixels from the top) down or up so that no two are nearer than a row, in their order."""
    order = sorted(range(len(heights)), key=lambda at: heights[at])
    moved = list(heights)
    for before, at in pairwise(order):
        moved[at] = max(moved[at], moved[before] + _ROW)
    if order:
        moved[order[-1]] = min(moved[order[-1]], HEIGHT)
    for after, at in pairwise(reversed(order)):
        moved[at] = min(moved[at], moved[after] - _ROW)
    return moved


def _common(results: Sequence[Result]) -> date | None:
    """Return the last month to which every area has 12 months."""
    held = [{point.month for point in each.rolling if point.value is not None} for each in results]
    return max(set.intersection(*held), default=None) if held else None


def headline(results: Sequence[Result]) -> str:
    """Say each area's last 12 months that all of them hold, in the order given."""
    name, month = results[0].indicator.name, _common(results)
    if month is None:
        return f"{name}: the areas have no 12 months in common"
    values = [next(point.value for point in line.points if point.month == month) for line in lines(results, "rolling")]
    write = words.rate if is_rate(results) else words.number
    each = " per 1,000 residents" if is_rate(results) else ""
    told = [f"{write(value)} in {result.area.name}" for value, result in zip(values, results, strict=True)]
    return f"{name}{each}, 12 months to {words.month_name(month)}: {', '.join(told)}"


def subtitle(results: Sequence[Result], shown: words.Shown) -> str:
    """Say what is compared: measure, areas, period and unit."""
    each = words.shown_points(results[0], shown)
    told = words.measure_name("rate" if is_rate(results) else "count", results[0].indicator.unit)
    named = ", ".join(result.area.name for result in results)
    span = words.period(each[0].month, each[-1].month)
    text = f"{told}, {named}, {words.SHOWN[shown]}, {span}"
    return f"{text}. {words.DEMONSTRATION}" if results[0].is_demonstration else text


def alt(results: Sequence[Result], shown: words.Shown) -> str:
    """Describe the chart for someone who cannot see it."""
    return (
        f"Line chart of {len(results)} areas. {headline(results)}. {subtitle(results, shown)}. "
        "The same numbers are in the table."
    )


def ends_note(results: Sequence[Result]) -> str:
    """Say that areas end in different months, so that table and headline differ; empty where they do not."""
    ends = {each.rolling[-1].month for each in results if each.rolling}
    if len(ends) < 2:
        return ""
    return "The areas' files end in different months: the heading is of months that all hold, the table of the latest."


def rows(results: Sequence[Result]) -> list[dict[str, str]]:
    """Return each area's latest 12 months as rows for a page: count, rate, change or why there is none."""
    told = []
    for each in results:
        known = [point.month for point in each.rolling if point.value is not None]
        interval = each.rate_interval
        spread = f"{words.rate(interval.low)} to {words.rate(interval.high)}" if interval else ""
        told.append(
            {
                "Area": each.area.name,
                "12 months to": words.month_name(known[-1]) if known else words.NO_DATA,
                "Count": words.number(each.change.latest),
                "Per 1,000 residents": words.rate(each.rate_per_1000),
                "Likely range": spread,
                "Against the year before": words.change_words(each.change),
            }
        )
    return told


def csv(results: Sequence[Result], shown: words.Shown) -> str:
    """Return what is drawn as CSV text: area code, area, month, value."""
    head = ["area_code", "area", "month", "value_per_1000" if is_rate(results) else "value"]
    drawn = [
        [result.area.code, tables.safe_text(line.name), months.text(point.month), tables.plain(point.value)]
        for result, line in zip(results, lines(results, shown), strict=True)
        for point in line.points
    ]
    first = results[0]
    about = [
        subtitle(results, shown),
        words.source_words(first.source, first.freshness),
        tables.version_words(first.data_version, first.is_demonstration),
    ]
    return tables.csv_text(head, drawn, about)

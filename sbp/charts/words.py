"""Numbers, dates and findings as plain English: headlines, subtitles and alt text are all written here."""

from datetime import date
from typing import Literal

from sbp.model import Break, Change, Effect, Freshness, Point, Result, Source, Vintage, WardRow, WardTable
from sbp.watching import LevelBefore

DEMONSTRATION = "Demonstration data, not real"
NO_DATA = "no data"
WHOLE_FROM = 10  # rates from which a sentence gives whole numbers
Shown = Literal["monthly", "rolling", "adjusted"]
SHOWN: dict[Shown, str] = {
    "monthly": "each month",
    "rolling": "sum of the 12 months to each month",
    "adjusted": "each month, seasonally adjusted",
}
_EFFECTS: dict[Effect, str] = {
    "refuse": " Months before and after are neither compared nor added up.",
    "step": " Months before and after are compared with this note.",
    "note": "",
}
_FIGURES = {"borough": "Borough figures", "ward": "Ward figures"}
_FIRST_HALF = ("January", "February", "March", "April", "May", "June")
_MONTHS = (*_FIRST_HALF, "July", "August", "September", "October", "November", "December")
ROUGH = 3  # digits of what is only about so many
NOT_JUDGED = (
    "More is not worse here and fewer is not better: much of this is never reported, so figures follow how many people "
    "come forward."
)


def month_name(month: date) -> str:
    """Write a month as on labels: `Feb 2026`."""
    return f"{_MONTHS[month.month - 1][:3]} {month.year}"


def month_in_full(month: date) -> str:
    """Write a month as in sentences: `February 2026`."""
    return f"{_MONTHS[month.month - 1]} {month.year}"


def day_name(day: date) -> str:
    """Write a day as `6 Mar 2026`."""
    return f"{day.day} {month_name(day)}"


def period(first: date, last: date) -> str:
    """Write a span of months as `Mar 2025 to Feb 2026`, or as the one month it is."""
    return month_name(first) if first == last else f"{month_name(first)} to {month_name(last)}"


def number(value: float | None, digits: int = 15) -> str:
    """Write a count with thousands separated, to so many digits; a missing one as words, never as a zero."""
    return NO_DATA if value is None else f"{float(f'{value:.{digits}g}'):,.0f}"


def rate(value: float | None) -> str:
    """Write a rate with no more digits than it can bear: one decimal under 100, none from there."""
    if value is None:
        return NO_DATA
    return f"{value:,.1f}" if abs(value) < 100 else f"{value:,.0f}"


def ordinal(place: int) -> str:
    """Write a place in an order as `1st`, `2nd`, `11th`."""
    ending = "th" if 10 <= place % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def _direction(ratio: float) -> str:
    percent = round(abs(ratio - 1) * 100)
    if percent == 0:
        return "the same"
    return f"{percent}% {'fewer' if ratio < 1 else 'more'}"


def _range(low: float, high: float) -> str:
    near, far = sorted((low, high), key=lambda ratio: abs(ratio - 1))
    if (low - 1) * (high - 1) > 0 and _direction(far) != _direction(1.0):
        nearest = round(abs(near - 1) * 100)
        return f"{f'{nearest}%' if nearest else 'under 1%'} to {_direction(far)}"
    return f"between {_direction(low)} and {_direction(high)}"


def change_words(change: Change) -> str:
    """Say a change with its doubt, `about 12% fewer (5% to 19% fewer)`, or why there is none."""
    if change.ratio is None or change.interval is None:
        return change.reason or "not comparable"
    spread = _range(change.interval.low, change.interval.high)
    if change.is_clear:
        return f"about {_direction(change.ratio)} ({spread})"
    return f"no clear change ({spread})"


def change_short(change: Change) -> str:
    """Say a change in a table cell: the direction where it is clear, else that it is not."""
    if change.ratio is None:
        return "not compared"
    return _direction(change.ratio) if change.is_clear else "no clear change"


def change_mark(change: Change) -> str:
    """Return the shape that stands for a change wherever colour does: triangle up or down, bar, or ring."""
    if change.ratio is None:
        return "○"
    if not change.is_clear:
        return "–"
    return "▲" if change.ratio > 1 else "▼"


def headline(result: Result) -> str:
    """Say the finding of a series in one sentence that holds by itself."""
    name = result.indicator.name
    if result.reason:
        return f"{name}: {result.reason[0].lower()}{result.reason[1:]}"
    change = result.change
    if change.ratio is None or change.interval is None:
        return f"{name} in {result.area.name}: {change.reason or 'not compared with the year before'}"
    if change.is_clear:
        return f"{name} in {result.area.name}: {change_words(change)} than the year before"
    return f"{name} in {result.area.name}: no clear change from the year before"


def shown_points(result: Result, shown: Shown) -> tuple[Point, ...]:
    """Return the points of a trend: its sums of 12 months, or its months (adjusted ones are put in their place)."""
    return result.rolling if shown == "rolling" else result.points


def subtitle(result: Result, shown: Shown = "monthly") -> str:
    """Say what a trend shows: measure, place, period and unit, and that it is invented where it is."""
    if not result.points:
        return f"{result.indicator.name}, {result.area.name}"
    span = period(result.points[0].month, result.points[-1].month)
    return _marked(
        f"{sentence_case(result.indicator.unit)}, {result.area.name}, {SHOWN[shown]}, {span}", result.is_demonstration
    )


def sentence_case(text: str) -> str:
    """Begin a text with a capital letter."""
    return text[:1].upper() + text[1:]


def _marked(text: str, is_demonstration: bool) -> str:
    return f"{text}. {DEMONSTRATION}" if is_demonstration else text


def alt_trend(result: Result, shown: Shown = "monthly", where: str = "The same numbers are in the table.") -> str:
    """Describe a trend chart for someone who cannot see it; it follows the selection and says where the numbers are."""
    known = [point for point in shown_points(result, shown) if point.value is not None]
    if not known:
        return f"No chart. {headline(result)}."
    lowest = min(known, key=_value)
    highest = max(known, key=_value)
    missing = len(result.points) - sum(point.value is not None for point in result.points)
    gap = f" {missing} months are missing and left as gaps." if missing > 1 else ""
    gap = " One month is missing and left as a gap." if missing == 1 else gap
    return (
        f"Line chart. {headline(result)}. {subtitle(result, shown)}. "
        f"Lowest {number(lowest.value)} in {month_name(lowest.month)}, highest {number(highest.value)} in "
        f"{month_name(highest.month)}, latest {number(known[-1].value)} in {month_name(known[-1].month)}.{gap} {where}"
    )


def _value(point: Point) -> float:
    return point.value or 0.0


def measure_name(measure: str, unit: str) -> str:
    """Name a ward measure in words: `count`, `rate`, `smoothed`, `change` or `standing`."""
    unit_words = sentence_case(unit)
    names = {
        "count": unit_words,
        "rate": f"{unit_words} per 1,000 residents",
        "smoothed": f"{unit_words} per 1,000 residents, smoothed",
        "change": f"Change in {unit} against the same months a year before",
        "standing": f"Wards that stand high or low together with their neighbours, by smoothed rate of {unit}",
    }
    return names[measure]


def ward_headline(table: WardTable, measure: str) -> str:
    """Say what a ward map shows first, without praise or blame of a place."""
    name = table.indicator.name
    if table.reason:
        return f"{name}: {table.reason[0].lower()}{table.reason[1:]}"
    if measure == "change":
        rises = sum(row.change.is_clear and (row.change.ratio or 0) > 1 for row in table.rows)
        falls = sum(row.change.is_clear and (row.change.ratio or 2) < 1 for row in table.rows)
        return f"{name}: clearly up in {rises} of {len(table.rows)} wards, clearly down in {falls}"
    if measure == "standing":
        return f"{name}: {_standing_finding(table)}"
    values = sorted(value for row in table.rows if (value := ward_value(row, measure)) is not None)
    if not values:
        return f"{name}: no figure can be shown by ward"
    write = number if measure == "count" or values[0] >= WHOLE_FROM else rate
    each = "" if measure == "count" else " per 1,000 residents"
    return f"{name}: from {write(values[0])} to {write(values[-1])}{each} across {len(values)} wards"


def ward_value(row: WardRow, measure: str) -> float | None:
    """Return what a ward shows for `count`, `rate` or `smoothed`, None where there is nothing to show."""
    if measure == "smoothed":
        return row.standing.smoothed_rate if row.standing else None
    return row.count if measure == "count" else row.rate_per_1000


def _standing_finding(table: WardTable) -> str:
    found = [row.standing.hot_class for row in table.rows if row.standing and row.standing.hot_class]
    if not found:
        return "no ward can be judged together with its neighbours"
    hot, cold = found.count("hot"), found.count("cold")
    if not hot + cold:
        return f"none of {len(found)} wards can be told from chance together with its neighbours"
    return f"{hot} hot and {cold} cold of {len(found)} wards, each together with its neighbours"


def ward_subtitle(table: WardTable, measure: str) -> str:
    """Say what a ward map shows: measure, place, period, boundaries and unit."""
    text = (
        f"{measure_name(measure, table.indicator.unit)}, {vintage_words(table.vintage)}, "
        f"{period(table.first_month, table.last_month)}"
    )
    if table.is_schematic:
        text += ". Schematic map: areas and positions are right, boundaries are not the true ones"
    return _marked(text, table.is_demonstration)


def vintage_words(vintage: Vintage) -> str:
    """Name a set of ward boundaries as a reader knows it."""
    return vintage.title[:1].lower() + vintage.title[1:]


def alt_ward_map(table: WardTable, measure: str, selected: str | None = None) -> str:
    """Describe a ward map for someone who cannot see it: finding, extremes, the ward selected, where the table is."""
    ranked = sorted((row for row in table.rows if row.rate_per_1000 is not None), key=lambda row: row.rank or 0)
    ends = ""
    if ranked and measure == "rate":
        ends = f" Highest rate: {ranked[0].area.name}; lowest: {ranked[-1].area.name}."
    chosen = next((row for row in table.rows if row.area.code == selected), None)
    picked = f" Selected: {chosen.area.name}, {number(chosen.count)}." if chosen else ""
    return (
        f"Ward map. {ward_headline(table, measure)}. {ward_subtitle(table, measure)}.{ends}{picked} "
        "The same numbers are in the table."
    )


def no_ward_words(table: WardTable, borough_end: date | None = None) -> str:
    """Say how many of the borough's own count stand in no ward, or why not; its own months end with `borough_end`."""
    if table.no_ward_count is None:
        ends_first = borough_end is not None and borough_end < table.last_month
        why = f"these months: the borough's own file ends in {month_name(borough_end)}" if ends_first else "this period"
        return f"How many have no ward recorded cannot be told for {why}."
    told = f"{number(table.no_ward_count)} of the borough's {number(table.borough_count)}"
    return f"In no ward's figures: {told}, because no ward is recorded or the files are of different dates."


def break_words(item: Break) -> str:
    """Say a break beside a chart: day, what happened, why it matters, and what is done about it."""
    return f"{day_name(item.day)}: {item.title}. {item.reason}{_EFFECTS[item.effect]}"


def level_words(before: LevelBefore, scale: int = 1) -> str:
    """Say the level before an exceptional spell, `about 172 a month in Mar 2019 to Feb 2020`."""
    unit = "a month" if scale == 1 else f"in {scale} months"
    level = number((before.mean or 0) * scale, ROUGH)
    return f"about {level} {unit} in {period(before.first_month, before.last_month)}"


def before_words(before: LevelBefore, said: str = "") -> str:
    """Say how the latest 12 months compare with the level before an exceptional spell, less what is `said` already."""
    head = f"Level before the {before.title[:1].lower()}{before.title[1:]}"
    if before.mean is None:
        return f"{head}: {before.change.reason}."
    latest = before.change.latest
    now = f"; in the latest 12 months about {number(latest / 12, ROUGH)} a month" if latest is not None else ""
    note = f" {before.change.note}" if before.change.note and before.change.note not in said else ""
    one_year = "one year, which may itself have been high or low"
    return f"{head}: {level_words(before)} (dotted line; {one_year}){now}: {change_words(before.change)}.{note}"


def freshness_words(freshness: Freshness) -> str:
    """Say how current the data is and when the next is due, of each kind where they differ; lateness is not hidden."""
    if freshness.parts:
        return ". ".join(freshness_words(each) for each in freshness.parts)
    if freshness.last_month is None:
        return "No data loaded"
    text = f"{_FIGURES.get(freshness.kind, 'Data')} to {month_name(freshness.last_month)}"
    if freshness.next_due is None:
        return text
    due = day_name(freshness.next_due)
    return f"{text}; the next was due {due} and is late" if freshness.is_late else f"{text}; next due {due}"


def source_words(source: Source, freshness: Freshness) -> str:
    """Say where numbers come from, when they were loaded, their standing, and the licence's attribution."""
    loaded = f", loaded {day_name(freshness.retrieved)}" if freshness.retrieved else ""
    return f"{source.title} ({source.publisher}{loaded}; {source.status}). {source.attribution}"

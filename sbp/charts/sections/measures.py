"""One measure as a section: its months with what was to be expected of them, or its wards on a map."""

from dataclasses import replace
from typing import Any

from sbp.charts import classes, keyed, signal_words, standing_words, strategy_words, theme, trend, ward_map, words
from sbp.charts.sections import waiting
from sbp.model import Result, WardTable
from sbp.paper import Cell, Grid, Plot, Section
from sbp.strategy_model import BoardRow
from sbp.watching import ExpectedPoint

SHOWN = 36  # months; two to compare and one to see the season by
NO_RANGE = "–"  # of the first months of a series, and of those before a range can be made
RECORDED, EXPECTED, FROM, TO = "Recorded", "Expected", "Likely from", "Likely to"


def trend_of(
    result: Result,
    expected: tuple[ExpectedPoint, ...],
    part: str = "",
    row: BoardRow | None = None,
    shown: int = SHOWN,
    colours: theme.Theme = theme.LIGHT,
) -> Section:
    """Return how a measure moved over its latest months, and what was to be expected of each.

    Args:
        result: the measure in one area.
        expected: the expected range of its months; none where it is not known.
        part: the part of the agenda.
        row: its line of a priority's board table, which adds the statuses.
        shown: how many months are shown, 1 or more.
        colours: the ground to draw on.
    """
    part_id = f"{result.indicator.id}-{result.area.code}".lower()
    if not result.points:
        return _none(result, part_id, part)
    recent = _recent(result, shown)
    first = recent.points[0].month
    ranges = {each.month: each for each in expected if each.month >= first}
    told = signal_words.alt(tuple(ranges.values())) if ranges else ""
    return Section(
        id=part_id,
        title=words.headline(result),
        part=part,
        subtitle=words.subtitle(recent),
        words=_said(result, row, told),
        chart=trend.spec(recent, "monthly", colours, tuple(ranges.values())),
        plot=_plot(recent, ranges),
        alt=f"{words.alt_trend(recent)} {told}".strip(),
        data=_numbers(recent, ranges),
        source=_source(result),
        notes=tuple(dict.fromkeys((*result.caveats, *(words.break_words(each) for each in recent.breaks)))),
    )


def _none(result: Result, part_id: str, part: str) -> Section:
    """Return what was looked at of a measure of which nothing is held."""
    said = waiting.of_source(result.source, result.freshness, f"{result.indicator.name} in {result.area.name}")
    return Section(part_id, words.headline(result), part, words=said, source=_source(result))


def _recent(result: Result, shown: int) -> Result:
    """Return a result of its latest months alone, with the breaks and spells that lie in them."""
    points = result.points[-shown:]
    first = points[0].month
    return replace(
        result,
        points=points,
        breaks=tuple(each for each in result.breaks if each.day.replace(day=1) >= first),
        events=tuple(each for each in result.events if each.last >= first),
    )


def _said(result: Result, row: BoardRow | None, signals: str) -> tuple[str, ...]:
    change = result.change
    counts = ""
    if change.latest is not None and change.previous is not None:
        last = words.month_in_full(result.rolling[-1].month)
        counts = (
            f"{words.number(change.latest)} {result.indicator.unit} in the 12 months to {last}, against "
            f"{words.number(change.previous)} in the 12 before."
        )
    status = (
        f"Computed status: {strategy_words.STATE_WORDS[row.status.state].lower()}. {strategy_words.rule(row)}"
        if row
        else ""
    )
    judged = f"Judged status: {strategy_words.judged(row.judged)}." if row else ""
    return tuple(each for each in (counts, status, judged, signals) if each)


def _plot(result: Result, ranges: dict[Any, ExpectedPoint]) -> Plot:
    points = result.points
    found = [ranges.get(each.month) for each in points]
    series: list[tuple[str, tuple[float | None, ...]]] = [(RECORDED, tuple(each.value for each in points))]
    if any(each is not None and each.likely for each in found):
        series += [
            (EXPECTED, tuple(each.expected if each else None for each in found)),
            (FROM, tuple(each.likely.low if each and each.likely else None for each in found)),
            (TO, tuple(each.likely.high if each and each.likely else None for each in found)),
        ]
    labels = tuple(words.month_name(each.month) for each in points)
    return Plot("line", labels, tuple(series), result.indicator.unit, (EXPECTED, FROM, TO))


def _numbers(result: Result, ranges: dict[Any, ExpectedPoint]) -> Grid:
    """Return each month with its count, what was expected, and whether it is a signal."""
    rows: list[tuple[Cell, ...]] = []
    for each in result.points:
        found = ranges.get(each.month)
        likely = found.likely if found else None
        signal = (
            f"{'higher' if found.direction > 0 else 'lower'} than expected" if found and found.is_signal else each.note
        )
        expected = round(found.expected, 1) if found and found.expected is not None else NO_RANGE
        ends = (likely.low, likely.high) if likely else (NO_RANGE, NO_RANGE)
        rows.append((words.month_name(each.month), each.value, expected, *ends, signal))
    kept = [place for place in range(6) if place < 2 or any(row[place] not in (NO_RANGE, "") for row in rows)]
    heads, forms = ("Month", RECORDED, EXPECTED, FROM, TO, "Note"), ("", "count", "rate", "count", "count", "")
    return Grid(
        f"{result.indicator.name}, {result.area.name}: {result.indicator.unit} by month",
        tuple(heads[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in rows),
        tuple(forms[place] for place in kept),  # type: ignore[arg-type]  of the four that there are
    )


def _source(result: Result) -> str:
    return words.source_words(result.source, result.freshness)


def ward_map_of(
    table: WardTable, outlines: dict[str, Any], measure: str = "rate", part: str = "", old: str = "", owed: str = ""
) -> Section:
    """Return where a measure is recorded: the map, and every ward with its place in the order and how it changed.

    Args:
        table: the wards and their figures.
        outlines: of the wards, in metres of the National Grid.
        measure: as of `ward_map.spec`.
        part: the part of the agenda.
        old: the warning that the figures are old, from `street_words.old_figures`; empty where they are not.
        owed: what must be said of the outlines.
    """
    part_id = f"{table.indicator.id}-wards"
    title = words.ward_headline(table, measure)
    source = words.source_words(table.source, table.freshness)
    if table.reason:
        looked_at = f"{table.indicator.name} in each of the {words.vintage_words(table.vintage)}"
        return Section(part_id, title, part, words=waiting.of_source(table.source, table.freshness, looked_at))
    return Section(
        id=part_id,
        title=title,
        part=part,
        subtitle=words.ward_subtitle(table, measure),
        words=(old,) if old else (),
        chart=keyed.spec(
            ward_map.spec(table, outlines, measure), classes.legend(classes.shades(table, measure, theme.LIGHT))
        ),
        alt=words.alt_ward_map(table, measure),
        table=ward_grid(table),
        source=f"{source} {owed}".strip(),
        notes=(words.no_ward_words(table), standing_words.ORDER_NOTE, standing_words.HOT_NOTE, *table.caveats),
    )


def ward_grid(table: WardTable) -> Grid:
    """Return where wards stand, highest rate first, as numbers."""
    ordered = sorted(table.rows, key=lambda row: (row.rank is None, row.rank or 0, row.area.name))
    rows = tuple(
        (
            row.area.name,
            row.count,
            row.rate_per_1000,
            standing_words.ranks_short(row.standing.ranks) if row.standing else "",
            standing_words.hot_short(row.standing),
            words.change_words(row.change),
        )
        for row in ordered
    )
    columns = ("Ward", "Count", "Per 1,000", "Place (1 = highest)", "With neighbours", "Against the year before")
    span = words.period(table.first_month, table.last_month)
    return Grid(f"{table.indicator.name} by ward, {span}", columns, rows, ("", "count", "rate", "", "", ""))

"""An indicator over all wards of one set of boundaries for a window of months, and one ward of it."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from sbp import months as calendar
from sbp.answers import areas, comparing, doubts, freshness, indicators, left_out, ranking, sources, version
from sbp.answers.comparing import Window
from sbp.content import Content
from sbp.content.indicators import PER_RESIDENTS
from sbp.errors import UsageError
from sbp.model import Area, Change, Indicator, Result, Vintage, WardRow, WardTable
from sbp.standing import Funnel
from sbp.stats import ranks
from sbp.store import place_queries, queries
from sbp.store.queries import Connection, ModelRow, SourceRow, WindowRow


@dataclass(frozen=True)
class WardPanel:
    """One ward: its line of the table, the table it stands in, and its whole series."""

    row: WardRow
    table: WardTable
    series: Result


def table(
    con: Connection,
    content: Content,
    indicator_id: str,
    last_month: date | None,
    months: int,
    vintage: str,
    today: date,
) -> WardTable:
    """Answer how an indicator lies over the wards.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        indicator_id: one of `content.indicators`.
        last_month: last month of the window; None for the last month that any ward of the vintage holds.
        months: length of the window, 1 to 36.
        vintage: id of the ward boundaries.
        today: the day by which lateness is judged.

    Returns:
        One row for each ward of the vintage, by name. Counts are None where a month of the window is missing. A change
        compares the window with the same months a whole number of years earlier (one year, up to 12 months; two, up to
        24; three, up to 36). Without any count `reason` says why.

    Raises:
        UsageError: unknown indicator or vintage, or a window that is not 1 to 36 months.
    """
    indicator = indicators.find(content, indicator_id)
    boundaries = areas.vintage(content, vintage)
    comparing.check_length(months)
    wards = tuple(area for area in areas.all(con) if area.kind == "ward" and area.vintage == vintage)
    shown = doubts.may_show(indicator, "ward")
    held = queries.last_month_held(con, indicator.id, [ward.code for ward in wards]) if shown else None
    window = comparing.window_of(last_month or held or version.facts(con).last_month or today.replace(day=1), months)
    rows, borough_count = _counted(con, content, indicator, wards, window)
    rows, shape = with_standings(rows, place_queries.neighbours(con, vintage))
    answer = _table(con, content, indicator, boundaries, window, rows, borough_count, held, today)
    return replace(answer, funnel=shape)


def panel(
    con: Connection,
    content: Content,
    indicator_id: str,
    ward_code: str,
    last_month: date | None,
    months: int,
    today: date,
) -> WardPanel:
    """Answer how one ward stands among the wards of its own vintage, with its whole series; arguments as of `table`.

    Raises:
        UsageError: unknown indicator or ward, a code that is not a ward's, or a window that is not 1 to 36 months.
    """
    ward = areas.find(con, ward_code)
    if ward.kind != "ward":
        raise UsageError(f"{ward.name} ({ward.code}) is not a ward", "", "the code of a ward")
    whole = table(con, content, indicator_id, last_month, months, ward.vintage, today)
    row = next(row for row in whole.rows if row.area.code == ward.code)
    return WardPanel(row, whole, indicators.series(con, content, indicator_id, ward.code, today))


def _counted(
    con: Connection, content: Content, indicator: Indicator, wards: tuple[Area, ...], window: Window
) -> tuple[tuple[WardRow, ...], int | None]:
    """Return the wards' rows and the borough's own count of the window."""
    asked = queries.Windows(window.earlier_first, window.earlier_last, window.first, window.last)
    found = queries.indicator_windows(con, indicator.id, asked)
    shown = found if doubts.may_show(indicator, "ward") else {}
    rows = rows_of(content, indicator, wards, shown, queries.indicator_models(con, indicator.id), window)
    borough = found.get(content.borough.code)
    return rows, round(borough.latest) if borough and borough.latest_months == window.length else None


def rows_of(
    content: Content,
    indicator: Indicator,
    wards: tuple[Area, ...],
    found: dict[str, WindowRow],
    models: dict[str, ModelRow],
    window: Window,
) -> tuple[WardRow, ...]:
    """Return the rows of wards, in their order, from sums and models by area code; standings are not in them yet."""
    breaks = content.breaks_for(indicator, "ward")
    unranked = [
        _row(indicator, ward, comparing.compare(held, window, breaks, content.events))
        for ward in wards
        for held in [comparing.counted(ward.code, found, models)]
    ]
    places = ranks.from_highest(np.array([_number(row.rate_per_1000) for row in unranked]))
    return tuple(
        replace(row, rank=None if np.isnan(place) else int(place)) for row, place in zip(unranked, places, strict=True)
    )


def with_standings(rows: tuple[WardRow, ...], neighbours: ranking.Pairs) -> tuple[tuple[WardRow, ...], Funnel | None]:
    """Add to rows where each ward stands among the others, which only a rate can tell, and the funnel they stand in."""
    rated = [row.count if row.rate_per_1000 is not None else None for row in rows]
    found = ranking.judge([row.area for row in rows], rated, [row.change.dispersion for row in rows], neighbours)
    return tuple(replace(row, standing=each) for row, each in zip(rows, found.standings, strict=True)), found.funnel


def _number(value: float | None) -> float:
    return np.nan if value is None else value


def _row(indicator: Indicator, ward: Area, change: Change) -> WardRow:
    rate, interval = indicators.rate_of(indicator, ward, change.latest, change.dispersion)
    return WardRow(ward, change.latest, rate, interval, change, None)


def _table(
    con: Connection,
    content: Content,
    indicator: Indicator,
    vintage: Vintage,
    window: Window,
    rows: tuple[WardRow, ...],
    borough_count: int | None,
    held: date | None,
    today: date,
) -> WardTable:
    facts = version.facts(con)
    source = content.sources[indicator.source]
    state = sources.state(con, indicator.source)
    no_ward = _no_ward(rows, borough_count)
    missing = left_out.of_wards(con, indicator.id, vintage.id, {row.area.code: row.area.name for row in rows})
    return WardTable(
        indicator=indicator,
        source=source,
        vintage=vintage,
        first_month=window.first,
        last_month=window.last,
        rows=rows,
        borough_count=borough_count,
        no_ward_count=no_ward if no_ward is None or no_ward >= 0 else None,
        caveats=(
            *source.caveats,
            *indicator.caveats,
            *_table_caveats(indicator, rows, no_ward),
            *missing,
        ),
        freshness=freshness.of(source, held, state.retrieved_date, today, vintage.in_force_to is not None, "ward"),
        data_version=facts.id,
        is_demonstration=facts.is_demonstration,
        is_schematic=facts.is_schematic,
        reason=_reason(content, indicator, vintage, state, rows, window),
        missing=missing,
    )


def _no_ward(rows: tuple[WardRow, ...], borough_count: int | None) -> int | None:
    """Return the borough's own count less the wards', below zero where files disagree; None if one is missing."""
    counts = [row.count for row in rows if row.count is not None]
    if borough_count is None or not rows or len(counts) < len(rows):
        return None
    return borough_count - sum(counts)


def _table_caveats(indicator: Indicator, rows: tuple[WardRow, ...], no_ward: int | None) -> tuple[str, ...]:
    said = []
    if no_ward is not None and no_ward < 0:
        said.append(f"The wards add up to {-no_ward:,} more than the borough's own figure, which is of another date.")
    labels = sorted({row.area.residents_label for row in rows if row.area.residents_label})
    if indicator.per == PER_RESIDENTS and labels:
        said.append(f"Rates are per 1,000 residents: {'; '.join(labels)}.")
    without = [row.area.name for row in rows if row.area.residents is None]
    if indicator.per == PER_RESIDENTS and without:
        said.append(f"No rate is shown where no count of residents is held: {len(without)} of {len(rows)} wards.")
    return tuple(said)


def _reason(
    content: Content,
    indicator: Indicator,
    vintage: Vintage,
    state: SourceRow,
    rows: tuple[WardRow, ...],
    window: Window,
) -> str:
    if any(row.count is not None for row in rows):
        return ""
    if not rows:
        return f"No data: no wards are held for the {vintage.title}"
    if state.files_count and doubts.may_show(indicator, "ward"):
        span = f"{calendar.text(window.first)} to {calendar.text(window.last)}"
        return f"No data: the months {span} are not all held for any of the {vintage.title}"
    return doubts.why_empty(content, indicator, rows[0].area, state)

"""An indicator over the region's boroughs for a window of months: where ours stands, and whether it moved as others."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import numpy as np

from sbp import months as calendar
from sbp.answers import areas, comparing, doubts, freshness, indicators, left_out, ranking, sources, version
from sbp.answers.comparing import Window
from sbp.answers.ranking import Judged
from sbp.content import Content
from sbp.model import Area, Change, Indicator, Interval
from sbp.profiles import BoroughRow, BoroughTable
from sbp.stats import change, similar
from sbp.stats.relative_change import ratio_of_ratios
from sbp.store import place_queries, queries
from sbp.store.queries import Connection, ModelRow, WindowRow

SIMILAR = 6
YEAR = 12
SIMILAR_RULE = (
    "The six boroughs nearest to ours in number of residents and in residents per km², both weighing the same "
    "(on a logarithmic scale, each divided by its spread). Deprivation is not held, so it takes no part."
)


def table(
    con: Connection,
    content: Content,
    indicator_id: str,
    last_month: date | None,
    months: int,
    today: date,
) -> BoroughTable:
    """Answer how an indicator lies over the region's boroughs.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        indicator_id: one of `content.indicators`.
        last_month: last month of the window; None for the last month that another borough holds.
        months: length of the window, 1 to 36.
        today: the day by which lateness is judged.

    Returns:
        One row for each borough with a count, by name; boroughs without are in `not_held`. Without another borough
        `reason` says why and there are no rows.

    Raises:
        UsageError: unknown indicator, or a window that is not 1 to 36 months.
    """
    indicator = indicators.find(content, indicator_id)
    comparing.check_length(months)
    own, *others = _boroughs(con, content)
    shown = doubts.may_show(indicator, "borough")
    held = queries.last_month_held(con, indicator.id, [each.code for each in others]) if shown else None
    window = comparing.window_of(last_month or held or version.facts(con).last_month or today.replace(day=1), months)
    rows: tuple[BoroughRow, ...] = ()
    if shown:
        models = queries.indicator_models(con, indicator.id)
        rows = _rows(content, indicator, (own, *others), window, _found(con, indicator, window), models)
    return _table(con, content, indicator, own, rows, window, held, today)


def own_lines(con: Connection, content: Content, last_months: Mapping[str, date]) -> dict[str, BoroughRow]:
    """Return our borough's line among the others for twelve months, by indicator; none where `table` would give none.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        last_months: for each indicator, the last month of its twelve.

    Notes:
        Two questions to the store serve all indicators whose newest month is the one wanted.
    """
    if not last_months:
        return {}
    boroughs = _boroughs(con, content)
    codes = [each.code for each in boroughs]
    newest, models = place_queries.latest_windows(con, codes, YEAR, YEAR), place_queries.area_models(con, codes)
    lines = {}
    for indicator_id, last in last_months.items():
        held, indicator = newest.get(indicator_id), content.indicators[indicator_id]
        if held is None or not doubts.may_show(indicator, "borough"):
            continue
        window = comparing.window_of(last, YEAR)
        found = held[1] if held[0] == last else _found(con, indicator, window)
        rows = _rows(content, indicator, boroughs, window, found, models.get(indicator_id, {}))
        counted = [row for row in rows if row.count is not None]
        own = next((row for row in _placed(counted)[0] if row.is_own), None)
        if own is not None and own.standing is not None and len(counted) > 1:
            lines[indicator_id] = own
    return lines


def _found(con: Connection, indicator: Indicator, window: Window) -> dict[str, WindowRow]:
    asked = queries.Windows(window.earlier_first, window.earlier_last, window.first, window.last)
    return queries.indicator_windows(con, indicator.id, asked)


def _boroughs(con: Connection, content: Content) -> tuple[Area, ...]:
    """Return all boroughs, ours first."""
    others = (Area(*row) for row in place_queries.other_boroughs(con))  # type: ignore[arg-type]  the same fields
    return (areas.find(con, content.borough.code), *others)


def _rows(
    content: Content,
    indicator: Indicator,
    boroughs: tuple[Area, ...],
    window: Window,
    found: Mapping[str, WindowRow],
    models: Mapping[str, ModelRow],
) -> tuple[BoroughRow, ...]:
    breaks = content.breaks_for(indicator, "borough")
    alike = _similar(boroughs)
    rows = []
    for area in boroughs:
        moved = comparing.compare(comparing.counted(area.code, found, models), window, breaks, content.events)
        rate, interval = indicators.rate_of(indicator, area, moved.latest, moved.dispersion)
        rows.append(
            BoroughRow(area, moved.latest, rate, interval, moved, moved, None, area is boroughs[0], area.code in alike)
        )
    return tuple(sorted(rows, key=lambda row: row.area.name))


def _similar(boroughs: tuple[Area, ...]) -> frozenset[str]:
    """Return the codes of the boroughs most like the first."""
    sizes = np.array([(each.residents or np.nan, each.area_km2 or np.nan) for each in boroughs], dtype=float)
    features = np.log(np.column_stack([sizes[:, 0], sizes[:, 0] / sizes[:, 1]]))
    return frozenset(boroughs[at].code for at in similar.nearest(features, 0, SIMILAR))


class _Together(NamedTuple):
    """What boroughs count together in two years, with the variance of the later; `known` of them have a change."""

    latest: float
    earlier: float
    variance: float
    known: int


def _placed(rows: list[BoroughRow]) -> tuple[list[BoroughRow], Judged]:
    """Return the boroughs with where each stands and how it moved against the others, and the order they stand in."""
    rated = [row.count if row.rate_per_1000 is not None else None for row in rows]
    judged = ranking.judge([row.area for row in rows], rated, [row.change.dispersion for row in rows])
    changes = [row.change for row in rows if row.change.ratio is not None]
    everywhere = _Together(
        sum(each.latest or 0 for each in changes),
        sum(each.previous or 0 for each in changes),
        sum(map(_variance, changes)),
        len(changes),
    )
    return [
        replace(row, standing=standing, against_others=_against_others(row.change, everywhere, len(rows)))
        for row, standing in zip(rows, judged.standings, strict=True)
    ], judged


def _variance(each: Change) -> float:
    return (each.dispersion or 1.0) * (each.latest or 0)


def _against_others(own: Change, everywhere: _Together, boroughs: int) -> Change:
    """Compare a borough's change with that of all the others together."""
    if own.ratio is None or own.latest is None or own.previous is None or own.dispersion is None:
        return own
    if everywhere.known < boroughs or boroughs == 1:
        reason = "not compared: the other boroughs' change is not known for all of them"
        return replace(own, ratio=None, interval=None, reason=reason)
    latest, earlier = everywhere.latest - own.latest, everywhere.earlier - own.previous
    spread = (everywhere.variance - _variance(own)) / max(latest, 1)
    found = ratio_of_ratios((own.latest, own.previous), (latest, earlier), own.dispersion, spread)
    if found is None:
        return replace(own, ratio=None, interval=None, reason="too few to compare with the other boroughs")
    return replace(own, ratio=found.ratio, interval=Interval(found.low, found.high, change.LEVEL))


def _table(
    con: Connection,
    content: Content,
    indicator: Indicator,
    own: Area,
    rows: tuple[BoroughRow, ...],
    window: Window,
    held: date | None,
    today: date,
) -> BoroughTable:
    counted = [row for row in rows if row.count is not None]
    reason = _reason(con, content, indicator, own, counted, window)
    placed, judged = _placed(counted)
    facts, source = version.facts(con), content.sources[indicator.source]
    retrieved = sources.state(con, indicator.source).retrieved_date
    missing = left_out.of_area(con, indicator.id, own)
    return BoroughTable(
        indicator=indicator,
        source=source,
        first_month=window.first,
        last_month=window.last,
        rows=() if reason else tuple(placed),
        own_code=own.code,
        total_rate=None if reason else _together(counted),
        similar_rule=SIMILAR_RULE,
        not_held=tuple(row.area.name for row in rows if row.count is None),
        funnel=None if reason else judged.funnel,
        caveats=(
            *source.caveats,
            *indicator.caveats,
            *_caveats(indicator, counted),
            *missing,
        ),
        freshness=freshness.of(source, held, retrieved, today, kind="borough"),
        data_version=facts.id,
        is_demonstration=facts.is_demonstration,
        reason=reason,
        missing=missing,
    )


def _together(rows: list[BoroughRow]) -> float | None:
    """Return the rate per 1,000 of all boroughs together, None unless each has one."""
    if any(row.rate_per_1000 is None for row in rows):
        return None
    return ranking.PER * sum(row.count or 0 for row in rows) / sum(row.area.residents or 0 for row in rows)


def _caveats(indicator: Indicator, rows: list[BoroughRow]) -> tuple[str, ...]:
    said = []
    labels = sorted({row.area.residents_label for row in rows if row.rate_per_1000 is not None})
    if labels:
        said.append(f"Rates are per 1,000 residents: {'; '.join(labels)}.")
        said.append("Boroughs with many visitors have high rates, because residents alone are counted.")
    if indicator.better == "neither":
        said.append("A higher figure is not worse and a lower one not better: much depends on what is reported.")
    return tuple(said)


def _reason(
    con: Connection, content: Content, indicator: Indicator, own: Area, counted: list[BoroughRow], window: Window
) -> str:
    if not any(row.is_own for row in counted):
        if not doubts.may_show(indicator, "borough") or not queries.source_states(con):
            return doubts.why_empty(content, indicator, own, sources.state(con, indicator.source))
        span = f"{calendar.text(window.first)} to {calendar.text(window.last)}"
        return f"No data: the months {span} are not all held for {own.name}"
    if len(counted) == 1:
        return f"No data: the files loaded hold no borough but {own.name} on this measure for these months"
    return ""

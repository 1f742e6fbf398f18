"""An indicator over the region's boroughs for a window of months: where ours stands, and whether it moved as others."""

from dataclasses import replace
from datetime import date

import numpy as np

from sbp import months as calendar
from sbp.answers import areas, comparing, doubts, freshness, indicators, ranking, sources, version
from sbp.answers.comparing import Counted, Window
from sbp.answers.wards import LONGEST
from sbp.content import Content
from sbp.errors import UsageError
from sbp.model import Area, Change, Indicator, Interval
from sbp.profiles import BoroughRow, BoroughTable
from sbp.stats import change, similar
from sbp.stats.relative_change import ratio_of_ratios
from sbp.store import place_queries, queries
from sbp.store.queries import Connection, ModelRow, WindowRow

SIMILAR = 6
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
    if not 1 <= months <= LONGEST:
        raise UsageError(f"A window of {months} months cannot be shown", "months", f"1 to {LONGEST}")
    own, *others = _boroughs(con, content)
    shown = doubts.may_show(indicator, "borough")
    held = queries.last_month_held(con, indicator.id, [each.code for each in others]) if shown else None
    window = comparing.window_of(last_month or held or version.facts(con).last_month or today.replace(day=1), months)
    rows = _rows(con, content, indicator, (own, *others), window) if shown else ()
    return _table(con, content, indicator, own, rows, window, held, today)


def _boroughs(con: Connection, content: Content) -> tuple[Area, ...]:
    """Return all boroughs, ours first."""
    others = (Area(*row) for row in place_queries.other_boroughs(con))  # type: ignore[arg-type]  the same fields
    return (areas.find(con, content.borough.code), *others)


def _rows(
    con: Connection, content: Content, indicator: Indicator, boroughs: tuple[Area, ...], window: Window
) -> tuple[BoroughRow, ...]:
    asked = queries.Windows(window.earlier_first, window.earlier_last, window.first, window.last)
    found, models = queries.indicator_windows(con, indicator.id, asked), queries.indicator_models(con, indicator.id)
    breaks = content.breaks_for(indicator, "borough")
    alike = _similar(boroughs)
    rows = []
    for area in boroughs:
        moved = comparing.compare(_sums(area, found, models), window, breaks, content.events)
        rate, interval = indicators.rate_of(indicator, area, moved.latest, moved.dispersion)
        rows.append(
            BoroughRow(area, moved.latest, rate, interval, moved, moved, None, area is boroughs[0], area.code in alike)
        )
    return tuple(sorted(rows, key=lambda row: row.area.name))


def _sums(area: Area, found: dict[str, WindowRow], models: dict[str, ModelRow]) -> Counted:
    sums = found.get(area.code) or WindowRow(area.code, 0, 0, 0, 0)
    model = models.get(area.code) or ModelRow(area.code, 0, None)
    return Counted(
        sums.latest, sums.latest_months, sums.earlier, sums.earlier_months, model.months_used, model.dispersion
    )


def _similar(boroughs: tuple[Area, ...]) -> frozenset[str]:
    """Return the codes of the boroughs most like the first."""
    sizes = np.array([(each.residents or np.nan, each.area_km2 or np.nan) for each in boroughs], dtype=float)
    features = np.log(np.column_stack([sizes[:, 0], sizes[:, 0] / sizes[:, 1]]))
    return frozenset(boroughs[at].code for at in similar.nearest(features, 0, SIMILAR))


def _against_others(row: BoroughRow, rows: list[BoroughRow]) -> Change:
    """Compare a borough's change with that of all the others together."""
    own = row.change
    if own.ratio is None or own.latest is None or own.previous is None or own.dispersion is None:
        return own
    elsewhere = [each.change for each in rows if each is not row and each.change.ratio is not None]
    if len(elsewhere) < len(rows) - 1 or not elsewhere:
        reason = "not compared: the other boroughs' change is not known for all of them"
        return replace(own, ratio=None, interval=None, reason=reason)
    latest, earlier = (sum(count or 0 for count in counts) for counts in zip(*map(_counts, elsewhere), strict=True))
    variance = sum((each.dispersion or 1.0) * (each.latest or 0) for each in elsewhere)
    found = ratio_of_ratios((own.latest, own.previous), (latest, earlier), own.dispersion, variance / max(latest, 1))
    if found is None:
        return replace(own, ratio=None, interval=None, reason="too few to compare with the other boroughs")
    return replace(own, ratio=found.ratio, interval=Interval(found.low, found.high, change.LEVEL))


def _counts(each: Change) -> tuple[int | None, int | None]:
    return each.latest, each.previous


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
    rated = [row.count if row.rate_per_1000 is not None else None for row in counted]
    judged = ranking.judge([row.area for row in counted], rated, [row.change.dispersion for row in counted])
    placed = [
        replace(row, standing=standing, against_others=_against_others(row, counted))
        for row, standing in zip(counted, judged.standings, strict=True)
    ]
    facts, source = version.facts(con), content.sources[indicator.source]
    retrieved = sources.state(con, indicator.source).retrieved_date
    return BoroughTable(
        indicator=indicator,
        source=source,
        first_month=window.first,
        last_month=window.last,
        rows=() if reason else tuple(placed),
        own_code=own.code,
        total_count=None if reason else sum(row.count or 0 for row in counted),
        total_rate=None if reason else _together(counted),
        similar_rule=SIMILAR_RULE,
        not_held=tuple(row.area.name for row in rows if row.count is None),
        funnel=None if reason else judged.funnel,
        caveats=source.caveats + indicator.caveats + _caveats(indicator, counted),
        freshness=freshness.of(source, held, retrieved, today),
        data_version=facts.id,
        is_demonstration=facts.is_demonstration,
        reason=reason,
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

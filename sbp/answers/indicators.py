"""One indicator in one area: its months, its rolling year, how it changed, and what a reader must know of it."""

from datetime import date

import numpy as np

from sbp.answers import areas, comparing, doubts, freshness, left_out, naming, sources, version
from sbp.content import Content
from sbp.content.indicators import PER_RESIDENTS
from sbp.model import Area, AreaKind, Break, Change, Indicator, Interval, Point, Result
from sbp.publishing_model import WITHHELD
from sbp.stats import rates, rolling
from sbp.store import queries
from sbp.store.queries import Connection, ModelRow, MonthRow

YEAR = 12
NOT_SUPPLIED = "not supplied"


def find(content: Content, indicator_id: str) -> Indicator:
    """Return the indicator with an id.

    Raises:
        UsageError: no such id; the nearest are named.
    """
    names = {each.id: each.name for each in content.indicators.values()}
    return naming.find("indicator", indicator_id, content.indicators, names)


def held(con: Connection, content: Content) -> dict[str, dict[tuple[AreaKind, str], tuple[date, date]]]:
    """Return, for each indicator that holds data, the first and last month for each (kind of area, vintage)."""
    found: dict[str, dict[tuple[AreaKind, str], tuple[date, date]]] = {}
    for row in queries.indicators_held(con):
        if row.indicator_id in content.indicators and doubts.may_show(content.indicators[row.indicator_id], row.kind):
            found.setdefault(row.indicator_id, {})[row.kind, row.vintage] = (row.first_month, row.last_month)
    return found


def months_held(con: Connection, indicator_id: str, kind: AreaKind, vintage: str) -> tuple[date, ...]:
    """Return the months in which an indicator holds a value for a kind of area and vintage ("" for the borough)."""
    return tuple(queries.months_held(con, indicator_id, kind, vintage))


def series(con: Connection, content: Content, indicator_id: str, area_code: str, today: date) -> Result:
    """Answer how one indicator moved in one area.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        indicator_id: one of `content.indicators`.
        area_code: code of the borough or of a ward; an old ward's code answers on the old boundaries.
        today: the day by which lateness is judged.

    Returns:
        A result whose points run from the first to the last month held; without points `reason` says why. The rate is
        of the latest 12 months; it, its interval and the change are None (or give a reason) where months are missing.

    Raises:
        UsageError: unknown indicator or area; the nearest are named.
    """
    indicator = find(content, indicator_id)
    area = areas.find(con, area_code)
    shown = doubts.may_show(indicator, area.kind)
    rows = _trimmed(queries.indicator_series(con, indicator.id, area.code)) if shown else []
    return _result(con, content, indicator, area, rows, today)


def _result(
    con: Connection, content: Content, indicator: Indicator, area: Area, rows: list[MonthRow], today: date
) -> Result:
    model = queries.indicator_models(con, indicator.id).get(area.code) or ModelRow(area.code, 0, None)
    values = np.array([np.nan if row.value is None else row.value for row in rows])
    change = _change(content, indicator, area, rows, values, model)
    rate, interval = rate_of(indicator, area, change.latest, model.dispersion)
    last_month = rows[-1].month if rows else None
    missing = left_out.of_area(con, indicator.id, area)
    source, facts, state = content.sources[indicator.source], version.facts(con), sources.state(con, indicator.source)
    return Result(
        indicator=indicator,
        area=area,
        source=source,
        points=tuple(_point(row.month, row.value, row.note) for row in rows),
        rolling=_rolling(rows, values, content.breaks_for(indicator, area.kind)),
        change=change,
        rate_per_1000=rate,
        rate_interval=interval,
        breaks=tuple(item for item in content.breaks_for(indicator, area.kind) if _within(rows, item.day, item.day)),
        events=tuple(event for event in content.events if _within(rows, event.first, event.last)),
        caveats=doubts.caveats(content, indicator, area) + missing,
        freshness=freshness.of(
            source, last_month, state.retrieved_date, today, areas.has_ended(content, area.vintage), area.kind
        ),
        data_version=facts.id,
        is_demonstration=facts.is_demonstration,
        reason="" if rows else doubts.why_empty(content, indicator, area, state),
        missing=missing,
    )


def rate_of(
    indicator: Indicator, area: Area, count: int | None, dispersion: float | None
) -> tuple[float | None, Interval | None]:
    """Return a count per 1,000 residents with its interval; None where there is no count, rate or model to give it."""
    if count is None or not area.residents or indicator.per != PER_RESIDENTS:
        return None, None
    rate = float(rates.per_1000(count, area.residents))
    if dispersion is None:
        return rate, None
    low, high = rates.count_interval(np.array([count]), dispersion)
    ends = rates.per_1000(np.concatenate([low, high]), area.residents)
    return rate, Interval(float(ends[0]), float(ends[1]), rates.LEVEL)


def _trimmed(rows: list[MonthRow]) -> list[MonthRow]:
    known = [at for at, row in enumerate(rows) if row.value is not None or row.note.startswith(WITHHELD)]
    return rows[known[0] : known[-1] + 1] if known else []


def _point(month: date, value: float | None, note: str) -> Point:
    return Point(month, value, note or ("" if value is not None else NOT_SUPPLIED))


def _rolling(rows: list[MonthRow], values: np.ndarray, breaks: tuple[Break, ...]) -> tuple[Point, ...]:
    """Add up 12 months to each month; none where one is missing, or where they do not all mean the same."""
    sums = rolling.rolling_sum(values, YEAR)
    points = []
    for row, total in zip(rows[YEAR - 1 :], sums, strict=True):
        note = comparing.not_added(breaks, row.month, YEAR)
        points.append(Point(row.month, None if note or np.isnan(total) else float(total), note))
    return tuple(points)


def _change(
    content: Content, indicator: Indicator, area: Area, rows: list[MonthRow], values: np.ndarray, model: ModelRow
) -> Change:
    if not rows:
        return Change(None, None, None, None, model.dispersion, "no data")
    if len(rows) < 2 * YEAR:
        latest = round(values[-YEAR:].sum()) if len(rows) >= YEAR and not np.isnan(values[-YEAR:]).any() else None
        reason = f"not enough data: {len(rows)} months are held, and {2 * YEAR} are needed to compare two years"
        return Change(latest, None, None, None, model.dispersion, reason)
    latest, earlier = values[-YEAR:], values[-2 * YEAR : -YEAR]
    counted = comparing.Counted(
        latest=float(np.nansum(latest)),
        latest_months=int(np.isfinite(latest).sum()),
        earlier=float(np.nansum(earlier)),
        earlier_months=int(np.isfinite(earlier).sum()),
        months_used=model.months_used,
        dispersion=model.dispersion,
        withheld_months=sum(row.note.startswith(WITHHELD) for row in rows[-2 * YEAR :]),
    )
    window = comparing.window_of(rows[-1].month, YEAR)
    return comparing.compare(counted, window, content.breaks_for(indicator, area.kind), content.events)


def _within(rows: list[MonthRow], first: date, last: date) -> bool:
    return bool(rows) and first <= rows[-1].month and last >= rows[0].month

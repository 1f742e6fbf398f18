"""Does a month fit what earlier months foretold, what changed, and what would be left of it if nothing had."""

from datetime import date

import numpy as np

from sbp import months
from sbp.answers import areas, doubts, indicators, version
from sbp.content import Content
from sbp.content.breaks import first_month_after
from sbp.model import Area, Interval, Point, Result, Source
from sbp.stats import discovery, signals, xmr
from sbp.store import signal_queries
from sbp.store.queries import Connection
from sbp.store.signal_queries import ExpectedRow, NewestRow
from sbp.watching import BoardChart, Checked, ExpectedPoint, Signal, WhatChanged

NEWS_MONTHS = 6  # a measure whose newest month is older than this is no news
BOARD_MONTHS = 36
SMALLEST_BOARD = 12
JUDGED, NOT_ENOUGH = (signals.STATES[each] for each in (signals.JUDGED, signals.NOT_ENOUGH))


def expected(con: Connection, content: Content, indicator_id: str, area_code: str) -> tuple[ExpectedPoint, ...]:
    """Answer what was to be expected of each of a series' latest months, and of the three to come.

    Returns:
        Months oldest first; empty where nothing is held or the measure is not shown for so small an area.

    Raises:
        UsageError: unknown indicator or area; the nearest are named.
    """
    indicator, area = indicators.find(content, indicator_id), areas.find(con, area_code)
    if not doubts.may_show(indicator, area.kind):
        return ()
    return tuple(_point(row) for row in signal_queries.expected_months(con, indicator.id, area.code))


def past_hits(con: Connection, result: Result) -> tuple[tuple[int, int], ...]:
    """Return, for forecasts of one, two and three months ahead, how many lay in their 95% range and how many were made.

    Each was made from the months before it alone, over the latest months that were judged.
    """
    return tuple(signal_queries.forecast_hits(con, result.indicator.id, result.area.code))


def seasonally_adjusted(con: Connection, result: Result) -> tuple[Point, ...]:
    """Return a series with its season taken out; empty where it is too short to know its season.

    Every month's figure may move a little when a new month comes in, because the season is measured again.
    """
    factors = signal_queries.season_factors(con, result.indicator.id, result.area.code)
    if not factors or not result.points:
        return ()
    values = np.array([np.nan if each.value is None else each.value for each in result.points])
    adjusted = signals.adjusted_for_season(
        values, np.array([each.month.month for each in result.points]), np.array(factors)
    )
    return tuple(
        Point(each.month, None if np.isnan(value) else float(value), each.note)
        for each, value in zip(result.points, adjusted, strict=True)
    )


def board_chart(con: Connection, result: Result, target: float | None = None) -> BoardChart:
    """Answer with the XmR chart that boards know, of up to 36 seasonally adjusted months since the last break.

    Args:
        con: the connection that gave `result`.
        result: the series.
        target: a count a month to hold against the limits, or None.
    """
    breaks = [first_month_after(each) for each in result.breaks if each.effect in ("step", "refuse")]
    begin = max(breaks, default=date.min)
    points = tuple(each for each in seasonally_adjusted(con, result) if each.month >= begin)[-BOARD_MONTHS:]
    values = np.array([np.nan if is_exceptional(result, each.month) else each.value for each in points], dtype=float)
    if np.isfinite(values).sum() < SMALLEST_BOARD:
        return _no_chart(f"not enough data: fewer than {SMALLEST_BOARD} months since the last break")
    if np.nanmean(values) < xmr.SMALLEST_MEAN:
        return _no_chart("too few a month for this chart, which would call chance a signal: see the expected range")
    found = xmr.chart(values)
    return BoardChart(
        points=points,
        mean=found.mean,
        limits=Interval(found.low, found.high, xmr.LEVEL),
        rules=tuple(str(each) for each in found.rule),
        variation=xmr.variation(found, result.indicator.better),
        assurance=xmr.assurance(found, target, result.indicator.better),
        is_trial=found.is_trial,
        sides=tuple(int(each) for each in found.side),
    )


def what_changed(con: Connection, content: Content, today: date) -> WhatChanged:
    """Answer what changed in the newest month of each measure, and how much of it to expect if nothing had.

    Signals are those that survive Benjamini-Hochberg among all checks of their family and month: the borough's
    measures, and measures by ward on today's boundaries.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        today: measures whose newest month is over six months older are left out, by name.
    """
    families = ["borough", f"ward {content.borough.vintages[-1].id}"]
    known = {each.code: each for each in areas.all(con)}
    rows = [row for row in signal_queries.newest_judged(con, families) if _is_shown(row, content, known)]
    oldest = months.add(today.replace(day=1), -NEWS_MONTHS)
    news = [row for row in rows if row.expected.month >= oldest]
    stale = {row.indicator_id for row in rows} - {row.indicator_id for row in news}
    judged = [row for row in news if row.expected.state == JUDGED]
    surviving = [row for row in judged if _survives(row.expected)]
    facts = version.facts(con)
    return WhatChanged(
        signals=tuple(_signal(row, content, known) for row in surviving),
        budget=tuple(_checked(family, judged) for family in families),
        share_false=discovery.SHARE,
        first_month=min((row.expected.month for row in judged), default=None),
        last_month=max((row.expected.month for row in judged), default=None),
        left_out=tuple(sorted(content.indicators[each].name for each in stale)),
        data_version=facts.id,
        is_demonstration=facts.is_demonstration,
        reason="" if judged else _nothing_judged(rows),
        sources=_sources(judged, content),
    )


def _sources(rows: list[NewestRow], content: Content) -> tuple[Source, ...]:
    """Return the sources of the measures of some months, in the order in which the content names its measures."""
    checked = {row.indicator_id for row in rows}
    named = dict.fromkeys(each.source for each in content.indicators.values() if each.id in checked)
    return tuple(content.sources[each] for each in named)


def _nothing_judged(rows: list[NewestRow]) -> str:
    """Say why no measure's newest month is news."""
    if any(row.expected.state == JUDGED for row in rows):
        return f"the newest months held are more than {NEWS_MONTHS} months old"
    return "not enough data: no series has 24 usable months before its newest"


def _is_shown(row: NewestRow, content: Content, known: dict[str, Area]) -> bool:
    indicator = content.indicators.get(row.indicator_id)
    return indicator is not None and row.area_code in known and doubts.may_show(indicator, known[row.area_code].kind)


def _checked(family: str, judged: list[NewestRow]) -> Checked:
    mine = [row.expected for row in judged if row.family == family]
    flagged, surviving = sum(bool(each.rule) for each in mine), sum(_survives(each) for each in mine)
    return Checked(family.split()[0], len(mine), len(mine) * signals.STATED_ANY, flagged, surviving)


def _signal(row: NewestRow, content: Content, known: dict[str, Area]) -> Signal:
    adjusted_p = row.expected.adjusted_p
    assert adjusted_p is not None  # only what was checked survives
    return Signal(content.indicators[row.indicator_id], known[row.area_code], _point(row.expected), adjusted_p)


def _survives(row: ExpectedRow) -> bool:
    return bool(row.rule) and row.adjusted_p is not None and row.adjusted_p <= discovery.SHARE


def _point(row: ExpectedRow) -> ExpectedPoint:
    return ExpectedPoint(
        month=row.month,
        value=row.value,
        state=row.state,
        expected=row.expected,
        likely=_interval(row.low_95, row.high_95, signals.LEVELS[0]),
        limits=_interval(row.low_998, row.high_998, signals.LEVELS[1]),
        rule=row.rule,
        direction=row.direction,
        survives=_survives(row),
    )


def _interval(low: float | None, high: float | None, level: float) -> Interval | None:
    return None if low is None or high is None else Interval(low, high, level)


def is_exceptional(result: Result, month: date) -> bool:
    """Whether a month of a series lies in a spell that is left out of baselines."""
    return any(each.exceptional and each.first.replace(day=1) <= month <= each.last for each in result.events)


def _no_chart(reason: str) -> BoardChart:
    return BoardChart((), None, None, (), "", "", is_trial=False, reason=reason)

"""What a year of counts allows to be said: improving, worsening, changed, no signal, not enough data, not comparable.

The rule of one indicator for the borough, in this order: under 24 usable months · a break across which nothing is
compared, or a missing month, in the two years · the interval of the 12-month change leaves out no change, or a signal
in the last 6 months: the later one decides · else no signal. The change is of the last month held, because it includes
that month; a signal of that same month speaks of it alone, so it goes before the change.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sbp.stats.change import LEVEL
from sbp.stats.signals import STATED, STATED_ANY

RECENT_MONTHS = 6
CHANGE = "change"
IMPROVING, WORSENING, CHANGED = "improving", "worsening", "changed"
NO_SIGNAL, NOT_ENOUGH, NOT_COMPARABLE = "no signal", "not enough data", "not comparable"


class Fired(NamedTuple):
    """A rule that fired: `CHANGE` or a signal's rule, the month it is of, and the direction (1 high, -1 low)."""

    month: date
    rule: str
    direction: int


class Evidence(NamedTuple):
    """What is known of a measure.

    `better` is "up", "down" or "neither"; `latest` and `previous` are the counts of two years, None where months are
    missing; `low` and `high` are the limits of their ratio, None where it has none. `is_comparable`: no break that
    forbids comparing, and no missing month, in the two years. `is_enough`: at least 24 usable months. `last_month`: of
    the series, None without one.
    """

    better: str
    latest: float | None
    previous: float | None
    low: float | None
    high: float | None
    is_comparable: bool
    is_enough: bool
    last_month: date | None
    signals: Sequence[Fired]


class Judgement(NamedTuple):
    """The state, what decided (None where nothing fired), what else fired, and how often the deciding rule is wrong.

    `false_alarm` is the chance that the rule fires when nothing has happened, None where none fired.
    """

    state: str
    decided: Fired | None
    also: Fired | None
    false_alarm: float | None


def judge(evidence: Evidence) -> Judgement:
    """Apply the rule.

    Notes:
        The chance of a false alarm of a signal is over the six months looked at, and an upper bound: rates of single
        months are added up as though months were independent. Looking at many measures raises it further.
    """
    if not evidence.is_enough or evidence.last_month is None:
        return Judgement(NOT_ENOUGH, None, None, None)
    if not evidence.is_comparable:
        return Judgement(NOT_COMPARABLE, None, None, None)
    last = evidence.last_month
    recent = [each for each in evidence.signals if 0 <= _months_between(each.month, last) < RECENT_MONTHS]
    signal = max(recent, key=lambda each: each.month, default=None)
    change = _clear_change(evidence, last)
    if signal is None and change is None:
        return Judgement(NO_SIGNAL, None, None, None)
    if change is None or (signal is not None and signal.month == last):
        assert signal is not None  # one of the two fired
        chance = min(1.0, RECENT_MONTHS * STATED.get(signal.rule, STATED_ANY))
        return Judgement(_state(evidence.better, signal.direction), signal, change, chance)
    return Judgement(_state(evidence.better, change.direction), change, signal, round(1 - LEVEL, 6))


def two_points(evidence: Evidence) -> str:
    """Return the state that two totals alone would give, whatever chance might do; empty where one is missing."""
    if evidence.latest is None or evidence.previous is None:
        return ""
    if evidence.latest == evidence.previous:
        return NO_SIGNAL
    return _state(evidence.better, 1 if evidence.latest > evidence.previous else -1)


def _clear_change(evidence: Evidence, last: date) -> Fired | None:
    if evidence.low is None or evidence.high is None or evidence.low <= 1 <= evidence.high:
        return None
    return Fired(last, CHANGE, 1 if evidence.low > 1 else -1)


def _state(better: str, direction: int) -> str:
    if better == "neither":
        return CHANGED
    return IMPROVING if (better == "up") == (direction > 0) else WORSENING


def _months_between(month: date, last: date) -> int:
    return (last.year - month.year) * 12 + last.month - month.month

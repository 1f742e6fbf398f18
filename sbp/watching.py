"""The watch kept on every series: expected ranges, signals, how many were to be expected, and how that was proved."""

from dataclasses import dataclass
from datetime import date

from sbp.model import Area, Change, Indicator, Interval, Point, Source


@dataclass(frozen=True)
class CalibrationRow:
    """One line of the report on how often signals are false and how often changes are found, by simulation.

    `part` is "false alarms", "power" or "discoveries"; rates are shares of 1; `stated` is None where none is stated.
    """

    part: str
    mean: float | None
    dispersion: float
    season: float
    history_months: int
    months_since_step: int
    shift: float
    measure: str
    stated: float | None
    attained: float
    standard_error: float
    series: int
    seed: int


@dataclass(frozen=True)
class ExpectedPoint:
    """The expected range of one month: the line, and the outermost whole counts inside each range.

    `state` is "judged", "exceptional", "not supplied", "forecast" or "not enough data"; without the data for a range
    `expected` and the intervals are None. `rule` names the signal of the month, "" for none; `direction` is 1 high,
    -1 low, 0 none. `survives` tells whether the signal withstands the number of checks made of that month.
    """

    month: date
    value: float | None
    state: str
    expected: float | None
    likely: Interval | None
    limits: Interval | None
    rule: str
    direction: int
    survives: bool

    @property
    def is_signal(self) -> bool:
        """Whether the month does not fit what earlier months foretold."""
        return bool(self.rule)


@dataclass(frozen=True)
class Signal:
    """One series whose latest month does not fit, and that withstands the number of checks made."""

    indicator: Indicator
    area: Area
    point: ExpectedPoint
    adjusted_p: float


@dataclass(frozen=True)
class Checked:
    """The false-alarm budget of one family of series: what was checked, and what chance alone would have flagged.

    `by_chance` is an upper bound: the stated rates of all rules, which the attained ones stay under.
    """

    family: str
    checks: int
    by_chance: float
    flagged: int
    surviving: int


@dataclass(frozen=True)
class WhatChanged:
    """What changed in each measure's latest month: signals that survive, most certain first, and how many were checked.

    `first_month` and `last_month` span the measures' latest months; both None where nothing could be checked, and
    `reason` says why. `left_out` names measures whose newest month is too old to be news; `sources` are those of the
    measures checked, each once.
    """

    signals: tuple[Signal, ...]
    budget: tuple[Checked, ...]
    share_false: float
    first_month: date | None
    last_month: date | None
    left_out: tuple[str, ...]
    data_version: str
    is_demonstration: bool
    reason: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class BoardChart:
    """An XmR chart of the seasonally adjusted series since the last break, or the reason why there is none.

    `rules` gives the rule that each of `points` breaks, "" for none, and `sides` its side, 1 high and -1 low.
    `variation` and `assurance` are in the words that boards know; `is_trial`: too few points for lasting limits.
    """

    points: tuple[Point, ...]
    mean: float | None
    limits: Interval | None
    rules: tuple[str, ...]
    variation: str
    assurance: str
    is_trial: bool
    reason: str = ""
    sides: tuple[int, ...] = ()


@dataclass(frozen=True)
class ChangePart:
    """What one part contributes to a change: its counts, and the range of their difference (None: not judged).

    The ranges of all parts hold together. `code` is the area's where the part is one.
    """

    name: str
    latest: int
    earlier: int
    interval: Interval | None
    code: str = ""

    @property
    def change(self) -> int:
        """By how much the part is up, below zero where it is down."""
        return self.latest - self.earlier

    @property
    def is_clear(self) -> bool:
        """Whether the part moved by more than chance."""
        return self.interval is not None and not (self.interval.low <= 0 <= self.interval.high)


@dataclass(frozen=True)
class ChangeParts:
    """A change of 12 months against the 12 before, taken apart; the parts add up to it, or `reason` says why not.

    `kind` is "category" or "ward"; parts run from the largest change of either direction to the smallest. `against`
    pairs wards that share a boundary and clearly moved against each other, the one that rose first.
    """

    kind: str
    whole: Change
    last_month: date | None
    parts: tuple[ChangePart, ...]
    reason: str = ""
    against: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class LevelBefore:
    """What a month held on average in the 12 before an exceptional spell, and how the latest 12 compare with them.

    `title` is the spell's. `mean` is None, with the reason in `change`, where those months are not all held.
    `until` is the first month that is no longer compared with them, None where there is none.
    """

    title: str
    first_month: date
    last_month: date
    mean: float | None
    change: Change
    until: date | None = None

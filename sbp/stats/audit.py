"""Recompute printed numbers from what is printed beside them, and say whether they agree.

Printed numbers were rounded, so each stands for a range: half of its last digit (its step) on either side.
"""

import math
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["agrees", "agrees after rounding", "differs"]
# Steps are decimal, and halves of them are not exact in binary.
_SLACK = 1e-9


@dataclass(frozen=True)
class Range:
    """All numbers from `low` to `high`."""

    low: float
    high: float

    def meets(self, other: "Range") -> bool:
        """Whether some number lies in both."""
        slack = _SLACK * max(1.0, abs(self.low), abs(self.high))
        return self.low <= other.high + slack and other.low <= self.high + slack


def spread(number: float, step: float) -> Range:
    """Return the numbers that are printed as this one."""
    return Range(number - step / 2, number + step / 2)


def judge(number: float, step: float, recomputed: Range) -> Verdict:
    """Say whether a printed number agrees with what was recomputed.

    Args:
        number: the printed number.
        step: the size of its last digit.
        recomputed: the same at both ends, unless its own parts were rounded.

    Returns:
        `agrees` where it is the same number, `agrees after rounding` where rounding explains the difference.
    """
    if math.isclose(recomputed.low, recomputed.high) and math.isclose(number, recomputed.low, rel_tol=_SLACK):
        return "agrees"
    return "agrees after rounding" if spread(number, step).meets(recomputed) else "differs"


def judge_within(number: float, recomputed: float, allowed: float) -> Verdict:
    """Say whether a printed number lies within an allowed difference of another, both in the same unit."""
    if number == recomputed:
        return "agrees"
    return "agrees after rounding" if abs(number - recomputed) <= allowed + _SLACK else "differs"


def percent_change(before: float, after: float) -> float | None:
    """Return the change from before to after in per cent; None where there was nothing before."""
    return (after - before) / before * 100 if before else None


def earlier(count: float, change: float, step: float) -> Range:
    """Return the counts of the year before that a count and its printed change (in per cent) allow."""
    changes = spread(change, step)
    return Range(count / (1 + changes.high / 100), count / (1 + changes.low / 100))


def total(ranges: list[Range]) -> Range:
    """Return the sums that are possible where each part lies in its range."""
    return Range(sum(each.low for each in ranges), sum(each.high for each in ranges))


def implied_base(count: Range, rate: Range, per: int) -> Range | None:
    """Return the bases (residents, people asked) for which a count makes a rate per so many; None for a rate of zero.

    Notes:
        A rate with two digits pins its base down to some per cent only; compare the ranges, not their middles.
    """
    if rate.low <= 0:
        return None
    return Range(count.low * per / rate.high, count.high * per / rate.low)


def shared(ranges: list[Range]) -> tuple[Range, int]:
    """Return the range that lies in the most of some ranges, and in how many; the lowest where several do.

    Args:
        ranges: one or more.
    """
    best, most = ranges[0], 0
    for start in sorted(each.low for each in ranges):
        holding = [each for each in ranges if each.low <= start <= each.high]
        if len(holding) > most:
            best, most = Range(start, min(each.high for each in holding)), len(holding)
    return best, most


def people_around(percent: float, base: float) -> tuple[int, int]:
    """Return the whole numbers of people just below and just above a percentage of a base."""
    below = math.floor(percent * base / 100 + _SLACK)
    return below, below + 1


def whole_people(percent: float, step: float, base: float) -> bool:
    """Return whether some whole number of people gives a percentage of a base, as printed."""
    ranges = spread(percent, step)
    return any(ranges.low - _SLACK <= people / base * 100 < ranges.high for people in people_around(percent, base))

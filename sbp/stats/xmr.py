"""XmR charts as boards know them: a mean, limits from month-to-month movement, four rules, what follows for a target.

The limits are mean ± 2.66 mean moving ranges. Feed the seasonally adjusted series: a yearly cycle of a quarter up and
down alone flags 44 in 100 months in which nothing happened. Small counts flag too often as well (a mean of 2: 30% of
three-year series show a point outside): under a mean of `SMALLEST_MEAN` use the expected range instead.

References: Wheeler, Understanding Variation (2000); NHS England, Making Data Count; Nelson, Journal of Quality
Technology 14 (1982), on screening.
"""

from typing import Literal, NamedTuple

import numpy as np

REACH = 2.66  # mean ranges to each limit: 3 / 1.128, three standard deviations, rounded as every such chart has it
LEVEL = 0.997  # of normal values that lie inside the limits while nothing happens
SCREEN = 3.267  # upper limit of a moving range, in mean ranges
TRIAL = 12  # fewer points give trial limits only
SMALLEST_MEAN = 5.0
SHIFT, TREND = 7, 7  # points in a row
OUTSIDE, TREND_RULE, TWO_OF_THREE, SHIFT_RULE = "outside", "trend", "two_of_three", "shift"

Variation = Literal["common cause", "special cause: improvement", "special cause: concern", "special cause: neither"]
Assurance = Literal["consistently meets", "consistently fails", "inconsistent", "no target"]


class Chart(NamedTuple):
    """Mean, limits and, for each point, the first rule that holds ("" for none) and its side (1 high, -1 low)."""

    mean: float
    low: float
    high: float
    rule: np.ndarray
    side: np.ndarray
    is_trial: bool


def chart(values: np.ndarray, screened: bool = True, lowest: float | None = 0.0) -> Chart:
    """Draw up the chart of a series.

    Args:
        values: one value a month, NaN where missing; a gap ends every run and no range spans it.
        screened: leave out moving ranges of 3.267 mean ranges or more, once: one jump must not widen the limits.
        lowest: under which no value can lie, so the lower limit is cut there; None for none.

    Returns:
        The chart; limits of NaN where no two neighbouring months are held.

    Notes:
        Recalculate limits for a known reason only. Of several rules that hold, a point shows the first of: outside,
        trend, two of three, shift.
    """
    values = np.asarray(values, dtype=float)
    mean = float(np.nanmean(values)) if np.isfinite(values).any() else np.nan
    ranges = np.abs(np.diff(values))
    ranges = ranges[np.isfinite(ranges)]
    if screened and len(ranges):
        ranges = ranges[ranges < SCREEN * ranges.mean()] if (ranges > 0).any() else ranges
    width = REACH * float(ranges.mean()) if len(ranges) else np.nan
    low, high = mean - width, mean + width
    cut = low if lowest is None else max(low, lowest)
    side = np.sign(values - mean)
    far = np.where(np.abs(values - mean) > 2 / 3 * width, side, 0.0)
    rules = {
        OUTSIDE: np.where((values > high) | (values < cut), side, 0.0),
        TREND_RULE: trend(values),
        TWO_OF_THREE: two_in_three(far, side),
        SHIFT_RULE: shift(side),
    }
    found = list(rules.values())
    rule = np.select([each != 0 for each in found], list(rules), "")
    return Chart(mean, cut, high, rule, np.select([each != 0 for each in found], found, 0.0), len(values) < TRIAL)


def shift(side: np.ndarray) -> np.ndarray:
    """Mark every point of seven or more in a row on one side of the mean; a point on the mean ends the run."""
    return _runs(np.asarray(side, dtype=float), SHIFT)


def trend(values: np.ndarray) -> np.ndarray:
    """Mark the last point, and those after it that go on, of seven that each rise (1) or each fall (-1).

    Two equal neighbours end it.
    """
    steps = np.concatenate([[0.0], np.sign(np.diff(np.asarray(values, dtype=float)))])
    marks = np.zeros(len(steps))
    for direction in (1.0, -1.0):
        in_a_row = 0
        for place, step in enumerate(steps):
            in_a_row = in_a_row + 1 if step == direction else 0
            if in_a_row >= TREND - 1:
                marks[place] = direction
    return marks


def two_in_three(far: np.ndarray, side: np.ndarray) -> np.ndarray:
    """Mark any three neighbours that all lie on one side of the mean, two or more of them far out.

    Args:
        far: 1 or -1 where a point lies beyond two thirds of the way to its limit, else 0.
        side: 1 or -1 by the side of the mean.

    Notes:
        Two far points with one on the other side between them are no pattern.
    """
    marks = np.zeros(len(far))
    for first in range(len(far) - 2):
        places = slice(first, first + 3)
        for direction in (1.0, -1.0):
            if (side[places] == direction).all() and (far[places] == direction).sum() >= 2:
                marks[places] = direction
    return marks


def variation(chart: Chart, better: str) -> Variation:
    """Say what the latest point shows: nothing but chance, or a cause, judged by the direction that is better.

    Args:
        chart: of the series.
        better: "up", "down" or "neither".
    """
    side = chart.side[-1] if len(chart.side) else 0.0
    if side == 0:
        return "common cause"
    if better not in ("up", "down"):
        return "special cause: neither"
    improved = (side > 0) == (better == "up")
    return "special cause: improvement" if improved else "special cause: concern"


def assurance(chart: Chart, target: float | None, better: str) -> Assurance:
    """Say whether a target is met by chance alone (it lies inside the limits), always, or never."""
    if target is None or better not in ("up", "down") or np.isnan(chart.high):
        return "no target"
    if chart.low <= target <= chart.high:
        return "inconsistent"
    above = target > chart.high
    return "consistently fails" if above == (better == "up") else "consistently meets"


def _runs(side: np.ndarray, length: int) -> np.ndarray:
    marks = np.zeros(len(side))
    begin = 0
    for place in range(1, len(side) + 1):
        if place == len(side) or side[place] != side[begin]:
            if place - begin >= length and side[begin] in (1.0, -1.0):
                marks[begin:place] = side[begin]
            begin = place
    return marks

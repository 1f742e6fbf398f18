"""How one count compares with an earlier one, with the doubt that belongs to it."""

import math
from typing import NamedTuple

from scipy.special import betaincinv, ndtri

LEVEL = 0.95
SMALLEST_BASE = 20  # under this no percentage is shown: one incident more would move it by over 5 points
EXACT_BELOW = 50  # sum of both counts under which the normal approximation of the log ratio is poor
NEAR_ONE = 1.1  # dispersion up to which counts are treated as Poisson


class Ratio(NamedTuple):
    """A ratio of counts with its interval."""

    ratio: float
    low: float
    high: float


def count_ratio(latest: float, earlier: float, dispersion: float, level: float = LEVEL) -> Ratio | None:
    """Compare two counts of equal exposure.

    The log of the ratio gets variance dispersion × (1/latest + 1/earlier). Where both counts together are under 50 and
    the dispersion is near 1, and where the latest count is zero, the exact conditional interval takes its place.

    Args:
        latest: the later count.
        earlier: the count it is compared with.
        dispersion: variance over mean of the months behind both; values under 1 are taken as 1.
        level: chance that the interval holds the true ratio.

    Returns:
        Ratio with its interval, or None where the earlier count is under 20.

    Notes:
        Two counts are a poor test of a series: with no real change a monthly mean of 20 moves by 20% or more from year
        to year in 54 of 100 cases. A ratio whose interval holds 1 shows no clear change.
    """
    if earlier < SMALLEST_BASE:
        return None
    spread = max(dispersion, 1.0)
    if latest == 0 or (latest + earlier < EXACT_BELOW and spread <= NEAR_ONE):
        low, high = exact_limits(latest / spread, earlier / spread, level)
    else:
        half = float(ndtri((1 + level) / 2)) * math.sqrt(spread * (1 / latest + 1 / earlier))
        middle = math.log(latest / earlier)
        low, high = math.exp(middle - half), math.exp(middle + half)
    return Ratio(latest / earlier, low, high)


def exact_limits(latest: float, earlier: float, level: float = LEVEL) -> tuple[float, float]:
    """Return the exact conditional limits of the ratio of two Poisson counts of equal exposure, the earlier above zero.

    Given their sum the latest count is binomial; the limits of its share p (Clopper and Pearson 1934, Biometrika 26)
    give p / (1 - p).
    """
    tail = (1 - level) / 2
    low = 0.0 if latest == 0 else float(betaincinv(latest, earlier + 1, tail))
    high = float(betaincinv(latest + 1, earlier, 1 - tail))
    return low / (1 - low), high / (1 - high)

"""How one place's change compares with the change elsewhere in the same months."""

import math

from scipy.special import ndtri

from sbp.stats.change import LEVEL, SMALLEST_BASE, Ratio


def ratio_of_ratios(
    counts: tuple[float, float],
    elsewhere: tuple[float, float],
    dispersion: float,
    dispersion_elsewhere: float,
    level: float = LEVEL,
) -> Ratio | None:
    """Compare a place's ratio of two counts with the ratio elsewhere.

    Args:
        counts: the later and the earlier count of the place.
        elsewhere: the same of the places it is compared with; the place itself left out, so that both are independent.
        dispersion: variance over mean of the place's counts; values under 1 are taken as 1.
        dispersion_elsewhere: the same elsewhere.
        level: chance that the interval holds the true ratio of ratios.

    Returns:
        1 where the place moved as elsewhere, 0.9 where it ended a tenth lower than moving as elsewhere would have put
        it; None where an earlier count is under 20 or a later one is zero.

    Notes:
        Months in which everywhere moves together count for chance twice, so the interval is on the wide side.

    References:
        The log of each count has variance dispersion / count, as in `change.count_ratio`; the four add up. Braga, A. A.
        and Weisburd, D. L. (2022). Journal of Quantitative Criminology 38, 1-22 use the same ratio.
    """
    if min(counts[1], elsewhere[1]) < SMALLEST_BASE or min(counts[0], elsewhere[0]) <= 0:
        return None
    variance = max(dispersion, 1.0) * sum(1 / count for count in counts)
    variance += max(dispersion_elsewhere, 1.0) * sum(1 / count for count in elsewhere)
    middle = math.log(counts[0] / counts[1]) - math.log(elsewhere[0] / elsewhere[1])
    half = float(ndtri((1 + level) / 2)) * math.sqrt(variance)
    return Ratio(math.exp(middle), math.exp(middle - half), math.exp(middle + half))

"""One place before and after, beside others: the difference in counts, what moved next door, and the ratio of ratios.

Each is for a single place and for counts as they were published; several days are pooled by `effects`.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from sbp.stats import effects
from sbp.stats.effects import LEVEL, Estimate


class Pair(NamedTuple):
    """Counts of one area before and after, each already of the same meaning; `weight` is the area's size."""

    before: float
    after: float
    weight: float = 1.0


class Quotient(NamedTuple):
    """The weighted displacement quotient with its parts; `quotient` is None where the place did no better."""

    quotient: float | None
    numerator: float
    net_effect: float
    total_net_effect: float


def displacement_difference(
    treated: Pair,
    comparison: Pair,
    ring: Pair | None = None,
    ring_comparison: Pair | None = None,
    dispersion: float = 1.0,
    months: tuple[float, float] = (1.0, 1.0),
    level: float = LEVEL,
) -> Estimate:
    """Estimate the incidents avoided: change in the place less change elsewhere, with what moved next door.

    Args:
        treated: counts where something was done.
        comparison: counts where nothing was; its weight is its size beside the place's.
        ring: counts of the area next to the place, to which incidents may have moved.
        ring_comparison: what the ring is compared with.
        dispersion: variance over mean; values under 1 are taken as 1.
        months: lengths of the windows before and after, in months.
        level: chance that the interval holds the true difference.

    Returns:
        Below zero where fewer were counted than the comparison leads to expect.

    References:
        Wheeler, A. P. and Ratcliffe, J. H. (2018). A simple weighted displacement difference test. Crime Science 7:11.
    """
    signed = [(treated, 1.0), (comparison, -1.0)]
    signed += [(pair, sign) for pair, sign in ((ring, 1.0), (ring_comparison, -1.0)) if pair is not None]
    value = sum(sign * (pair.after / months[1] - pair.before / months[0]) / pair.weight for pair, sign in signed)
    variance = sum((pair.after / months[1] ** 2 + pair.before / months[0] ** 2) / pair.weight**2 for pair, _ in signed)
    return effects.estimate(value, math.sqrt(max(dispersion, 1.0) * variance), level)


def harm_difference(parts: Sequence[Estimate], weights: Sequence[float], level: float = LEVEL) -> Estimate:
    """Add up displacement differences of several offences, each times its weight; they are taken as independent."""
    value = sum(part.value * weight for part, weight in zip(parts, weights, strict=True))
    variance = sum((part.standard_error * weight) ** 2 for part, weight in zip(parts, weights, strict=True))
    return effects.estimate(value, math.sqrt(variance), level)


def displacement_quotient(treated: Pair, ring: Pair, comparison: Pair) -> Quotient | None:
    """Tell whether what was gained in a place moved next door, or spread there.

    Returns:
        Above 0: the gain spread; 0 to -1: some of it was lost next door; below -1: all of it. None where a count of
        the comparison is zero. It has no standard error: never say more from it alone.

    References:
        Bowers, K. J. and Johnson, S. D. (2003). Measuring the geographical displacement and diffusion of benefit
        effects of crime prevention activity. Journal of Quantitative Criminology 19(3), 275-301.
    """
    if min(comparison.before, comparison.after) <= 0:
        return None
    numerator = ring.after / comparison.after - ring.before / comparison.before
    denominator = treated.after / comparison.after - treated.before / comparison.before
    growth = comparison.after / comparison.before
    total = treated.before * growth - treated.after + ring.before * growth - ring.after
    return Quotient(numerator / denominator if denominator < 0 else None, numerator, -denominator, total)


def relative_log_ratio(treated: Pair, comparison: Pair, dispersion: float = 1.0, level: float = LEVEL) -> Estimate:
    """Estimate the log of the place's ratio of counts over the ratio elsewhere; all four counts above zero.

    References:
        Braga, A. A. and Weisburd, D. L. (2022). Does hot spots policing have meaningful impacts on crime? Journal of
        Quantitative Criminology 38, 1-22. The variance of each log count is dispersion / count.
    """
    counts = (treated.after, treated.before, comparison.after, comparison.before)
    value = math.log(treated.after / treated.before) - math.log(comparison.after / comparison.before)
    return effects.estimate(value, math.sqrt(max(dispersion, 1.0) * sum(1 / count for count in counts)), level)

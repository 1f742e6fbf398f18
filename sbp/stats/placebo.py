"""What days that were never held would have shown: how far places wander alone, and how far whole years go wrong.

An interval made of chance alone takes every lasting rise or fall of a place for an effect. Earlier months, in which
nothing was done, tell how large such changes are: for single places (`drift_of`) and for a year's days together, which
lie in busy places that rise and fall with one another (`widening`).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sbp.stats import effects
from sbp.stats.effects import Estimate, Trial, Widening

# As if so many earlier years had been seen in which chance and drift explain everything. With few years an interval
# would otherwise hang on the luck of one; scaled inverse chi-square prior, Gelman et al. 2013, Bayesian Data Analysis.
PRIOR_YEARS = 4
EVEN_YEARS = 1  # the same for what years lean to: as if one more had leaned to neither side


class Sham(NamedTuple):
    """A trial in months in which nothing was done, with the counts (places, months) that it is laid on."""

    counts: np.ndarray
    trial: Trial


def drift_of(shams: Sequence[Sham], dispersion: np.ndarray) -> float:
    """Return the variance by which places wander off by themselves, from trials in which nothing was done.

    Args:
        shams: with the same windows as the days that will be judged, in months and places without one.
        dispersion: (places,) variance over mean.

    Notes:
        Places rise and fall against one another over years, which the scatter from month to month does not show. An
        interval without it would take every such change for an effect. Method of moments, as DerSimonian and Laird
        (1986), Controlled Clinical Trials 7, 177-188; 0 where chance explains all, and without trials.
    """
    found = []
    for counts, trial in shams:
        alone = effects.pooled(counts, [trial], dispersion)
        lean = effects.lean_of(counts, trial)
        found.append((alone.value**2 - alone.standard_error**2) / float((lean**2).sum()))
    return max(float(np.mean(found)), 0.0) if found else 0.0


def widening(shams: Sequence[Estimate]) -> Widening:
    """Return how much more than chance and drift tell a year's days go wrong together.

    Args:
        shams: the pooled estimates of earlier years in which no day was held, made as the year's own.

    Returns:
        The factor on the variance, their mean square in standard errors drawn towards 1 as if four more years had been
        seen in which nothing but chance and drift was at work; the degrees of freedom of Student's t; and what they
        lean to by themselves, their mean as if one more year had leaned to neither side.

    Notes:
        Drift takes places as wandering each on its own. Places chosen together are alike, and so are those they are
        compared with: the busy ones rise and fall together against the quieter ones, which no number of days averages
        out. The factor may be under 1, as in Hartung and Knapp (2001), Statistics in Medicine 20, 3875-3889. They lean
        because a place that is picked while it is high often came up to there after the months it is judged against.
    """
    squares = sum(each.z**2 for each in shams)
    freedom = PRIOR_YEARS + len(shams)
    lean = sum(each.value for each in shams) / (EVEN_YEARS + len(shams))
    return Widening((PRIOR_YEARS + squares) / freedom, float(freedom), lean)

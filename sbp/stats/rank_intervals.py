"""Rank intervals: between which places in an order each rate lies, given the doubt of all of them."""

from typing import NamedTuple

import numpy as np

from sbp.stats.smoothing import Smoothed

LEVEL = 0.95
SEED = 1991  # any fixed number; stored with what it made, so that an interval can be made again
DRAWS = 1000  # the 2.5% at each end are then good to half a point


class RankIntervals(NamedTuple):
    """The first and last place (1 = highest rate) between which each place's true place lies, and how it was made."""

    first: np.ndarray
    last: np.ndarray
    level: float
    draws: int
    seed: int


def rank_intervals(
    counts: np.ndarray,
    residents: np.ndarray,
    dispersion: np.ndarray | float,
    prior: Smoothed,
    level: float = LEVEL,
    draws: int = DRAWS,
    seed: int = SEED,
) -> RankIntervals:
    """Draw rates from what is known of each place, put every draw in order, and report the middle of the places taken.

    A place's lasting rate has a gamma distribution with the prior's mean and variance; its count, divided by its
    dispersion, is treated as Poisson. Their product is again gamma: the posterior that is drawn from.

    Args:
        counts, residents, dispersion: of each place, as for `smooth`.
        prior: from `smooth` of the same counts.
        level: chance that an interval holds the true place.
        draws: how many times all rates are drawn.
        seed: of the random numbers.

    Returns:
        Whole places, 1 the highest rate. Where nothing tells the places apart, every interval is 1 to their number.

    Notes:
        Two places whose intervals overlap cannot be told apart by rank. Intervals of different years do not say whether
        a place moved: compare its rates instead.

    References:
        Goldstein, H. and Spiegelhalter, D. J. (1996). League tables and their limitations. Journal of the Royal
        Statistical Society A 159(3), 385-443. Marshall, E. C. and Spiegelhalter, D. J. (1998). BMJ 316, 1701-1704.
    """
    counts, residents = np.asarray(counts, dtype=float), np.asarray(residents, dtype=float)
    places = len(counts)
    if prior.variance <= 0 or prior.mean <= 0:
        return RankIntervals(np.ones(places, int), np.full(places, places), level, 0, seed)
    taken = _places(_drawn(counts, residents, dispersion, prior, draws, seed))
    taken.sort(axis=0)
    out = int(np.floor((1 - level) / 2 * draws))  # draws that may lie outside at each end
    return RankIntervals(taken[out].astype(int), taken[draws - 1 - out].astype(int), level, draws, seed)


def _drawn(
    counts: np.ndarray, residents: np.ndarray, dispersion: np.ndarray | float, prior: Smoothed, draws: int, seed: int
) -> np.ndarray:
    """Draw every place's rate from its posterior: (draws, places)."""
    spread = np.broadcast_to(np.maximum(dispersion, 1.0), counts.shape)
    shape = prior.mean**2 / prior.variance + counts / spread
    rate = prior.mean / prior.variance + residents / spread
    return np.random.default_rng(seed).standard_gamma(shape, (draws, len(counts))) / rate


def _places(drawn: np.ndarray) -> np.ndarray:
    """Put each draw in order, 1 the highest."""
    taken = np.empty(drawn.shape, dtype=np.int32)
    order = np.arange(1, drawn.shape[1] + 1, dtype=np.int32)[None, :]
    np.put_along_axis(taken, np.argsort(-drawn, axis=1), order, axis=1)
    return taken

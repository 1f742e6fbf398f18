"""How hot spots come and go: places high with their neighbours, quarter by quarter, put into classes over time."""

from typing import NamedTuple

import numpy as np
from scipy.stats import kendalltau

from sbp.stats import getis_ord, smoothing

QUARTER = 3  # months
MOST, FEWEST = 20, 10  # quarters looked at; ten is what tools for the same purpose ask for
RECENT = 0.2  # the last fifth of the quarters
HOT_CHANCE = 0.05
PERSISTENT, OFTEN, SELDOM, HALF = 0.8, 0.2, 0.1, 0.5  # shares of the quarters, see `classes`
TREND_CHANCE = 0.05
NONE, NEW, PERSISTING, INTENSIFYING, DIMINISHING, FORMER, ON_AND_OFF = (
    "none", "new", "persistent", "intensifying", "diminishing", "former", "on and off",
)  # fmt: skip


class OverTime(NamedTuple):
    """For each place: its class, the quarters in which it was hot (places, quarters), the trend's tau and chance.

    `recent` is how many of the last quarters count as recent. tau and chance are NaN where no trend was asked for.
    """

    classes: np.ndarray
    hot: np.ndarray
    recent: int
    tau: np.ndarray
    chance: np.ndarray


def quarters(counts: np.ndarray) -> np.ndarray:
    """Add months up in threes from the newest back: (places, months) to (places, quarters), at most 20."""
    whole = min(counts.shape[1] // QUARTER, MOST)
    return counts[:, counts.shape[1] - whole * QUARTER :].reshape(len(counts), whole, QUARTER).sum(axis=2)


def judge(counts: np.ndarray, residents: np.ndarray, dispersion: float, near: np.ndarray) -> OverTime | None:
    """Put places into classes over time.

    A place is hot in a quarter where the smoothed rates of it and its neighbours together are higher than chance would
    put them (Gi*, two-sided chance up to 5%), and its own is above that of all places together: Gi* alone would call
    a low place among high ones hot.

    Args:
        counts: (places, months), every month held.
        residents: (places,) above zero.
        dispersion: variance over mean of the counts.
        near: (places, places) from `getis_ord.contiguity`.

    Returns:
        None where fewer than ten quarters are held.

    Notes:
        The chance of a quarter is not adjusted for the number of places: a class needs several hot quarters, and that
        is what keeps false classes rare (simulated in the tests). With 22 places Gi* finds little; none is no proof
        of calm. A place that is high by itself has no class.

    References:
        Chainey, S. (2020). Understanding Crime. Esri Press; after the space-time classes of emerging hot spots.
    """
    by_quarter = quarters(counts)
    if by_quarter.shape[1] < FEWEST:
        return None
    smoothed = [smoothing.smooth(each, residents, dispersion) if each.sum() else None for each in by_quarter.T]
    rates = np.array([np.zeros(len(residents)) if each is None else each.rates for each in smoothed])
    common = np.array([0.0 if each is None else each.mean for each in smoothed])
    scores = getis_ord.z_scores(rates, near)
    hot = (getis_ord.two_sided(scores) <= HOT_CHANCE) & (scores > 0) & (rates > common[:, None])
    return classes(hot.T, scores.T)


def classes(hot: np.ndarray, scores: np.ndarray) -> OverTime:
    """Put places into classes by the quarters in which they were hot: both (places, quarters), the newest last.

    - persistent: hot in 80% of all quarters and half of the recent ones; intensifying or diminishing where the scores
      rise or fall (Mann-Kendall, chance up to 5%);
    - new: hot in the newest quarter, in half of the recent ones, and in no more than 10% of those before;
    - former: hot in 20% of the quarters before the recent ones, and in no recent one;
    - on and off: hot in 20% of all quarters, and none of these;
    - none: the rest.

    References:
        Mann, H. B. (1945). Nonparametric tests against trend. Econometrica 13, 245-259.
    """
    recent = max(round(hot.shape[1] * RECENT), 1)
    early, late, whole = hot[:, :-recent].mean(axis=1), hot[:, -recent:].mean(axis=1), hot.mean(axis=1)
    tau, chance = np.full(len(hot), np.nan), np.full(len(hot), np.nan)
    lasting = (whole >= PERSISTENT) & (late >= HALF)
    for place in np.flatnonzero(lasting):
        tau[place], chance[place] = kendalltau(np.arange(hot.shape[1]), scores[place])
    moves = lasting & (chance <= TREND_CHANCE)
    found = np.select(
        [
            moves & (tau > 0),
            moves & (tau < 0),
            lasting,
            hot[:, -1] & (late >= HALF) & (early <= SELDOM),
            (early >= OFTEN) & (late == 0),
            whole >= OFTEN,
        ],
        [INTENSIFYING, DIMINISHING, PERSISTING, NEW, FORMER, ON_AND_OFF],
        NONE,
    )
    return OverTime(found, hot, recent, tau, chance)


def run_begins(hot: np.ndarray) -> int | None:
    """Return the quarter from which a place has been hot without a break to the newest; None where it is not hot."""
    if not hot[-1]:
        return None
    cold = np.flatnonzero(~hot)
    return int(cold[-1]) + 1 if len(cold) else 0

"""What to expect of each place in each month of the calendar, from its own past, its likes and the season of all.

The level of a place weighs recent months more and is smoothed towards the others; the season is that of all places
together, because no single one has enough to show its own.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np

from sbp.stats import expected, smoothing

YEAR = 12
HARMONICS = slice(1, 1 + 2 * expected.HARMONICS)
FEWEST = 2 * YEAR  # usable months under which a season cannot be told from chance


def season(counts: np.ndarray, months: Sequence[date], used: np.ndarray) -> np.ndarray:
    """Return how each month of the calendar compares with an average one.

    Args:
        counts: (months,) of all places together, NaN where not supplied.
        months: the first day of each month, consecutive.
        used: (months,) the months that take part; those not supplied never do.

    Returns:
        Factors of January to December with mean 1; all 1 where fewer than 24 months take part.
    """
    taking_part = used & np.isfinite(counts)
    if taking_part.sum() < FEWEST:
        return np.ones(YEAR)
    columns = expected.design(months, [])
    year = expected.design([date(2001, month, 1) for month in range(1, YEAR + 1)], [])
    flat = np.zeros_like(year)  # a year at the level of the middle of the series, with nothing but its season
    flat[:, 0], flat[:, HARMONICS] = 1, year[:, HARMONICS]
    both = np.concatenate([columns, flat])
    observed = np.concatenate([np.where(taking_part, counts, 0.0), np.zeros(YEAR)])[None, :]
    mean = expected.fit_means(observed, both, np.concatenate([taking_part, np.zeros(YEAR, dtype=bool)])[None, :])[0]
    factors = mean[-YEAR:]
    return factors / factors.mean()


def levels(
    counts: np.ndarray,
    months: Sequence[date],
    used: np.ndarray,
    factors: np.ndarray,
    half_life: float,
    residents: np.ndarray,
    dispersion: np.ndarray,
) -> np.ndarray:
    """Return what to expect of each place in an average month.

    Args:
        counts: (places, months), NaN where not supplied.
        months: the first day of each month, consecutive, the last being the newest.
        used: (months,) the months that take part.
        factors: the season, January to December.
        half_life: months after which a month weighs half as much.
        residents: (places,) above zero.
        dispersion: (places,) variance over mean.

    Returns:
        (places,) counts of an average month, smoothed; NaN for a place without a month.
    """
    age = np.arange(len(months))[::-1]
    weight = np.where(used & np.isfinite(counts), 0.5 ** (age / half_life), 0.0)
    of_month = factors[np.array([month.month - 1 for month in months])]
    held = weight.sum(axis=1)
    adjusted = (weight * np.where(np.isfinite(counts), counts, 0.0) / of_month).sum(axis=1)
    known = held > 0
    found = np.full(len(counts), np.nan)
    if known.any():
        exposure = residents[known] * held[known]
        found[known] = smoothing.smooth(adjusted[known], exposure, dispersion[known]).rates * residents[known]
    return found


def stability(stated: np.ndarray, others: np.ndarray, chance: float = 0.1) -> np.ndarray:
    """Return the need that holds in all but a share of other ways of making it, as a share of the need as stated.

    Args:
        stated: (places,) need as stated.
        others: (ways, places) need made in other reasonable ways; each is put on the same total first.
        chance: the share of ways that may give less.
    """
    shares = others / others.sum(axis=1, keepdims=True)
    low = np.quantile(shares, chance, axis=0)
    own = stated / stated.sum()
    return np.clip(np.divide(low, own, out=np.zeros_like(own), where=own > 0), 0.0, 1.0)

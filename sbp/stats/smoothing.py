"""Empirical-Bayes smoothing: rates of small places drawn towards the mean as far as chance alone would scatter them."""

from typing import NamedTuple

import numpy as np


class Smoothed(NamedTuple):
    """Rates for each place after smoothing, and the prior they were drawn to: its mean and variance.

    `weights` say how much of a place's own rate is kept, 0 to 1. All rates are per resident.
    """

    rates: np.ndarray
    weights: np.ndarray
    mean: float
    variance: float


def smooth(counts: np.ndarray, residents: np.ndarray, dispersion: np.ndarray | float = 1.0) -> Smoothed:
    """Smooth the rates of places towards the rate of all of them together.

    Args:
        counts: what was counted in each place; finite.
        residents: how many live there; above zero.
        dispersion: variance over mean of each count, at least 1; 1 is Marshall's Poisson case.

    Returns:
        Smoothed rates and the prior. Where the rates scatter no more than chance gives, the variance is 0 and every
        place gets the common rate.

    Notes:
        Neighbours take no part. A smoothed rate is a better guess of the lasting rate than the raw one, and a worse
        description of what happened: show both. The doubt of the prior itself is not carried along.

    References:
        Marshall, R. J. (1991). Mapping disease and mortality rates using empirical Bayes estimators. Applied Statistics
        40(2), 283-294. The dispersion multiplies the variance by chance, as in quasi-Poisson models.
    """
    counts, residents = np.asarray(counts, dtype=float), np.asarray(residents, dtype=float)
    spread = np.broadcast_to(np.maximum(dispersion, 1.0), counts.shape)
    raw = counts / residents
    mean = float(counts.sum() / residents.sum())
    scatter = float((residents * (raw - mean) ** 2).sum() / residents.sum())
    variance = max(scatter - mean * float(spread.mean()) / float(residents.mean()), 0.0)
    by_chance = spread * mean / residents
    weights = np.divide(variance, variance + by_chance, out=np.zeros_like(raw), where=variance + by_chance > 0)
    return Smoothed(weights * raw + (1 - weights) * mean, weights, mean, variance)

"""Rates of counts and their intervals."""

import numpy as np
from scipy.special import gammaincinv

LEVEL = 0.95


def count_interval(
    counts: np.ndarray, dispersion: np.ndarray | float = 1.0, level: float = LEVEL
) -> tuple[np.ndarray, np.ndarray]:
    """Return the interval of the mean behind each count.

    With a dispersion of 1 this is the exact Poisson interval of Garwood (1936, Biometrika 28): half of chi-square
    quantiles. With more, the interval of the count divided by the dispersion, multiplied by it again: the spread grows
    with the square root of the dispersion, and the lower end never falls below zero.

    Args:
        counts: observed counts; NaN gives NaN.
        dispersion: variance over mean, at least 1.
        level: chance that the interval holds the mean.

    Returns:
        Lower and upper ends, in counts.

    Notes:
        An exact interval on an overdispersed count is too narrow; most monthly crime counts are overdispersed.
    """
    effective = np.asarray(counts, dtype=float) / dispersion
    tail = (1 - level) / 2
    low = np.where(effective == 0, 0.0, gammaincinv(np.where(effective == 0, 1.0, effective), tail))
    high = gammaincinv(effective + 1, 1 - tail)
    return low * dispersion, high * dispersion


def per_1000(counts: np.ndarray | float, residents: np.ndarray | float) -> np.ndarray:
    """Return counts per 1,000 residents; residents must be above zero.

    Notes:
        Residents are a poor measure of who is about in a town centre, so its rates look high.
    """
    return np.asarray(counts, dtype=float) / residents * 1000

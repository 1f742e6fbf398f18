"""Counts that vary at least as much as chance: tail probabilities and whole-number limits of the negative binomial.

The distribution is given by its mean and variance; a variance at or under the mean is taken as Poisson's.
"""

from collections.abc import Callable

import numpy as np
from scipy.special import betainc, ndtri

LEAST_EXCESS = 1e-6  # variance over mean above 1 from which the negative binomial no longer differs from Poisson
LEAST_MEAN = 1e-9


def at_most(count: np.ndarray, mean: np.ndarray, variance: np.ndarray) -> np.ndarray:
    """Return the chance of a count no larger than `count`; 0 for a negative one."""
    mean = np.maximum(mean, LEAST_MEAN)
    excess = np.maximum(variance / mean - 1.0, LEAST_EXCESS)
    whole = np.floor(count)
    chance = betainc(mean / excess, np.maximum(whole, 0.0) + 1.0, 1.0 / (1.0 + excess))
    return np.where(whole < 0, 0.0, chance)


def at_least(count: np.ndarray, mean: np.ndarray, variance: np.ndarray) -> np.ndarray:
    """Return the chance of a count no smaller than `count`, without the loss of digits of 1 - `at_most`."""
    mean = np.maximum(mean, LEAST_MEAN)
    excess = np.maximum(variance / mean - 1.0, LEAST_EXCESS)
    whole = np.ceil(count)
    chance = betainc(np.maximum(whole, 1.0), mean / excess, excess / (1.0 + excess))
    return np.where(whole <= 0, 1.0, chance)


def highest_inside(tail: np.ndarray, mean: np.ndarray, variance: np.ndarray) -> np.ndarray:
    """Return the largest count whose chance of being reached (`at_least`) is not under `tail`; arrays of one length."""
    guess = _near(1.0 - tail, mean, variance)
    return _last(guess, lambda count, at: at_least(count, mean[at], variance[at]) >= tail[at])


def lowest_inside(tail: np.ndarray, mean: np.ndarray, variance: np.ndarray) -> np.ndarray:
    """Return the smallest count whose chance of not being exceeded (`at_most`) is not under `tail`, at least 0."""
    guess = _near(tail, mean, variance)
    return np.maximum(_last(guess, lambda count, at: at_most(count - 1, mean[at], variance[at]) < tail[at]), 0.0)


def _near(chance: np.ndarray, mean: np.ndarray, variance: np.ndarray) -> np.ndarray:
    """Guess a quantile by the cube root of a gamma variable (Wilson and Hilferty 1931, PNAS 17)."""
    shape = np.maximum(mean, LEAST_MEAN) ** 2 / np.maximum(variance, LEAST_MEAN)
    score = ndtri(np.clip(chance, 1e-15, 1 - 1e-15))
    root = 1 - 1 / (9 * shape) + score / (3 * np.sqrt(shape))
    return np.floor(mean * np.clip(root, 0.0, 10.0) ** 3)


def _last(guess: np.ndarray, holds: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> np.ndarray:
    """Find the last whole number for which a condition holds that holds for all smaller ones, starting at a guess."""
    low, high = guess - 1.0, guess + 1.0
    width = 1.0
    everywhere = np.arange(len(guess))
    wrong = everywhere[~holds(low, everywhere)]
    while len(wrong):
        width *= 2
        high[wrong], low[wrong] = low[wrong], low[wrong] - width
        wrong = wrong[~holds(low[wrong], wrong)]
    width = 1.0
    wrong = everywhere[holds(high, everywhere)]
    while len(wrong):
        width *= 2
        low[wrong], high[wrong] = high[wrong], high[wrong] + width
        wrong = wrong[holds(high[wrong], wrong)]
    wide = everywhere[high - low > 1]
    while len(wide):
        middle = np.floor((low[wide] + high[wide]) / 2)
        inside = holds(middle, wide)
        low[wide[inside]], high[wide[~inside]] = middle[inside], middle[~inside]
        wide = wide[high[wide] - low[wide] > 1]
    return low

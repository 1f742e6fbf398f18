"""Funnel limits: how far a place's rate may lie from the common one before it stands out for a place of its size."""

from typing import NamedTuple

import numpy as np
from scipy.special import ndtri, pdtr, pdtrik

WARNING, ALARM = 0.95, 0.998  # about two and three standard deviations, as on control charts
WINSORISED = 0.1  # share of scores drawn in at each end before the overdispersion is measured


class Overdispersion(NamedTuple):
    """Scores on the square-root scale, their mean square after winsorising, and the variance between places."""

    scores: np.ndarray
    phi: float
    tau_squared: float


def exact_limits(expected: np.ndarray, level: float) -> tuple[np.ndarray, np.ndarray]:
    """Return predictive limits of observed over expected for Poisson counts, interpolated between whole counts.

    Args:
        expected: counts expected at the common rate; above zero.
        level: chance that a place at the common rate lies inside.

    References:
        Spiegelhalter, D. J. (2005). Funnel plots for comparing institutional performance. Statistics in Medicine 24(8),
        1185-1202, appendix A.1.2. These are limits for a new count, not the confidence interval of the expected one.
    """
    expected = np.asarray(expected, dtype=float)
    tail = (1 - level) / 2
    return _quantile(expected, tail) / expected, _quantile(expected, 1 - tail) / expected


def _quantile(expected: np.ndarray, chance: float) -> np.ndarray:
    """Return the count under which `chance` of a Poisson distribution lies, as a line between whole counts."""
    # below the chance of a zero there is nothing left to invert
    inner = pdtr(0, expected) < chance
    whole = np.where(inner, np.ceil(pdtrik(chance, np.where(inner, expected, 1e3)) - 1e-9), 0.0)
    upto, before = pdtr(whole, expected), np.where(whole > 0, pdtr(np.maximum(whole - 1, 0), expected), 0.0)
    return np.maximum(whole - (upto - chance) / (upto - before), 0.0)


def overdispersion(counts: np.ndarray, expected: np.ndarray) -> Overdispersion:
    """Measure how much more places differ than chance gives.

    Args:
        counts: observed counts.
        expected: counts expected at the common rate; above zero.

    Returns:
        Scores 2 (√O - √E), phi (mean square of the scores after a tenth at each end is drawn in) and tau² of
        √(O / E) between places, 0 where they differ no more than by chance.

    References:
        Spiegelhalter, D. J. (2005). Handling over-dispersion of performance indicators. Quality and Safety in Health
        Care 14(5), 347-351.
    """
    counts, expected = np.asarray(counts, dtype=float), np.asarray(expected, dtype=float)
    scores = 2 * (np.sqrt(counts) - np.sqrt(expected))
    inside = np.clip(scores, *np.quantile(scores, [WINSORISED, 1 - WINSORISED]))
    phi = float((inside**2).mean())
    weights, places = 4 * expected, len(counts)
    room = weights.sum() - (weights**2).sum() / weights.sum()
    return Overdispersion(scores, phi, max((places * phi - (places - 1)) / room, 0.0) if room > 0 else 0.0)


def limits(expected: np.ndarray, tau_squared: float, level: float) -> tuple[np.ndarray, np.ndarray]:
    """Return limits of observed over expected that allow for a variance between places.

    Args:
        expected: counts expected at the common rate; above zero.
        tau_squared: variance of √(O / E) between places; 0 gives `exact_limits`.
        level: chance that a place inside the common spread lies between the limits.

    Notes:
        With it "outside" means unusual even for places that differ as much as these do; without it nearly every place
        with many crimes would be called unusual.
    """
    if tau_squared == 0:
        return exact_limits(expected, level)
    half = float(ndtri((1 + level) / 2)) * np.sqrt(1 / (4 * np.asarray(expected, dtype=float)) + tau_squared)
    return np.maximum(1 - half, 0.0) ** 2, (1 + half) ** 2

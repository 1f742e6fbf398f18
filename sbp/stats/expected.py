"""The seasonal model of monthly counts: quasi-Poisson regression for many series at once.

Each series gets its own log-linear mean: a level, a yearly season of two harmonics, a slow trend and one step for each
declared break. The variance is the dispersion times the mean. Months that are missing or exceptional take no part.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

MINIMUM_MONTHS = 24  # fewer usable months: "not enough data"
BASELINE_MONTHS = (
    60  # five years, as Noufaily et al. 2013, Statistics in Medicine 32(7); a slow trend follows no longer span
)
HARMONICS = 2
SWEEPS = 25  # the fit settles in about six; the bound only stops a series that cannot settle
SETTLED = 1e-8
RIDGE = 1e-9  # keeps a column that a series gives no information on (a step after its last month) at zero
SMALLEST_MEAN = 1e-6


class Fitted(NamedTuple):
    """What the model says of each series, all of shape (series,).

    `mean_count` is of the months used, NaN for none. `dispersion` is variance over mean (Pearson chi-square over its
    degrees of freedom, at least 1), NaN under 24 usable months: "not enough data", and 1 must not be put in its place.
    """

    months_used: np.ndarray
    mean_count: np.ndarray
    dispersion: np.ndarray


def design(months: Sequence[date], step_months: Sequence[int]) -> np.ndarray:
    """Build the model's columns for each month.

    Args:
        months: consecutive first days of months.
        step_months: positions in `months` from which a step holds.

    Returns:
        Array of shape (months, columns): level, cosine and sine of each harmonic, linear and quadratic trend, steps.
    """
    count = len(months)
    angle = 2 * np.pi * (np.array([month.month for month in months]) - 1) / 12
    trend = np.linspace(-1.0, 1.0, count) if count > 1 else np.zeros(count)
    columns = [np.ones(count)]
    for harmonic in range(1, HARMONICS + 1):
        columns += [np.cos(harmonic * angle), np.sin(harmonic * angle)]
    columns += [trend, trend**2]
    columns += [(np.arange(count) >= step).astype(float) for step in step_months]
    return np.stack(columns, axis=1)


def usable(counts: np.ndarray, exceptional: np.ndarray) -> np.ndarray:
    """Mark the months that take part: supplied, not exceptional, and among the latest `BASELINE_MONTHS` of those."""
    taking_part = np.isfinite(counts) & ~np.asarray(exceptional, dtype=bool)
    later = taking_part[:, ::-1].cumsum(axis=1)[:, ::-1]
    return taking_part & (later <= BASELINE_MONTHS)


def fit_means(counts: np.ndarray, columns: np.ndarray, used: np.ndarray) -> np.ndarray:
    """Fit every series by iteratively reweighted least squares.

    Args:
        counts: (series, months); values where `used` is False are ignored.
        columns: (months, columns) from `design`.
        used: (series, months), the months that take part.

    Returns:
        Expected counts (series, months), for the months that took no part as well.
    """
    observed = np.where(used, counts, 0.0)
    level = observed.sum(axis=1) / np.maximum(used.sum(axis=1), 1)
    mean = np.where(used, (observed + level[:, None]) / 2, level[:, None])
    mean = np.maximum(mean, SMALLEST_MEAN)
    logarithm = np.log(mean)
    ridge = RIDGE * np.eye(columns.shape[1])
    for _ in range(SWEEPS):
        weight = np.where(used, mean, 0.0)
        response = np.where(used, logarithm + (observed - mean) / mean, 0.0)
        products = (columns[:, :, None] * columns[:, None, :]).reshape(len(columns), -1)
        information = (weight @ products).reshape(len(counts), *ridge.shape) + ridge
        score = (weight * response) @ columns
        coefficients = np.linalg.solve(information, score[:, :, None])[:, :, 0]
        before = logarithm
        logarithm = np.clip(coefficients @ columns.T, np.log(SMALLEST_MEAN), 30.0)
        mean = np.exp(logarithm)
        if np.abs(np.where(used, logarithm - before, 0.0)).max(initial=0.0) < SETTLED:
            break
    return mean


def fit_dispersion(
    counts: np.ndarray, months: Sequence[date], exceptional: np.ndarray, step_months: Sequence[int] = ()
) -> Fitted:
    """Fit the seasonal model to many monthly series and measure how much more they vary than chance alone.

    Args:
        counts: (series, months) counts, NaN where a month was not supplied.
        months: the first day of each month, consecutive.
        exceptional: (months,) True for months that are left out of baselines.
        step_months: positions in `months` from which a declared break's step holds.

    Returns:
        Arrays rather than a frame, because pages call this and a frame of theirs would load pyarrow for a visitor.
    """
    counts = np.asarray(counts, dtype=float)
    used = usable(counts, exceptional)
    months_used = used.sum(axis=1)
    totals = np.where(used, counts, 0.0).sum(axis=1)
    mean_count = np.divide(totals, months_used, out=np.full(len(counts), np.nan), where=months_used > 0)
    dispersion = np.full(len(counts), np.nan)
    enough = months_used >= MINIMUM_MONTHS
    if enough.any():
        start = int(used[enough].any(axis=0).argmax())
        columns = design(months[start:], [step - start for step in step_months])
        dispersion[enough] = _dispersion(counts[enough, start:], columns, used[enough, start:])
    return Fitted(months_used, mean_count, dispersion)


def _dispersion(counts: np.ndarray, columns: np.ndarray, used: np.ndarray) -> np.ndarray:
    mean = fit_means(counts, columns, used)
    squares = np.where(used, (np.where(used, counts, 0.0) - mean) ** 2 / mean, 0.0)
    fitted = np.linalg.matrix_rank(np.where(used[:, :, None], columns, 0.0))
    freedom = np.maximum(used.sum(axis=1) - fitted, 1)
    return np.maximum(squares.sum(axis=1) / freedom, 1.0)

"""What earlier months say about later ones: a seasonal quasi-Poisson regression fitted to many series at once.

The log of the mean is a level, a yearly season of two harmonics, a slow linear trend, and one step for each declared
break. The variance is the dispersion times the mean. It differs from `expected`, which describes a whole series, in
that it looks ahead: weak prior knowledge keeps it sane where a ward counts next to nothing, and every prediction
carries the doubt of the fit.
"""

from typing import NamedTuple

import numpy as np

# Prior standard deviations on the log scale, so that a few counts cannot invent a season: two harmonics of 0.5 reach
# from half to double the level, as no season of ours does; over five years a level may well move by a factor e.
HARMONIC_SPREAD = 0.5
TREND_SPREAD = 1.0
STEP_SPREAD = 1.0
HALF_COUNT = 0.5  # Jeffreys' prior of a Poisson mean: a series of zeros is rare events, not impossible ones
RIDGE = 1e-9  # keeps the level of a series without any month finite
TREND_MONTHS = 60  # the trend is the change over five years
SWEEPS = 25
SETTLED = 1e-5  # of the log of the mean
LONGEST_STEP = 1.0  # of a coefficient in one sweep, so that no start can overshoot
LOG_LIMITS = (-14.0, 20.0)
SEASON = slice(1, 5)
TREND = 5
FIXED = 6  # columns before the steps


class Baseline(NamedTuple):
    """Fitted series: coefficients (series, columns), their covariance without the dispersion, dispersion, freedom.

    `dispersion` is variance over mean, at least 1; `freedom` are the degrees of freedom behind it; `months` are the
    months that took part.
    """

    coefficients: np.ndarray
    covariance: np.ndarray
    dispersion: np.ndarray
    freedom: np.ndarray
    months: np.ndarray


def columns(positions: np.ndarray, months_of_year: np.ndarray, origin: int) -> np.ndarray:
    """Return the columns that all series share: level, two harmonics, trend counted in five years from `origin`.

    Args:
        positions: places of months in a calendar.
        months_of_year: 1 to 12 for each of them.
        origin: the place at which the trend is 0.

    Returns:
        Array (months, 6).
    """
    angle = 2 * np.pi * (months_of_year - 1) / 12
    season = [turn(harmonic * angle) for harmonic in (1, 2) for turn in (np.cos, np.sin)]
    return np.stack([np.ones(len(positions)), *season, (positions - origin) / TREND_MONTHS], axis=1)


def season_factors(coefficients: np.ndarray) -> np.ndarray:
    """Return each series' factor for January to December (series, 12), with a mean of 1 over the year."""
    year = np.arange(1, 13)
    factors = np.exp(coefficients[:, SEASON] @ columns(year, year, 0)[:, SEASON].T)
    return factors / factors.mean(axis=1, keepdims=True)


def fit(counts: np.ndarray, used: np.ndarray, design: np.ndarray, start: np.ndarray | None = None) -> Baseline:
    """Fit every series by Newton's method on the penalised quasi-likelihood.

    Args:
        counts: (series, months); values where `used` is False are ignored.
        used: (series, months), the months that take part.
        design: (series, months, columns), the first six from `columns`, then one for each step (zeros for none).
        start: coefficients to start from, such as those of the month before.

    Returns:
        The fitted series; nonsense, but finite, where hardly a month took part.
    """
    observed = np.where(used, counts, 0.0)
    months = used.sum(axis=1)
    precision = _precision(design.shape[2])
    if start is None:
        start = np.zeros((len(counts), design.shape[2]))
        start[:, 0] = np.log((observed.sum(axis=1) + HALF_COUNT) / np.maximum(months, 1))
    coefficients = start
    for _ in range(SWEEPS):
        mean = np.where(used, means(design, coefficients), 0.0)
        score = np.einsum("sm,smp->sp", observed - mean, design) - coefficients * precision
        score[:, 0] += np.where(months > 0, HALF_COUNT, 0.0)
        step = np.linalg.solve(_information(mean, design) + np.diag(precision), score[:, :, None])[:, :, 0]
        longest = np.abs(step).max(axis=1, keepdims=True, initial=0.0)
        coefficients = coefficients + step * np.minimum(1.0, LONGEST_STEP / np.maximum(longest, SETTLED))
        if longest.max(initial=0.0) < SETTLED:
            break
    return _described(observed, used, design, coefficients, months)


def means(design: np.ndarray, coefficients: np.ndarray) -> np.ndarray:
    """Return the expected counts (series, months) of a design."""
    return np.exp(np.clip(np.matmul(design, coefficients[:, :, None])[:, :, 0], *LOG_LIMITS))


def predict(fitted: Baseline, design: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Predict the sum over the months of a design.

    Args:
        fitted: the series.
        design: (series, months, columns) of the months to come.

    Returns:
        Mean and variance of each series' sum: the months' own, and that of the doubt of the fit, which they share.
    """
    mean = means(design, fitted.coefficients)
    slope = np.einsum("sm,smp->sp", mean, design)
    doubt = np.einsum("sp,spq,sq->s", slope, fitted.covariance, slope)
    total = mean.sum(axis=1)
    return total, fitted.dispersion * (total + doubt)


def _described(
    observed: np.ndarray, used: np.ndarray, design: np.ndarray, coefficients: np.ndarray, months: np.ndarray
) -> Baseline:
    mean = np.where(used, means(design, coefficients), 0.0)
    information = _information(mean, design)
    covariance = np.linalg.inv(information + np.diag(_precision(design.shape[2])))
    spent = np.einsum("spq,sqp->s", covariance, information)  # the prior spares part of the columns
    freedom = np.maximum(months - spent, 1.0)
    squares = np.divide((observed - mean) ** 2, mean, out=np.zeros_like(mean), where=used)
    return Baseline(coefficients, covariance, np.maximum(squares.sum(axis=1) / freedom, 1.0), freedom, months)


def _information(mean: np.ndarray, design: np.ndarray) -> np.ndarray:
    return np.matmul((design * mean[:, :, None]).transpose(0, 2, 1), design)


def _precision(count: int) -> np.ndarray:
    spreads = [HARMONIC_SPREAD] * 4 + [TREND_SPREAD] + [STEP_SPREAD] * (count - FIXED)
    return np.array([RIDGE, *(1 / spread**2 for spread in spreads)])

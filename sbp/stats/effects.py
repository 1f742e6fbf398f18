"""Did it work: how a place's count changed beside places where nothing was done, alone and pooled over many days.

Counts are overdispersed, so variance by chance is multiplied by the dispersion (variance over mean). The months that
chose a place must not be among those it is judged on, or the fall that follows any peak would pass for an effect.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from scipy.special import ndtr, ndtri, stdtr, stdtrit

from sbp.stats import smoothing

LEVEL = 0.95
POWER = 0.8  # the chance of finding a cut that "smallest detectable" speaks of; Cohen 1988
SMALLEST_BASE = 20  # fewer in the baseline: one incident more would move the ratio by over 5 points
LARGEST_CUT = 95  # per cent
ROUNDS = 6  # in which the cut that is just found is drawn nearer
HALF = 0.5  # added to every sum of a day where one is zero: Haldane 1955, Annals of Human Genetics 20, 309-311


class Estimate(NamedTuple):
    """An estimate with its standard error and interval."""

    value: float
    standard_error: float
    low: float
    high: float

    @property
    def z(self) -> float:
        """The estimate in standard errors."""
        return self.value / self.standard_error


class Widening(NamedTuple):
    """How much wider than chance and drift tell an estimate scatters: on its variance, and how well that is known.

    `freedom`: degrees of freedom of Student's t; without end where nothing widens. `lean`: the log ratio that such
    estimates tend to by themselves. It widens nothing, but what a cut has to stand out from lies there.
    """

    factor: float = 1.0
    freedom: float = math.inf
    lean: float = 0.0


NO_WIDENING = Widening()


class Trial(NamedTuple):
    """Which cells of a panel belong to one day: masks over places and over months; before and after do not overlap."""

    treated: np.ndarray
    comparison: np.ndarray
    before: np.ndarray
    after: np.ndarray


def estimate(value: float, standard_error: float, level: float = LEVEL, freedom: float = math.inf) -> Estimate:
    """Return an estimate with the interval that Student's t gives (the normal where `freedom` has no end)."""
    half = _edge(level, freedom) * standard_error
    return Estimate(value, standard_error, value - half, value + half)


def pooled(
    counts: np.ndarray,
    trials: Sequence[Trial],
    dispersion: np.ndarray,
    drift: float = 0.0,
    widening: Widening = NO_WIDENING,
    level: float = LEVEL,
) -> Estimate:
    """Pool the log ratios of many days, each weighted by the inverse of its variance.

    Args:
        counts: (places, months), finite in every cell that a trial uses.
        trials: one for each day; they may share places and months, and what they share is counted as shared.
        dispersion: (places,) variance over mean; values under 1 are taken as 1.
        drift: variance by which the log of a place's level wanders off by itself, from `placebo.drift_of`.
        widening: how much more than that the days of a year go wrong together, from `placebo.widening`.
        level: chance that the interval holds the true log ratio.

    Returns:
        The pooled log ratio, below zero where fewer were counted; its exponential is the ratio.

    Notes:
        Days that share their comparison go wrong together: the covariance between them is part of the standard error.
    """
    slopes = np.stack([_slopes(counts, trial).ravel() for trial in trials])
    spread = np.maximum(dispersion, 1.0)[:, None] * np.nan_to_num(counts)
    values = np.array([_log_ratio(counts, trial, spread) for trial in trials])
    lean = np.stack([lean_of(counts, trial) for trial in trials])
    covariance = (slopes * spread.ravel()) @ slopes.T + drift * lean @ lean.T
    own = drift * (lean**2).sum(axis=1)
    weights = 1 / (np.array([_even_variance(counts, trial, dispersion) for trial in trials]) + own)
    weights /= weights.sum()
    error = math.sqrt(widening.factor * float(weights @ covariance @ weights))
    return estimate(float(weights @ values), error, level, widening.freedom)


def lean_of(counts: np.ndarray, trial: Trial) -> np.ndarray:
    """Return how far a day's log ratio moves with each place's level: shares of its count, less shares elsewhere."""
    total = counts[:, trial.before | trial.after].sum(axis=1)
    inside, elsewhere = np.where(trial.treated, total, 0.0), np.where(trial.comparison, total, 0.0)
    return inside / max(float(inside.sum()), HALF) - elsewhere / max(float(elsewhere.sum()), HALF)


def power(
    standard_error: float,
    cut: float,
    level: float = LEVEL,
    widening: Widening = NO_WIDENING,
    threshold: float | None = None,
) -> float:
    """Return the chance that a true cut (0 to 1) is found, given the log ratio's standard error under that cut.

    Args:
        standard_error: widened.
        cut: the share by which the count falls.
        level: of the interval by which it is found.
        widening: how well the error is known, and what estimates lean to.
        threshold: how far below none the log ratio must lie to be found; None where the error is always the same.

    Notes:
        How far an estimate scatters is known from few earlier years, so chance too is Student's t; and it scatters
        around what such estimates tend to by themselves, not around none. Taking either as known exactly would print
        more than is then found. A lean towards falls is left out: a fall that comes by itself is no cut found, so it
        must not raise the chance. What years lean to is in the widening too, which is made of how far they lie from
        none, so the chance is slightly cautious otherwise.
    """
    least = _edge(level, widening.freedom) * standard_error if threshold is None else threshold
    distance = (-(math.log1p(-cut) + max(widening.lean, 0.0)) - least) / standard_error
    return float(stdtr(widening.freedom, distance) if math.isfinite(widening.freedom) else ndtr(distance))


class Foreseen:
    """Days that are still to come, as they will be judged.

    `monthly`: (places,) counts expected in a month if nothing is done; `dispersion`: (places,) variance over mean;
    `drift` and `widening` as for `pooled`.
    """

    def __init__(
        self,
        monthly: np.ndarray,
        trials: Sequence[Trial],
        dispersion: np.ndarray,
        drift: float = 0.0,
        widening: Widening = NO_WIDENING,
    ) -> None:
        self._monthly, self._trials, self._dispersion = np.asarray(monthly, dtype=float), trials, dispersion
        self._drift, self._widening = drift, widening
        self._threshold = self._found_from()

    def power(self, cut: float) -> float:
        """Return the chance that a true cut (0 to 1) is found."""
        error = self._error(cut)
        # where next to nothing is left the interval is wider still, and what was found before is found no longer
        threshold = max(self._threshold, _edge(LEVEL, self._widening.freedom) * error)
        return power(error, cut, widening=self._widening, threshold=threshold)

    def smallest(self) -> float | None:
        """Return the smallest cut, in whole per cent (0 to 1), found in 80 of 100 such cases; None for none.

        Notes:
            The chance does not grow without end: a cut that leaves next to nothing leaves next to nothing to judge by.
        """
        cuts = (percent / 100 for percent in range(1, LARGEST_CUT + 1))
        return next((cut for cut in cuts if self.power(cut) >= POWER), None)

    def _error(self, cut: float) -> float:
        expected = np.repeat(self._monthly[:, None], len(self._trials[0].before), axis=1)
        for trial in self._trials:
            left = (self._monthly[trial.treated] * (1 - cut)).repeat(trial.after.sum())
            expected[np.outer(trial.treated, trial.after)] = left
        return pooled(expected, self._trials, self._dispersion, self._drift, self._widening).standard_error

    def _found_from(self) -> float:
        """Return how far below none the log ratio must lie to be found.

        The fewer are counted the wider is the interval, so what is just found is wider than what is expected.
        """
        edge, cut = _edge(LEVEL, self._widening.freedom), 0.0
        for _ in range(ROUNDS):
            cut = min(1 - math.exp(-edge * self._error(cut)), LARGEST_CUT / 100)
        return edge * self._error(cut)


def fall_by_selection(counts: np.ndarray, dispersion: np.ndarray | float) -> np.ndarray:
    """Return by what share each place's count is expected to fall (below zero: rise) if nothing is done about it.

    Args:
        counts: the counts by which places were chosen, one for each place that could have been.
        dispersion: variance over mean of each.

    Notes:
        A count that is high by chance is followed by a lower one: regression to the mean. Of 22 places that all expect
        20, the highest shows 29 and falls by 31%.
    """
    counts = np.asarray(counts, dtype=float)
    smoothed = smoothing.smooth(counts, np.ones_like(counts), dispersion).rates
    return 1 - np.divide(smoothed, counts, out=np.ones_like(counts), where=counts > 0)


def _edge(level: float, freedom: float) -> float:
    return float(stdtrit(freedom, (1 + level) / 2) if math.isfinite(freedom) else ndtri((1 + level) / 2))


def _parts(trial: Trial) -> tuple[tuple[np.ndarray, float], ...]:
    """Return each of a day's four groups of cells with its sign in the log ratio."""
    return (
        (np.outer(trial.treated, trial.after), 1.0),
        (np.outer(trial.treated, trial.before), -1.0),
        (np.outer(trial.comparison, trial.after), -1.0),
        (np.outer(trial.comparison, trial.before), 1.0),
    )


def _sums(counts: np.ndarray, trial: Trial) -> list[float]:
    sums = [float(counts[cells].sum()) for cells, _ in _parts(trial)]
    return [each + HALF for each in sums] if min(sums) <= 0 else sums


def _log_ratio(counts: np.ndarray, trial: Trial, spread: np.ndarray) -> float:
    """Return a day's log ratio, less what the log of a small count falls short on average (variance / 2 count²)."""
    months = [float(trial.after.sum()), float(trial.before.sum())] * 2
    found = 0.0
    for (cells, sign), total, length in zip(_parts(trial), _sums(counts, trial), months, strict=True):
        found += sign * (math.log(total / length) + float(spread[cells].sum()) / (2 * total**2))
    return found


def _even_variance(counts: np.ndarray, trial: Trial, dispersion: np.ndarray) -> float:
    """Return a day's variance as if each place had counted evenly over all of its months.

    The sum of all months does not lean to either side; weights made of the months before or after alone would favour
    days whose estimate errs low or high.
    """
    lengths = float(trial.before.sum()), float(trial.after.sum())
    total = 0.0
    for place in (trial.treated, trial.comparison):
        count = max(float(counts[np.outer(place, trial.before | trial.after)].sum()), HALF)
        spread = float(np.maximum(dispersion, 1.0)[place].mean())
        total += sum(spread * sum(lengths) / (count * length) for length in lengths)
    return total


def _slopes(counts: np.ndarray, trial: Trial) -> np.ndarray:
    """Return how the log ratio moves with each cell's count (the delta method)."""
    sums = _sums(counts, trial)
    return sum(sign * cells / each for (cells, sign), each in zip(_parts(trial), sums, strict=True))  # type: ignore[return-value]

"""Each month as it could be foreseen from the months before it, for many series at once."""

from typing import NamedTuple

import numpy as np

from sbp.stats import baseline
from sbp.stats.expected import BASELINE_MONTHS, MINIMUM_MONTHS

LOOKBACK = 84  # months back in which usable ones are sought: older ones say little of today
STEP_MONTHS = 6  # usable months after a break that its step is measured on; no month can be foreseen before
AHEAD = 3  # months after the last one held that are foreseen too
NO_STEP = 10**6  # a place that no calendar reaches
FREEDOM_FLOOR = 3.0
SMALL_MEAN = 0.1  # under which the fourth moment of a count says nothing of use


class Series(NamedTuple):
    """Monthly counts on one calendar, which ends with the last month that each of them holds.

    `counts` (series, months), NaN where missing; `first_month` 1 to 12 of the calendar; `exceptional` (months,) bool;
    `steps` (series, steps), places from which a declared step holds, `NO_STEP` for none; `usable_from` (series,), the
    first place that may serve as a baseline, because of a break across which nothing is compared.
    """

    counts: np.ndarray
    first_month: int
    exceptional: np.ndarray
    steps: np.ndarray
    usable_from: np.ndarray


class Outlook(NamedTuple):
    """What was foreseen of sums of months, by the place of each sum's last month.

    `mean`, `variance` and `freedom` (lengths and leads, series, months), NaN where nothing could be foreseen; `months`
    (series, months): usable months behind it; `season` (series, 12): factors of January to December by the newest fit.
    """

    mean: np.ndarray
    variance: np.ndarray
    freedom: np.ndarray
    months: np.ndarray
    season: np.ndarray


def foresee(series: Series, first: int, lengths: tuple[int, ...], leads: tuple[int, ...] = ()) -> Outlook:
    """Foresee every month from the place `first` to three after the last, from the months before it.

    Args:
        series: the counts.
        first: place of the first month to foresee.
        lengths: of the sums to foresee, the first of them 1: a sum is foreseen from before its first month.
        leads: how many months must lie between what is known and a month foreseen once more; these follow the lengths.

    Returns:
        Arrays whose last axis begins at `first`.
    """
    count, held = series.counts.shape
    width = held + AHEAD - first
    mean, variance, freedom = (np.full((len(lengths) + len(leads), count, width), np.nan) for _ in range(3))
    outlook = Outlook(mean, variance, freedom, np.zeros((count, width)), np.ones((count, 12)))
    takes_part = np.isfinite(series.counts) & ~series.exceptional & (np.arange(held) >= series.usable_from[:, None])
    start = None
    for place in range(first, held + 1):
        past = _past(series, takes_part, place, start)
        start = past.fitted.coefficients.copy()
        start[:, 0] += start[:, baseline.TREND] / baseline.TREND_MONTHS  # the trend's origin moves on by a month
        for index, length in enumerate(lengths):
            if place + length <= held + AHEAD:
                _note(outlook, series, past, (index, place, length), first)
        for index, lead in enumerate(leads, start=len(lengths)):
            if place + lead < held:
                _note(outlook, series, past, (index, place + lead, 1), first)
    for later in range(held + 1, held + AHEAD):
        _note(outlook, series, past, (0, later, 1), first)
    return outlook._replace(season=baseline.season_factors(past.fitted.coefficients))


class _Past(NamedTuple):
    """A fit of the months before `place`, and how many usable ones of them lie after each step (series, steps)."""

    place: int
    fitted: baseline.Baseline
    after_steps: np.ndarray


def _past(series: Series, takes_part: np.ndarray, place: int, start: np.ndarray | None) -> _Past:
    back = max(place - LOOKBACK, 0)
    used = _latest(takes_part[:, back:place])
    fitted = baseline.fit(series.counts[:, back:place], used, _design(series, back, place, place), start)
    after = np.arange(back, place)[None, None, :] >= series.steps[:, :, None]
    return _Past(place, fitted, (after & used[:, None, :]).sum(axis=2))


def _latest(takes_part: np.ndarray) -> np.ndarray:
    """Keep the latest `BASELINE_MONTHS` of the months that take part."""
    later = takes_part[:, ::-1].cumsum(axis=1)[:, ::-1]
    return takes_part & (later <= BASELINE_MONTHS)


def _design(series: Series, begin: int, end: int, origin: int) -> np.ndarray:
    """Return the columns of the months from `begin` to before `end` for each series (series, months, columns)."""
    places = np.arange(begin, end)
    months_of_year = (series.first_month - 1 + places) % 12 + 1
    shared = baseline.columns(places, months_of_year, origin)
    steps = places[None, :, None] >= series.steps[:, None, :]
    return np.concatenate([np.broadcast_to(shared, (len(steps), *shared.shape)), steps], axis=2)


def _note(outlook: Outlook, series: Series, past: _Past, span: tuple[int, int, int], first: int) -> None:
    """Write down what is foreseen of one sum, given as its place among lengths and leads, first month and length."""
    index, begin, length = span
    found = baseline.predict(past.fitted, _design(series, begin, begin + length, past.place))
    too_soon = ((series.steps < begin + length) & (past.after_steps < STEP_MONTHS)).any(axis=1)
    known = ~too_soon & (past.fitted.months >= MINIMUM_MONTHS)
    end = begin + length - 1 - first
    values = (*found, _freedom(past.fitted, found[0] / length))
    for kept, value in zip((outlook.mean, outlook.variance, outlook.freedom), values, strict=True):
        kept[index, :, end] = np.where(known, value, np.nan)
    if index == 0:
        outlook.months[:, end] = past.fitted.months


def _freedom(fitted: baseline.Baseline, mean: np.ndarray) -> np.ndarray:
    """Return the degrees of freedom that the estimated dispersion is worth, fewer where counts are small.

    Squared residuals of a count vary more than a normal variable's by its excess kurtosis, of a negative binomial
    (6φ² - 6φ + 1) / (φμ), so the estimate is worth that much less: the variance of a sample variance.
    """
    phi = fitted.dispersion
    kurtosis = (6 * phi**2 - 6 * phi + 1) / (phi * np.maximum(mean, SMALL_MEAN))
    worth = 1 + kurtosis * fitted.freedom / (2 * np.maximum(fitted.months, 1))
    return np.maximum(fitted.freedom / worth, FREEDOM_FLOOR)

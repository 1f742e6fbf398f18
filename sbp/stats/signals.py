"""The expected range of each month, and the months that do not fit it.

Each month is judged on earlier months alone (`outlook`): up to 60 usable ones, at least 24. The count to come is taken
as negative binomial with the mean foreseen and a variance of its own spread plus the doubt of the fit: one method for
small counts and large. That the spread is itself an estimate is allowed for by reading tail chances on Student's t.

A signal is a month outside the 99.8% range; or two of the last three outside 95% on one side, the month itself on that
side of the line too; or seven in a row on one side of it. `calibration` measures how often each is raised when nothing
has happened.
"""

from typing import NamedTuple

import numpy as np
from scipy.special import ndtr, ndtri, stdtr, stdtrit

from sbp.stats.negative_binomial import at_least, at_most, highest_inside, lowest_inside
from sbp.stats.outlook import AHEAD, Outlook, Series, foresee

LEVELS = (0.95, 0.998)
RUN = 7
LENGTHS = (1, 3, RUN)  # months whose sum is judged: the windows of the three rules
LEADS = tuple(range(1, AHEAD))  # months between what was known and a month that was foreseen, as of what is to come
OUTSIDE, TWO_OF_THREE, IN_A_ROW = "outside", "two_of_three", "run"
TAIL = (1 - LEVELS[0]) / 2
# chance of each rule in a month when nothing has happened and the model is exact: two of three in one tail, fair coins
STATED = {OUTSIDE: 1 - LEVELS[1], TWO_OF_THREE: 2 * (3 * TAIL**2 * (1 - TAIL) + TAIL**3), IN_A_ROW: 2 / 2**RUN}
STATED_ANY = sum(STATED.values())  # of a signal of any kind: at most the sum of its parts
SMALLEST_TAIL = 1e-300
STATES = ("judged", "not enough data", "exceptional", "not supplied", "forecast")
JUDGED, NOT_ENOUGH, EXCEPTIONAL, MISSING, FORECAST = range(len(STATES))


class Ranges(NamedTuple):
    """The latest months and the three to come, each array (series, months): see `judge`."""

    expected: np.ndarray
    low_95: np.ndarray
    high_95: np.ndarray
    low_998: np.ndarray
    high_998: np.ndarray
    p_value: np.ndarray
    rule: np.ndarray
    direction: np.ndarray
    state: np.ndarray
    raised: np.ndarray
    season: np.ndarray
    hits: np.ndarray | None = None


def judge(series: Series, latest: int) -> Ranges:
    """Give every series its expected range for the latest months and the three to come, and find the signals.

    Args:
        series: counts with what must be known of their months.
        latest: how many months up to the calendar's last are judged.

    Returns:
        Arrays (series, months). `expected`: mean; the four limits: the outermost whole counts that still lie inside;
        NaN where there are fewer than 24 usable months, or fewer than 6 since a break. `p_value`: two-sided, of the
        sums over the last 1, 3 and 7 months (the rules' windows), the smallest times their number. `rule`: "",
        "outside", "two_of_three" or "run". `direction`: 1 high, -1 low, 0 none. `state`: a place in `STATES`.
        `raised`: (rules, series, months), the direction of each rule of `STATED`, of which `rule` is the first that
        holds. `season`: (series, 12), factors of January to December. `hits`: (2, months ahead, series), in how many
        of these months the count lay in the 95% range foretold one to three months ahead, and how many were foretold.

    Notes:
        The line of a month knows nothing of that month or later ones, so it lags behind a real change, and a change
        that lasts becomes the new baseline within some years. A signal says that a month does not fit, never why.
    """
    first = max(series.counts.shape[1] - latest - RUN + 1, 0)
    outlook = foresee(series, first, LENGTHS, LEADS)
    found = judge_foreseen(series, outlook, first, latest)
    return found._replace(hits=_hits(series, outlook, first, latest))


def judge_foreseen(series: Series, outlook: Outlook, first: int, latest: int) -> Ranges:
    """Judge months as `judge` does, by an outlook of sums over `LENGTHS` that begins at the place `first`."""
    states = _states(series, outlook, first)
    sums = _sums(series, states == JUDGED, first)
    tails = _tails(sums, outlook)
    p_values, sides = _p_values(tails, outlook.freedom[: len(LENGTHS)])
    raised = _raised(p_values[0], sides)
    rule = np.select(list(raised != 0), list(STATED), "")
    direction = np.select(list(raised != 0), list(raised), 0)
    limits = [end for level in LEVELS for end in _limits(outlook, level)]
    keep = slice(max(series.counts.shape[1] - latest, 0) - first, None)
    columns = (outlook.mean[0], *limits, _combined(p_values), rule, direction, states, raised)
    return Ranges(*(each[..., keep] for each in columns), outlook.season)


def _hits(series: Series, outlook: Outlook, first: int, latest: int) -> np.ndarray:
    """Count the judged months of the latest inside the 95% range of each lead, and those that had such a range."""
    held = series.counts.shape[1]
    shown = slice(max(held - latest, 0) - first, held - first)
    values = series.counts[:, first:][:, shown]
    judged = (_states(series, outlook, first) == JUDGED)[:, shown]
    counted = []
    for index in (0, *range(len(LENGTHS), len(outlook.mean))):
        low, high = (end[:, shown] for end in _limits(outlook, LEVELS[0], index))
        told = judged & np.isfinite(low)
        counted.append(((told & (values >= low) & (values <= high)).sum(axis=1), told.sum(axis=1)))
    return np.array(counted).swapaxes(0, 1)


def adjusted_for_season(counts: np.ndarray, months_of_year: np.ndarray, season: np.ndarray) -> np.ndarray:
    """Return counts with the season taken out: each divided by the factor of its month.

    Args:
        counts: monthly values, NaN where missing.
        months_of_year: 1 to 12 for each of them.
        season: factors of January to December.

    Notes:
        The factors come from the newest fit, so a figure of years ago may change a little with each new month.
    """
    return np.asarray(counts, dtype=float) / season[np.asarray(months_of_year) - 1]


def _states(series: Series, outlook: Outlook, first: int) -> np.ndarray:
    held = series.counts.shape[1]
    known = np.isfinite(outlook.mean[0])
    states = np.where(known, JUDGED, NOT_ENOUGH)
    inside = slice(0, held - first)
    states[:, inside] = np.where(series.exceptional[first:], EXCEPTIONAL, states[:, inside])
    states[:, inside] = np.where(np.isfinite(series.counts[:, first:]), states[:, inside], MISSING)
    states[:, held - first :] = np.where(known[:, held - first :], FORECAST, NOT_ENOUGH)
    return states


def _sums(series: Series, judged: np.ndarray, first: int) -> np.ndarray:
    """Sum the last 1, 3 and 7 months to each month, NaN where one of them is not judged."""
    held = series.counts.shape[1]
    values = np.full(judged.shape, np.nan)
    values[:, : held - first] = series.counts[:, first:]
    values = np.where(judged, values, np.nan)
    padded = np.pad(values, ((0, 0), (RUN - 1, 0)), constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(padded, RUN, axis=1)
    return np.stack([windows[:, :, RUN - length :].sum(axis=2) for length in LENGTHS])


def _tails(sums: np.ndarray, outlook: Outlook) -> np.ndarray:
    """Return the chances of so low and of so high a sum (2, lengths, series, months)."""
    tails = np.full((2, *sums.shape), np.nan)
    mean, variance = outlook.mean[: len(LENGTHS)], outlook.variance[: len(LENGTHS)]
    known = np.isfinite(sums) & np.isfinite(mean)
    chosen = sums[known], mean[known], variance[known]
    tails[0, known], tails[1, known] = at_most(*chosen), at_least(*chosen)
    return tails


def _p_values(tails: np.ndarray, freedom: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return two-sided p-values of the sums, and the side of the line on which each month lies.

    A month is on a side where less than half of all counts would lie as far out; a count at the very middle is on
    neither, so whole numbers cannot make runs of their own.
    """
    nearer = np.clip(np.fmin(tails[0], tails[1]), SMALLEST_TAIL, 0.5)
    p_values = np.minimum(2 * stdtr(freedom, ndtri(nearer)), 1.0)
    low, high = tails[:, 0]
    return p_values, np.where(high < 0.5, 1, np.where(low < 0.5, -1, 0))


def _raised(p_values: np.ndarray, sides: np.ndarray) -> np.ndarray:
    """Return which rules hold, 1 for high and -1 for low (rules in the order of `STATED`, series, months)."""
    outside = np.where(p_values < 1 - LEVELS[1], sides, 0)
    beyond = np.where(p_values < 1 - LEVELS[0], sides, 0)
    # the month itself must lie on that side: it is what is called high or low
    two = sum((_window(beyond == side, 3) >= 2) * (sides == side) * side for side in (1, -1))
    row = sum((_window(sides == side, RUN) == RUN) * side for side in (1, -1))
    return np.where(np.isfinite(p_values), np.stack([outside, two, row]), 0)


def _window(flags: np.ndarray, length: int) -> np.ndarray:
    """Count the flags among each month and those before it, `length` in all."""
    padded = np.pad(flags.astype(int), ((0, 0), (length - 1, 0)))
    return np.lib.stride_tricks.sliding_window_view(padded, length, axis=1).sum(axis=2)


def _combined(p_values: np.ndarray) -> np.ndarray:
    """Join the p-values of the three windows: the smallest times their number (Bonferroni)."""
    tests = np.isfinite(p_values).sum(axis=0)
    smallest = np.where(np.isfinite(p_values), p_values, 2.0).min(axis=0)
    return np.where(np.isfinite(p_values[0]), np.minimum(smallest * tests, 1.0), np.nan)


def _limits(outlook: Outlook, level: float, index: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Return the outermost whole counts whose p-value is not under 1 - level."""
    mean, variance, freedom = outlook.mean[index], outlook.variance[index], outlook.freedom[index]
    low, high = np.full(mean.shape, np.nan), np.full(mean.shape, np.nan)
    known = np.isfinite(mean)
    tail = ndtr(stdtrit(freedom[known], (1 - level) / 2))
    low[known] = lowest_inside(tail, mean[known], variance[known])
    high[known] = highest_inside(tail, mean[known], variance[known])
    return low, high

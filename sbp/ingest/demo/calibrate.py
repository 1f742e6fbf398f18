"""Monthly borough series whose sums over every printed span equal the printed figures exactly."""

from datetime import date

import numpy as np

from sbp import months
from sbp.errors import SbpError
from sbp.ingest.demo import chance
from sbp.ingest.demo.plan import YEAR_MONTHS, Plan, Series

LEAST_TREND = 0.15  # of a year's mean month: a line through two falling years must not cross zero
LEAST_CHANCE = 0.1
MOVED_TOGETHER = ("recorded", "flags")


def yearly(plan: Plan) -> dict[str, np.ndarray]:
    """Give every series its total in every window.

    Printed sums are met from the smallest to the largest: what a sum leaves after the series that are already settled
    is shared among its others in proportion to their guessed levels.

    Returns:
        For each series one whole number a window.

    Raises:
        SbpError: two printed figures cannot both hold.
    """
    totals = {name: np.array(series.levels) for name, series in plan.series.items()}
    for place in range(len(plan.windows)):
        wanted = {plan.members(measure): value for (measure, at), value in plan.targets().items() if at == place}
        settled: set[str] = set()
        for members, value in sorted(wanted.items(), key=lambda entry: len(entry[0])):
            free = [name for name in members if name not in settled]
            left = value - sum(int(totals[name][place]) for name in members if name in settled)
            if left < 0 or (left and not free):
                raise SbpError(f"The sum of {', '.join(members)} cannot be {value}", "data/demo/printed.csv")
            guesses = np.array([totals[name][place] for name in free], dtype=float)
            for name, part in zip(free, chance.share_out(guesses, left) if free else (), strict=True):
                totals[name][place] = part
            settled |= set(members)
    return totals


def common(plan: Plan, seed: int) -> np.ndarray:
    """Draw what moves all recorded crime of a month together: one factor around 1 a month."""
    return 1 + plan.settings["common_chance"] * chance.wobble(chance.stream(seed, "common"), len(plan.months))


def monthly(plan: Plan, series: Series, totals: np.ndarray, rng: np.random.Generator, shared: np.ndarray) -> np.ndarray:
    """Spread a series over the months by trend, season, the fall of 2020 and chance.

    Args:
        totals: one whole number a window.
        shared: the factors of `common`; only series that the police record take part in them.

    Returns:
        One count a month; each window adds up to its total. A month between windows follows the window before it.
    """
    shape = _shape(plan, series, totals) * (shared if series.group in MOVED_TOGETHER else 1.0)
    counts = np.zeros(len(shape), dtype=int)
    fixed = plan.fixed_months(series.id)
    done = 0
    for window, total in zip(plan.windows, totals, strict=True):
        start, stop = _places(plan, window.first, window.last)
        size = series.chance * np.sqrt(YEAR_MONTHS / max(int(total), 1))
        rough = shape[done:stop] * np.maximum(1 + size * chance.wobble(rng, stop - done), LEAST_CHANCE)
        between, within = rough[: start - done], rough[start - done :]
        if len(between):
            earlier = counts[done - YEAR_MONTHS : done].sum() / np.cumsum(shape[done - YEAR_MONTHS : done])[-1]
            counts[done:start] = np.floor(between * earlier + 0.5).astype(int)
        inside = {month: count for month, count in fixed.items() if window.first <= month <= window.last}
        printed = {months.distance(window.first, month): count for month, count in inside.items()}
        counts[start:stop] = _with_printed_months(within, int(total), printed)
        done = stop
    return counts


def _with_printed_months(weights: np.ndarray, total: int, printed: dict[int, int]) -> np.ndarray:
    free = np.array([place not in printed for place in range(len(weights))])
    counts = np.zeros(len(weights), dtype=int)
    for place, count in printed.items():
        counts[place] = count
    counts[free] = chance.share_out(weights[free], total - sum(printed.values()))
    return counts


def _places(plan: Plan, first: date, last: date) -> tuple[int, int]:
    start = months.distance(plan.windows[0].first, first)
    return start, start + months.distance(first, last) + 1


def _shape(plan: Plan, series: Series, totals: np.ndarray) -> np.ndarray:
    """The expected course of a series: a straight line through each two years, times season and lockdown."""
    season = plan.seasons[series.season]
    course = _trend(plan, totals)
    for place, month in enumerate(plan.months):
        fall = 1 - plan.lockdown.get(month, 1.0)
        course[place] *= season[month.month - 1] * (1 - series.lockdown * fall)
        course[place] = series.months.get(month, course[place])
    return course


def _trend(plan: Plan, totals: np.ndarray) -> np.ndarray:
    line = np.zeros(len(plan.months))
    begin = 0
    for first, second in zip(range(0, len(totals), 2), range(1, len(totals), 2), strict=True):
        middle = _places(plan, plan.windows[first].first, plan.windows[first].last)[0] + (YEAR_MONTHS - 1) / 2
        _, end = _places(plan, plan.windows[second].first, plan.windows[second].last)
        if second + 1 < len(totals):
            end = _places(plan, plan.windows[second + 1].first, plan.windows[second + 1].last)[0]
        start_mean, end_mean = totals[first] / YEAR_MONTHS, totals[second] / YEAR_MONTHS
        slope = (end_mean - start_mean) / YEAR_MONTHS
        straight = start_mean + slope * (np.arange(begin, end) - middle)
        line[begin:end] = np.maximum(straight, LEAST_TREND * max(start_mean, end_mean))
        begin = end
    return np.maximum(line, 1e-9)

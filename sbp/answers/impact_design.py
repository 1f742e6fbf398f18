"""How a day will be judged, fixed when it is booked: windows, comparison and ring by a stated rule, what can be found.

The rule. Places are picked by the last 12 months held. The months before are the 12 before those, so that no month that
chose the place is among those it is judged by. The months after begin with the month after the day. The comparison are
the wards whose count in the picking months is nearest, without neighbours and wards with a day of their own; the ring
are the neighbours.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np

from sbp import months
from sbp.answers.ward_panel import Panel
from sbp.errors import SbpError
from sbp.impact_model import Design, ImpactContent, Measure
from sbp.model import Area
from sbp.stats import effects, expected
from sbp.stats.effects import Trial

CUT = 0.3  # the cut whose chance of being found is printed at booking
FEWEST_COMPARED = 2
PLACEBO_YEARS = 8


def make(
    panel: Panel,
    impact: ImpactContent,
    measure: Measure,
    ward: Area,
    day: date,
    known_to: date,
    busy: frozenset[str] = frozenset(),
    data_version: str = "",
) -> Design:
    """Fix how a day will be judged.

    Args:
        panel: holds the measure's issues.
        impact: the content on impact days.
        measure: what the day is to change.
        ward, day: where and when it is held, after `known_to`, the last month of data when it is booked.
        busy: codes of other wards with a day in the months that matter.
        data_version: of the data at booking.

    Raises:
        SbpError: too few months or too few wards are held to judge it by.
    """
    span, follow_up = impact.settings.window_months, impact.settings.follow_up_months
    picked_first, before_first = months.add(known_to, 1 - span), months.add(known_to, 1 - 2 * span)
    issues = _issues_held(panel, measure, before_first, known_to)
    counts = panel.total(issues)
    picked = counts[:, panel.at(picked_first) : panel.at(known_to) + 1].sum(axis=1)
    monthly = counts[:, panel.at(before_first) : panel.at(picked_first)].mean(axis=1)
    place, spread = panel.codes.index(ward.code), _spread(panel, counts, known_to)
    compared, ring = _around(panel, picked, place, busy, impact.settings.comparison_wards)
    drift = _drift(panel, counts, known_to, (span, follow_up), impact.settings.comparison_wards, spread)
    detectable, power = _foreseen(monthly, place, compared, (span, follow_up), spread, drift)
    first_after = months.add(day.replace(day=1), 1)
    before_last, after_last = months.add(picked_first, -1), months.add(first_after, follow_up - 1)
    windows = (picked_first, known_to, before_first, before_last, first_after, after_last)
    around = tuple(panel.codes[each] for each in compared), tuple(panel.codes[each] for each in ring)
    return Design(measure.id, issues, *windows, *around, spread, drift, detectable, power, data_version)


def _foreseen(
    monthly: np.ndarray, place: int, compared: list[int], lengths: tuple[int, int], spread: float, drift: float
) -> tuple[float | None, float]:
    """Return the smallest cut that can be found and the chance of finding the one that is printed."""
    if monthly[place] <= 0:
        return None, 0.0
    places, run = np.arange(len(monthly)), np.arange(sum(lengths))
    trial = Trial(places == place, np.isin(places, compared), run < lengths[0], run >= lengths[0])
    spreads = np.full(len(monthly), spread)
    found = effects.smallest_detectable(monthly, [trial], spreads, drift)
    return found, effects.planned_power(monthly, [trial], spreads, CUT, drift)


def _drift(
    panel: Panel, counts: np.ndarray, known_to: date, lengths: tuple[int, int], wanted: int, spread: float
) -> float:
    """Return how far wards wander by themselves: the same windows in the years before booking, for every ward."""
    span, follow_up = lengths
    month, places = np.arange(counts.shape[1]), np.arange(len(counts))
    trials = []
    for back in range(0, span * PLACEBO_YEARS, span):
        end = panel.at(known_to) + 1 - back
        start = end - follow_up - 2 * span
        if start < 0 or not np.isfinite(counts[:, start:end]).all():
            continue
        picked = counts[:, start + span : start + 2 * span].sum(axis=1)
        before, after = (month >= start) & (month < start + span), (month >= end - follow_up) & (month < end)
        for place in places:
            apart = [each for each in places if each != place and not panel.near[place, each]]
            likeness = np.abs(np.log((picked + 1) / (picked[place] + 1)))
            compared = sorted(apart, key=lambda each, likeness=likeness: likeness[each])[:wanted]
            if compared:
                trials.append(Trial(places == place, np.isin(places, compared), before, after))
    return effects.drift_of(np.nan_to_num(counts), trials, np.full(len(counts), spread))


def _issues_held(panel: Panel, measure: Measure, first: date, last: date) -> tuple[str, ...]:
    """Return the measure's issues of which every ward holds every month of the span."""
    start, end = panel.at(first), panel.at(last) + 1
    whole = start >= 0 and end <= len(panel.months)
    held = [each for each in measure.issues if whole and np.isfinite(panel.values[each][:, start:end]).all()]
    if not held:
        what = f"A day cannot be judged by “{measure.name}”: the months {months.text(first)} to {months.text(last)}"
        raise SbpError(f"{what} are not held for all wards", "", "another measure, or loading more files")
    return tuple(held)


def _spread(panel: Panel, counts: np.ndarray, known_to: date) -> float:
    end = panel.at(known_to) + 1
    fitted = expected.fit_dispersion(counts[:, :end], panel.months[:end], panel.exceptional[:end])["dispersion"]
    if fitted.isna().all():
        least = expected.MINIMUM_MONTHS
        raise SbpError(f"Chance cannot be judged on fewer than {least} usable months", "", "loading more files")
    return float(fitted.mean())


def _around(
    panel: Panel, picked: np.ndarray, place: int, busy: frozenset[str], wanted: int
) -> tuple[list[int], list[int]]:
    """Return the comparison, the most alike first, and the ring."""
    codes = panel.codes
    free = [each for each in range(len(codes)) if each != place and codes[each] not in busy]
    apart = [each for each in free if not panel.near[place, each]]
    likeness = np.abs(np.log((picked + 1) / (picked[place] + 1)))
    compared = sorted(apart, key=lambda each: (likeness[each], codes[each]))[:wanted]
    if len(compared) < FEWEST_COMPARED:
        what = f"Only {len(compared)} wards are left to compare with"
        raise SbpError(what, "", "fewer days in the same months, so that some wards are without one")
    return compared, [each for each in free if panel.near[place, each]]


def pooled_power(panel: Panel, designs: Sequence[tuple[str, Design]], cut: float = CUT) -> float | None:
    """Return the chance that a cut made by several days is found by judging them together; None without days.

    Args:
        panel: holds the issues of every design.
        designs: the ward's code and the design of each day.
        cut: the share by which each place's count falls.
    """
    if not designs:
        return None
    counts, trials, spread = stacked(panel, designs, known=False)
    monthly = np.concatenate(
        [
            panel.total(issues)[:, panel.at(one.before_first) : panel.at(one.before_last) + 1].mean(axis=1)
            for issues, one in {each.issues: each for _, each in designs}.items()
        ]
    )
    return effects.planned_power(monthly, trials, spread[: len(counts)], cut, drift([each for _, each in designs]))


def drift(designs: Sequence[Design]) -> float:
    """Return the drift by which several days are judged together: the mean of what was frozen for each."""
    return float(np.mean([each.drift for each in designs]))


def stacked(
    panel: Panel, designs: Sequence[tuple[str, Design]], known: bool = True
) -> tuple[np.ndarray, list[Trial], np.ndarray]:
    """Lay out several days for pooling: counts (measure and ward, months), each day's cells, the spread of each row.

    Days of one measure share its rows, so that what they share is counted as shared. With `known` False the calendar
    runs on past the panel, for days still to come.
    """
    kinds = list(dict.fromkeys(each.issues for _, each in designs))
    last = max(each.after_last for _, each in designs)
    length = len(panel.months) if known else max(panel.at(last) + 1, len(panel.months))
    counts = np.full((len(kinds) * len(panel.codes), length), np.nan)
    for block, issues in enumerate(kinds):
        rows = slice(block * len(panel.codes), (block + 1) * len(panel.codes))
        counts[rows, : len(panel.months)] = panel.total(issues)
    trials = [_trial(panel, code, each, kinds.index(each.issues), counts.shape) for code, each in designs]
    spread = np.repeat(
        [np.mean([each.spread for _, each in designs if each.issues == issues]) for issues in kinds], len(panel.codes)
    )
    return counts, trials, spread


def _trial(panel: Panel, code: str, design: Design, block: int, shape: tuple[int, ...]) -> Trial:
    rows = np.array([""] * shape[0], dtype=object)
    rows[block * len(panel.codes) : (block + 1) * len(panel.codes)] = panel.codes
    month = np.arange(shape[1])

    def within(first: date, last: date) -> np.ndarray:
        return (month >= panel.at(first)) & (month <= panel.at(last))

    return Trial(
        treated=rows == code,
        comparison=np.isin(rows, design.comparison),
        before=within(design.before_first, design.before_last),
        after=within(design.after_first, design.after_last),
    )

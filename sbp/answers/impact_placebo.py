"""Days that were never held, in the years before booking: how far wards wander alone, and how far whole years go wrong.

Each earlier year is judged as the year itself: its wards are picked anew by what was known then, rank for rank, and
compared by the same rule. What such years show is what a verdict has to stand out from.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from sbp import months
from sbp.answers import impact_trials
from sbp.answers.ward_panel import Panel
from sbp.errors import SbpError
from sbp.impact_model import Design, Settings
from sbp.stats import effects, placebo
from sbp.stats.effects import Estimate, Trial
from sbp.stats.placebo import Sham

YEAR = 12
MOST_YEARS = 12


def drift(panel: Panel, counts: np.ndarray, known_to: date, settings: Settings, spread: float) -> float:
    """Return how far wards wander by themselves: the same windows in the years before booking, for every ward.

    Args:
        panel: the wards.
        counts: (wards, months) of the measure.
        known_to: the last month held at booking.
        settings: lengths of the windows.
        spread: variance over mean.
    """
    span, follow_up = settings.window_months, settings.follow_up_months
    places, month = np.arange(len(counts)), np.arange(2 * span + follow_up)
    before, after = month < span, month >= 2 * span
    shams = []
    for back in range(0, YEAR * MOST_YEARS, YEAR):
        end = panel.at(known_to) + 1 - back
        seen = counts[:, max(end - len(month), 0) : max(end, 0)]
        if seen.shape[1] < len(month) or not np.isfinite(seen).all():
            continue
        picked = seen[:, span : 2 * span].sum(axis=1)
        for place in places:
            apart = [each for each in places if each != place and not panel.near[place, each]]
            likeness = np.abs(np.log((picked + 1) / (picked[place] + 1)))
            compared = sorted(apart, key=lambda each, likeness=likeness: likeness[each])[: settings.comparison_wards]
            if compared:
                shams.append(Sham(seen, Trial(places == place, np.isin(places, compared), before, after)))
    return placebo.drift_of(shams, np.full(len(counts), spread))


def years(panel: Panel, designs: Sequence[tuple[str, Design]]) -> tuple[Estimate, ...]:
    """Return what days like these would have shown in each year before they were booked, the newest first.

    Args:
        panel: holds the issues of every design.
        designs: the ward's code and the design of each day.

    Returns:
        Estimates without widening; none where too few months are held.
    """
    first = min(min(each.before_first, each.after_first) for _, each in designs)
    known_to, last = min(each.picked_last for _, each in designs), max(each.after_last for _, each in designs)
    back = -(-max(months.distance(known_to, last), 1) // YEAR) * YEAR
    wander = float(np.mean([each.drift for _, each in designs]))
    found = []
    while back <= panel.at(first) and len(found) < MOST_YEARS:
        earlier = _year(panel, designs, back)
        if earlier:
            counts, trials, spread = impact_trials.stacked(panel, earlier)
            used = np.any([np.outer(one.treated | one.comparison, one.before | one.after) for one in trials], axis=0)
            if np.isfinite(counts[used]).all():
                found.append(effects.pooled(counts, trials, spread, wander))
        back += YEAR
    return tuple(found)


def _year(panel: Panel, designs: Sequence[tuple[str, Design]], back: int) -> list[tuple[str, Design]]:
    """Return the same days so many months earlier, each in the ward that stood then where its own stands now."""
    wards = [_same_rank(panel, code, each, back) for code, each in designs]
    taken = frozenset(panel.codes[place] for place, _ in wards)
    found = []
    for (_, design), (place, picked) in zip(designs, wards, strict=True):
        own = panel.codes[place]
        try:
            compared, _ = impact_trials.around(panel, picked, place, taken - {own}, len(design.comparison))
        except SbpError:  # all that are not next door had a day: that day takes no part
            continue
        found.append((own, _moved(design, back, tuple(panel.codes[each] for each in compared))))
    return found


def _same_rank(panel: Panel, code: str, design: Design, back: int) -> tuple[int, np.ndarray]:
    counts = panel.total(design.issues)
    start, end = panel.at(design.picked_first), panel.at(design.picked_last) + 1
    now, then = (np.nan_to_num(counts[:, start - ago : end - ago].sum(axis=1)) for ago in (0, back))
    rank = int(np.flatnonzero(np.argsort(-now, kind="stable") == panel.codes.index(code))[0])
    return int(np.argsort(-then, kind="stable")[rank]), then


def _moved(design: Design, back: int, comparison: tuple[str, ...]) -> Design:
    names = ("picked_first", "picked_last", "before_first", "before_last", "after_first", "after_last")
    windows = {name: months.add(getattr(design, name), -back) for name in names}
    return replace(design, comparison=comparison, **windows)

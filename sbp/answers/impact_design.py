"""How a day will be judged, fixed when it is booked: windows, comparison and ring by a stated rule, what can be found.

The rule. Places are picked by the last 12 months held. The months before are the 12 before those, so that no month that
chose the place is among those it is judged by. The months after begin with the month after the day. The comparison are
the wards whose count in the picking months is nearest, without neighbours and wards with a day of their own; the ring
are the neighbours.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from sbp import months
from sbp.answers import impact_placebo, impact_trials
from sbp.answers.ward_panel import Panel
from sbp.errors import SbpError
from sbp.impact_model import Design, ImpactContent, Measure
from sbp.model import Area
from sbp.stats import expected, placebo
from sbp.stats.effects import Foreseen, Trial

CUT = 0.3  # the cut whose chance of being found is printed at booking


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
    compared, ring = impact_trials.around(panel, picked, place, busy, impact.settings.comparison_wards)
    drift = impact_placebo.drift(panel, counts, known_to, impact.settings, spread)
    first_after = months.add(day.replace(day=1), 1)
    before_last, after_last = months.add(picked_first, -1), months.add(first_after, follow_up - 1)
    windows = (picked_first, known_to, before_first, before_last, first_after, after_last)
    around = tuple(panel.codes[each] for each in compared), tuple(panel.codes[each] for each in ring)
    bare = Design(measure.id, issues, *windows, *around, spread, drift, None, 0.0, data_version)
    return _foreseen(panel, monthly, bare, ward.code) if monthly[place] > 0 else bare


def _foreseen(panel: Panel, monthly: np.ndarray, bare: Design, code: str) -> Design:
    """Add the smallest cut that can be found and the chance of finding the one that is printed."""
    before = months.distance(bare.before_first, bare.before_last) + 1
    run = np.arange(before + months.distance(bare.after_first, bare.after_last) + 1)
    codes = np.array(panel.codes)
    trial = Trial(codes == code, np.isin(codes, bare.comparison), run < before, run >= before)
    doubt = bare.drift, placebo.widening(impact_placebo.years(panel, [(code, bare)]))
    spreads = np.full(len(monthly), bare.spread)
    foreseen = Foreseen(monthly, [trial], spreads, *doubt)
    return replace(bare, detectable=foreseen.smallest(), power=foreseen.power(CUT))


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
    fitted = expected.fit_dispersion(counts[:, :end], panel.months[:end], panel.exceptional[:end]).dispersion
    if np.isnan(fitted).all():
        least = expected.MINIMUM_MONTHS
        raise SbpError(f"Chance cannot be judged on fewer than {least} usable months", "", "loading more files")
    return float(np.nanmean(fitted))


def pooled_power(panel: Panel, days: Sequence[tuple[str, Design | None]], cut: float = CUT) -> float | None:
    """Return the chance that a cut made by several days is found by judging them together; None without designs.

    Args:
        panel: holds the issues of every design.
        days: the ward's code and the design of each day; days without one take no part.
        cut: the share by which each place's count falls.
    """
    designs = [(code, design) for code, design in days if design]
    if not designs:
        return None
    counts, trials, spread = impact_trials.stacked(panel, designs, known=False)
    monthly = np.concatenate(
        [
            panel.total(issues)[:, panel.at(one.before_first) : panel.at(one.before_last) + 1].mean(axis=1)
            for issues, one in {each.issues: each for _, each in designs}.items()
        ]
    )
    wider = placebo.widening(impact_placebo.years(panel, designs))
    wander = drift([each for _, each in designs])
    return Foreseen(monthly, trials, spread[: len(counts)], wander, wider).power(cut)


def drift(designs: Sequence[Design]) -> float:
    """Return the drift by which several days are judged together: the mean of what was frozen for each."""
    return float(np.mean([each.drift for each in designs]))

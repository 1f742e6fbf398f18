"""Did it work: what can be said of one day, and of a year's days together. "Cannot tell" is a normal answer."""

import math
from collections.abc import Sequence
from datetime import date

import numpy as np

from sbp import months
from sbp.answers import impact_design, impact_placebo, impact_trials
from sbp.answers.ward_panel import Panel
from sbp.content import Content
from sbp.impact_model import Day, Design, Outcome, Verdict
from sbp.stats import displacement, effects, placebo
from sbp.stats.displacement import Pair
from sbp.stats.effects import Estimate, Trial

# the placebo in time: neither these months nor those by which the place was picked are among what the day is judged by
EARLIER = 24
NOT_BOOKED = Outcome("not judged", "it was held before it was booked here, so nothing was fixed to judge it by")


def of_day(panel: Panel, content: Content, day: Day) -> Outcome:
    """Judge one day as it was agreed at booking.

    Args:
        panel: the data as it is now.
        content: tells the breaks that forbid a comparison.
        day: from the register.
    """
    refused, design = _refused(panel, content, day), day.design
    if refused or design is None:
        return refused or NOT_BOOKED
    counts, (trial,), spread = impact_trials.stacked(panel, [(day.ward_code, design)])
    shams = impact_placebo.years(panel, [(day.ward_code, design)])
    found = effects.pooled(counts, [trial], spread, design.drift, placebo.widening(shams))
    rank, ranked = _rank(panel, design, counts, trial, spread)
    place = panel.codes.index(day.ward_code)
    picked = _sums(panel, counts, design.picked_first, design.picked_last)
    return Outcome(
        verdict=_verdict(found),
        reason=_reason(found, design),
        ratio=math.exp(found.value),
        low=math.exp(found.low),
        high=math.exp(found.high),
        avoided=_avoided(counts, [trial], found),
        fall_by_chance=float(effects.fall_by_selection(picked, design.spread)[place]),
        rank=rank,
        ranked=ranked,
        ring_ratio=_ring(panel, design, counts, trial, spread),
        placebo=_earlier(panel, day.ward_code, design),
        shams=tuple(math.exp(each.value) for each in shams),
        with_ring=_with_ring(panel, design, counts, trial, found),
        cost=_cost([day]),
    )


def of_days(panel: Panel, content: Content, days: Sequence[Day]) -> Outcome:
    """Judge several days together, each weighted by the inverse of its variance; without days that cannot be judged."""
    ready = [each for each in days if not _refused(panel, content, each)]
    if not ready:
        waiting = sum(_refused(panel, content, each).verdict == "too early" for each in days)  # type: ignore[union-attr]
        whose = f"None of {len(days)} days can" if len(days) > 1 else "Its only day cannot"
        reason = f"{whose} be judged yet" if waiting else f"{whose} be judged"
        return Outcome("too early" if waiting else "cannot tell", reason, pooled=0)
    designs = [(each.ward_code, each.design) for each in ready if each.design]
    counts, trials, spread = impact_trials.stacked(panel, designs)
    shams = impact_placebo.years(panel, designs)
    wander = impact_design.drift([each for _, each in designs])
    found = effects.pooled(counts, trials, spread, wander, placebo.widening(shams))
    values = (math.exp(found.value), math.exp(found.low), math.exp(found.high))
    told = tuple(math.exp(each.value) for each in shams)
    avoided, cost = _avoided(counts, trials, found), _cost(ready)
    return Outcome(_verdict(found), "", *values, avoided, pooled=len(ready), shams=told, cost=cost)


def _refused(panel: Panel, content: Content, day: Day) -> Outcome | None:
    """Return why a day cannot be judged, or None where it can."""
    design = day.design
    if design is None:
        return NOT_BOOKED
    if day.held is None:
        return Outcome("not judged", "it has not been written down as held")
    known = [panel.last_month(each) for each in design.issues]
    last = min((each for each in known if each), default=None)
    if last is None or last < design.after_last:
        length = months.distance(design.after_first, design.after_last) + 1
        held = max(0, min(length, months.distance(design.after_first, last) + 1)) if last else 0
        return Outcome("too early", f"{held} of the {length} months named at booking are held")
    if panel.at(design.before_first) < 0:
        return Outcome("cannot tell", "the months before are no longer held")
    for each in design.issues:
        for item in content.breaks_for(content.indicators[each], "ward"):
            if item.effect == "refuse" and design.before_first < item.day.replace(day=1) <= design.after_last:
                return Outcome("cannot tell", f"the months before and after are not comparable: {item.title}")
    counts, (trial,), _ = impact_trials.stacked(panel, [(day.ward_code, design)])
    cells = np.outer(trial.treated | trial.comparison, trial.before | trial.after)
    if not np.isfinite(counts[cells]).all():
        return Outcome("cannot tell", "a month before or after was not supplied")
    before = counts[np.outer(trial.treated, trial.before)].sum()
    if before < effects.SMALLEST_BASE:
        return Outcome("cannot tell", f"only {before:,.0f} were counted in the months before")
    return None


def _verdict(found: Estimate) -> Verdict:
    return "fewer" if found.high < 0 else "more" if found.low > 0 else "cannot tell"


def _reason(found: Estimate, design: Design) -> str:
    if found.high < 0 or found.low > 0:
        return ""
    if design.detectable is None:
        return "so few are counted here that no cut could have been seen"
    return f"only a cut of {design.detectable:.0%} or more would be seen four times in five"


def _sums(panel: Panel, counts: np.ndarray, first: date, last: date) -> np.ndarray:
    return np.nan_to_num(counts[:, panel.at(first) : panel.at(last) + 1].sum(axis=1))


def _rank(panel: Panel, design: Design, counts: np.ndarray, trial: Trial, spread: np.ndarray) -> tuple[int | None, int]:
    """Return where the place's ratio stands among all wards taken in its place, 1 for the largest fall."""
    own, ratios = None, []
    for place, code in enumerate(panel.codes):
        treated = np.arange(len(panel.codes)) == place
        compared = trial.comparison & ~treated
        cells = np.outer(treated | compared, trial.before | trial.after)
        if not np.isfinite(counts[cells]).all() or code in design.ring:
            continue
        value = effects.pooled(counts, [trial._replace(treated=treated, comparison=compared)], spread).value
        ratios.append(value)
        own = value if trial.treated[place] else own
    return (None if own is None else 1 + sum(each < own for each in ratios)), len(ratios)


def _avoided(counts: np.ndarray, trials: Sequence[Trial], found: Estimate) -> tuple[float, float, float]:
    """Return how many fewer than the comparison leads to expect, over the months after, with the interval.

    What was to be expected is the count before times the change elsewhere, as in the weighted displacement difference;
    its interval is the ratio's, so the two never contradict each other.
    """
    expected = 0.0
    for trial in trials:
        before, elsewhere, after = (
            float(counts[np.outer(place, when)].sum())
            for place, when in (
                (trial.treated, trial.before), (trial.comparison, trial.before), (trial.comparison, trial.after)
            )
        )  # fmt: skip
        expected += before * after / elsewhere
    fewer, least, most = (expected * (1 - math.exp(each)) for each in (found.value, found.high, found.low))
    return fewer, least, most


def _with_ring(
    panel: Panel, design: Design, counts: np.ndarray, trial: Trial, found: Estimate
) -> tuple[float, float, float] | None:
    """Return how many fewer there were in the place and next door together; None where next door is not held.

    The weighted displacement difference, its variance widened as the ratio's is beyond chance.
    """
    ring = np.isin(panel.codes, design.ring)
    if not ring.any() or not np.isfinite(counts[np.outer(ring, trial.before | trial.after)]).all():
        return None
    months_before, months_after = float(trial.before.sum()), float(trial.after.sum())
    before, after = ([float(counts[np.outer(each, when)].sum()) for each in (trial.treated, trial.comparison, ring)]
                     for when in (trial.before, trial.after))  # fmt: skip
    if min(before) <= 0:
        return None
    alone = effects.pooled(counts, [trial], np.full(len(counts), design.spread))
    wider = ((found.high - found.low) / (alone.high - alone.low)) ** 2
    place, elsewhere, beside = (Pair(*each) for each in zip(before, after, strict=True))
    whole = displacement.displacement_difference(
        place,
        elsewhere._replace(weight=elsewhere.before / place.before),
        beside,
        elsewhere._replace(weight=elsewhere.before / beside.before),
        dispersion=design.spread * wider,
        months=(months_before, months_after),
    )
    return -whole.value * months_after, -whole.high * months_after, -whole.low * months_after


def _cost(days: Sequence[Day]) -> float | None:
    """Return what days cost together, None where it was not given of each."""
    costs = [each.held.cost if each.held else None for each in days]
    return None if None in costs else float(sum(each for each in costs if each))


def _ring(panel: Panel, design: Design, counts: np.ndarray, trial: Trial, spread: np.ndarray) -> float | None:
    ring = np.isin(panel.codes, design.ring)
    cells = np.outer(ring, trial.before | trial.after)
    if not ring.any() or not np.isfinite(counts[cells]).all():
        return None
    return math.exp(effects.pooled(counts, [trial._replace(treated=ring)], spread).value)


def _earlier(panel: Panel, ward_code: str, design: Design) -> float | None:
    """Return the ratio that the same windows give two years earlier; None where they are not held."""
    if panel.at(design.before_first) < EARLIER:
        return None
    counts, (trial,), spread = impact_trials.stacked(panel, [(ward_code, design)])
    earlier = trial._replace(before=np.roll(trial.before, -EARLIER), after=np.roll(trial.after, -EARLIER))
    cells = np.outer(trial.treated | trial.comparison, earlier.before | earlier.after)
    if not np.isfinite(counts[cells]).all():
        return None
    return math.exp(effects.pooled(counts, [earlier], spread).value)

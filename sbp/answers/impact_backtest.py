"""Would it have worked: the rule's plan made from what was known, scored on the need that then came, year by year.

Chance is the floor and hindsight the ceiling. Between them stand the rule, the simple count of the 12 months before,
and where the partners went, if somebody enters that. So that like is compared with like, every way keeps to one day a
month and no ward twice, and to no other rule.
"""

import math
from dataclasses import replace
from datetime import date

import numpy as np

from sbp import months
from sbp.answers import need as needs
from sbp.answers.impact_problem import YEAR
from sbp.answers.ward_panel import Panel
from sbp.content import Content
from sbp.errors import SbpError
from sbp.impact_model import ImpactContent
from sbp.planning_model import BackTest, Need, PastYear
from sbp.stats import covering
from sbp.stats.covering import Ground, Rules

RULE, TOP, USED, CHANCE, HINDSIGHT = "rule", "top", "used", "chance", "hindsight"
WAYS = {
    RULE: "This rule, on what was known then",
    TOP: "The wards with the highest count of the 12 months before, one each",
    USED: "The wards entered, in turn",
    CHANCE: "Any ward in any month",
    HINDSIGHT: "Hindsight: knowing what came",
}
MOST_YEARS = 12
FEWEST_YEARS = 3
# two-sided 95% points of Student's t for 2 to 11 degrees of freedom
T_POINTS = (4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201)


def of(
    panel: Panel,
    content: Content,
    impact: ImpactContent,
    weights: dict[str, float],
    days: int = YEAR,
    used: tuple[str, ...] = (),
) -> BackTest:
    """Try the rule on every past year that is held, newest last.

    Args:
        panel: holds the measures with a weight.
        content: explains them.
        impact: the content on impact days.
        weights: how much one incident counts.
        days: how many in a year, at most 12.
        used: codes of wards to which days went, in turn; empty where nobody entered them.
    """
    lasting = impact.settings.months_covered
    years = []
    start = months.add(panel.months[-1], 2 - YEAR - lasting)
    while len(years) < MOST_YEARS and start > panel.months[0]:
        tried = _year(panel, content, impact, weights, min(days, YEAR), used, start)
        if tried is None:
            break
        years.append(tried)
        start = months.add(start, -YEAR)
    ways = {way: told for way, told in WAYS.items() if way != USED or used}
    if len(years) < FEWEST_YEARS:
        reason = f"Cannot tell: {len(years)} past years can be tried, and {FEWEST_YEARS} are needed"
        return BackTest(ways, tuple(reversed(years)), None, None, None, reason)
    leads = np.array([each.shares[RULE] - each.shares[TOP] for each in years])
    half = T_POINTS[len(leads) - FEWEST_YEARS] * float(leads.std(ddof=1)) / math.sqrt(len(leads))
    middle = float(leads.mean())
    return BackTest(ways, tuple(reversed(years)), middle, middle - half, middle + half)


def _year(
    panel: Panel,
    content: Content,
    impact: ImpactContent,
    weights: dict[str, float],
    held: int,
    used: tuple[str, ...],
    start: date,
) -> PastYear | None:
    """Try the year that begins at `start` with what was known before; None where too little was."""
    came = _came(panel, weights, start, impact.settings.months_covered)
    before = _until(panel, months.add(start, -1), set(came))
    try:
        known = needs.from_panel(before, content, impact.settings, {each: weights[each] for each in came}, "")
    except SbpError:
        return None
    actual = _ground(panel, np.sum([came[each] for each in known.last_months], axis=0), impact)
    planned = _ground(panel, _foreseen(known, panel, start, actual.need.shape[1]), impact)
    rules = Rules(held, per_month=1, per_ward=1)
    plan, best = covering.solve(planned, rules), covering.solve(actual, rules)
    if plan is None or best is None:
        return None
    counts = [weights[each] * np.nan_to_num(before.values[each][:, -YEAR:]).sum(axis=1) for each in known.last_months]
    chosen = {
        RULE: plan.days,
        TOP: _in_turn(np.argsort(-np.sum(counts, axis=0), kind="stable"), held),
        HINDSIGHT: best.days,
    }
    if used:
        chosen[USED] = _in_turn(np.array([panel.codes.index(code) for code in used]), held)
    total = float(actual.need.sum())
    shares = {way: covering.covered(actual, each) / total for way, each in chosen.items()}
    return PastYear(start, shares | {CHANCE: _by_chance(actual, held) / total})


def _until(panel: Panel, last: date, issues: set[str]) -> Panel:
    end = panel.at(last) + 1
    values = {each: values[:, :end] for each, values in panel.values.items() if each in issues}
    return replace(panel, months=panel.months[:end], values=values, exceptional=panel.exceptional[:end])


def _came(panel: Panel, weights: dict[str, float], start: date, lasting: int) -> dict[str, np.ndarray]:
    """Return, for each measure of which every month was supplied, the weighted incidents that came."""
    first = panel.at(start)
    window = slice(first, first + YEAR + lasting - 1)
    found = {each: weights[each] * values[:, window] for each, values in panel.values.items() if weights[each] > 0}
    return {each: came for each, came in found.items() if np.isfinite(came).all() and came.sum() > 0}


def _foreseen(known: Need, panel: Panel, start: date, length: int) -> np.ndarray:
    by_code = {ward.code: ward.months for ward in known.wards}
    run = months.span(start, months.add(start, length - 1))
    return np.array([[by_code[code][month.month - 1] for month in run] for code in panel.codes])


def _ground(panel: Panel, demand: np.ndarray, impact: ImpactContent) -> Ground:
    wards = len(panel.codes)
    return Ground(demand, np.eye(wards, dtype=bool), np.arange(wards), panel.near, impact.settings.months_covered)


def _in_turn(wards: np.ndarray, days: int) -> tuple[tuple[int, int], ...]:
    """Return a day in each of the first months, in these wards one after another and over again."""
    return tuple((int(wards[number % len(wards)]), number) for number in range(days))


def _by_chance(ground: Ground, days: int) -> float:
    """Return what days in wards and months drawn alike cover on average; what two would both cover counts once."""
    sites = len(ground.ward) * ground.months
    reaching = np.array([min(month, ground.months - 1) - max(month - ground.lasting + 1, 0) + 1
                         for month in range(ground.need.shape[1])])  # fmt: skip
    missed = (1 - reaching / sites) ** days
    return float((ground.need * (1 - missed)).sum())

"""Why a place that people expected is not in a plan: what a day there would cost, and the rule that keeps it out.

A rule keeps a place out where the plan without that rule alone has a day there. Those plans are at hand, because they
are what the rule's price is made of. Where no such plan has one, the planned day is named that leaves no room for it.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from sbp.answers.impact_problem import Problem
from sbp.planning_model import Missed
from sbp.stats import covering
from sbp.stats.covering import Day, Effort, InTheWay, Plan, Rules

CHOICE = "excluded"
CROWDED = ("per_ward", "gap", "per_month")  # rules for which one planned day leaves no room for another
COUNTED = ("per_ward", "per_month")  # of those, the ones that allow a number of days
MOST = 6  # places without a day, the highest in need, of which it is told


def of(
    problem: Problem, rules: Rules, plan: Plan, freed: Mapping[str, Plan | None], effort: Effort
) -> tuple[Missed, ...]:
    """Return the places in highest need that a plan leaves out, the highest first.

    Args:
        problem: what was planned.
        rules: under which.
        plan: the plan.
        freed: the plan without each of the rules that are on, by the rule's name.
        effort: how long to look for a plan with each place.
    """
    covered = problem.reach[:, problem.sites[[site for site, _ in plan.days]]].any(axis=1)
    losses = [problem.worth(plan) - problem.worth(_without(plan, day)) for day in plan.days]
    found: list[Missed] = []
    for site in np.argsort(problem.sites, kind="stable"):
        row = problem.sites[site]
        if covered[row] or len(found) == MOST:
            continue
        covered |= problem.reach[:, row]  # what lies beside a place named is not named again
        found.append(_missed(problem, rules, plan, freed, int(site), min(losses), effort))
    return tuple(found)


def _missed(
    problem: Problem,
    rules: Rules,
    plan: Plan,
    freed: Mapping[str, Plan | None],
    site: int,
    least: float,
    effort: Effort,
) -> Missed:
    with_it = replace(rules, promised=(*rules.promised, (site,)), excluded=rules.excluded - {site})
    forced = covering.solve(problem.themed, with_it, effort=effort)
    cost = max(1 - problem.worth(forced) / problem.worth(plan), 0.0) if forced and forced.days else None
    without = {name: day for name, other in freed.items() if other and (day := _day_there(problem, other, site))}
    keeping = InTheWay(tuple(without), all(other is None or other.days for other in freed.values()))
    if site in rules.excluded:
        keeping = InTheWay((CHOICE,), True)
    elif forced is None and not without:
        found = covering.in_the_way(problem.themed, with_it, effort)
        keeping = found._replace(alone=tuple(name for name in found.alone if name in freed))
    best, adds = _best(problem, rules, plan, site)
    if not keeping.alone and adds >= least:  # it would be worth a day, so one that is planned leaves it no room
        crowded = [name for name in CROWDED if name in freed and _in_its_way(problem, rules, plan, name, best)]
        keeping = keeping._replace(alone=tuple(crowded[:1]))
    first = keeping.alone[0] if keeping.alone else ""
    stands = _in_its_way(problem, rules, plan, first, without.get(first, best))
    day = without.get(first, best if stands else None)
    return Missed(
        name=problem.name_of(site),
        cost=cost,
        rules=keeping.alone,
        month=problem.run[day[1]] if day else None,
        other=problem.name_of(stands[0]) if stands else "",
        other_month=problem.run[stands[1]] if stands else None,
        adds=adds,
        least=least,
        is_left_out=site in rules.excluded,
        is_settled=forced is None or bool(forced.days),
        are_rules_settled=keeping.is_settled,
    )


def _best(problem: Problem, rules: Rules, plan: Plan, site: int) -> tuple[Day, float]:
    """Return the day at a site, in a month that is not closed, that adds most need to a plan, and how much."""
    days = [(site, month) for month in range(problem.full.months) if month not in rules.closed]
    worths = [problem.worth(_with(plan, day)) for day in days]
    return days[int(np.argmax(worths))], max(worths) - problem.worth(plan)


def _day_there(problem: Problem, plan: Plan, site: int) -> Day | None:
    """Return a plan's day that covers a site, the first of them."""
    row = problem.sites[site]
    return next((day for day in plan.days if problem.reach[row, problem.sites[day[0]]]), None)


def _in_its_way(problem: Problem, rules: Rules, plan: Plan, rule: str, day: Day) -> Day | None:
    """Return the planned day nearest in time for which a rule leaves no room for another day.

    None for other rules, and where fewer days stand there than the rule allows.
    """
    ground, (site, month) = problem.full, day
    ward = ground.ward[site]
    rivals = {
        "per_month": [each for each in plan.days if each[1] == month],
        "per_ward": [each for each in plan.days if ground.ward[each[0]] == ward],
        "gap": [
            each
            for each in plan.days
            if abs(each[1] - month) <= rules.gap
            if ground.ward[each[0]] == ward or ground.near[ward, ground.ward[each[0]]]
        ],
    }.get(rule, [])
    if len(rivals) < (getattr(rules, rule) if rule in COUNTED else 1):
        return None
    return min(rivals, key=lambda each: (abs(each[1] - month), each), default=None)


def _without(plan: Plan, day: Day) -> Plan:
    return plan._replace(days=tuple(each for each in plan.days if each != day))


def _with(plan: Plan, day: Day) -> Plan:
    return plan._replace(days=(*plan.days, day))

"""Where and when to hold a year's days: the plan, what each rule costs, plans that come close, and who is left out."""

import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sbp import months
from sbp.answers import impact_missed
from sbp.answers.impact_problem import THEMES, Problem, Wish
from sbp.errors import SbpError
from sbp.impact_model import ImpactContent
from sbp.planning_model import Alternative, Need, NeedWithin, Switch, YearPlan
from sbp.stats import covering
from sbp.stats.covering import Effort, Ground, Plan, Rules

ONCE = "per_ward"
ALTERNATIVES, DIFFERING = 3, 2  # other plans, and how many of their days lie in wards that the ones before leave out
OF_DAYS = ("per_month", "closed")  # what for days is a rule, for cameras is how many there are and how long they stay
# a price takes a plan of its own, and other plans only have to come close: the last thousandths take longest
THOROUGH, BRIEF = Effort(6.0, clock=time.monotonic), Effort(4.0, clock=time.monotonic)
CLOSE = Effort(2.0, 5e-3, time.monotonic)
OUT_OF_TIME = "The time ran out before a plan was found that keeps to all rules; there may be one"


def usual(impact: ImpactContent, today: date) -> Wish:
    """Return the wish as the content sets it, before anybody chooses anything."""
    chosen = impact.settings
    gap = chosen.months_between_neighbours
    return Wish(first_month(today), days=chosen.days_a_year, per_month=chosen.days_a_month, gap=gap)


def of(
    need: Need,
    impact: ImpactContent,
    neighbours: Mapping[str, set[str]],
    wish: Wish,
    within: NeedWithin | None = None,
) -> YearPlan:
    """Plan a year's days, without their prices.

    Args:
        need: of every ward by month of the calendar.
        impact: the content on impact days.
        neighbours: codes of the wards that adjoin each ward.
        wish: number of days, first month and rules.
        within: need by place within wards, where places are to be planned; a day then covers its place and those
            around it, in place of its ward.

    Returns:
        The plan; without days, `reason` names the rules in the way.

    Raises:
        UsageError: the wish names an unknown ward or contradicts itself.
    """
    problem = Problem(need, impact, neighbours, wish, within)
    rules = problem.rules()
    plan = covering.solve(problem.themed, rules, effort=THOROUGH)
    if plan is None:
        return YearPlan((), 0.0, 0.0, (), (), (), _in_the_way(problem, rules))
    if not plan.days:
        return YearPlan((), 0.0, 0.0, (), (), (), OUT_OF_TIME)
    share = problem.worth(plan) / float(problem.full.need.sum())
    return YearPlan(problem.slots(plan), share, plan.gap, (), (), ())


def priced(
    need: Need,
    impact: ImpactContent,
    neighbours: Mapping[str, set[str]],
    wish: Wish,
    shown: YearPlan,
    within: NeedWithin | None = None,
) -> YearPlan:
    """Add what each rule costs, plans that come close, and who is left out; this takes far longer than the plan.

    Args:
        need, impact, neighbours, wish, within: as for `of`.
        shown: from `of`. It is not looked for again, because where the time ran out another plan might be found, and
            prices would then belong to that one.

    Returns:
        The same days with all that is added; a plan without days as it is.
    """
    if not shown.slots:
        return shown
    problem = Problem(need, impact, neighbours, wish, within)
    rules, plan = problem.rules(), problem.plan_of(shown)
    worth = problem.worth(plan)
    others = covering.alternatives(problem.themed, rules, plan, ALTERNATIVES, DIFFERING, CLOSE)
    freed = _freed(problem, rules)
    return replace(
        shown,
        switches=_switches(problem, rules, plan, freed),
        alternatives=tuple(Alternative(problem.slots(each), problem.worth(each) / worth) for each in others),
        missed=impact_missed.of(problem, rules, plan, freed, BRIEF),
    )


def _in_the_way(problem: Problem, rules: Rules) -> str:
    told = problem.impact.settings.rules
    found = covering.in_the_way(problem.themed, rules, BRIEF)
    if found.alone:
        alone = "; ".join(told.get(name, name) for name in found.alone)
        return f"No plan keeps to all rules. Without one of these there would be one: {alone}"
    none = f"No plan of {rules.days} days keeps to all rules"
    if found.is_settled:
        return f"{none}, even without any one of them: ask for fewer days"
    return f"{none}. Whether there would be one without one of them was not settled in the time: ask for fewer days"


def _freed(problem: Problem, rules: Rules) -> dict[str, Plan | None]:
    """Return the plan without each of the rules that are on."""
    told = [each for each in problem.impact.settings.rules if not (problem.wish.stay and each in OF_DAYS)]
    found = {
        name: covering.solve(problem.themed, covering.switched_off(rules, name), effort=BRIEF)
        for name in told
        if name in covering.in_force(rules)
    }
    if problem.wish.themes and THEMES in told:
        found[THEMES] = covering.solve(problem.full, rules, effort=BRIEF)
    return found


def _switches(problem: Problem, rules: Rules, plan: Plan, freed: Mapping[str, Plan | None]) -> tuple[Switch, ...]:
    """Price every rule: those that are on by what they cost, those that are off by what they would."""
    worth = problem.worth(plan)
    found = []
    for name, told in problem.impact.settings.rules.items():
        if is_on := name in freed:
            other = freed[name]
        elif bound := _bound(problem, rules, name):
            other = covering.solve(*bound, effort=BRIEF)
        else:
            continue
        if other and not other.days:  # the time ran out, so there is no price to tell
            continue
        reached = problem.worth(other) if other else 0.0
        price = 1 - worth / max(reached, worth) if is_on else max(1 - reached / worth, 0.0)
        found.append(Switch(name, told, is_on, price if other else None))
    return tuple(found)


def _bound(problem: Problem, rules: Rules, name: str) -> tuple[Ground, Rules] | None:
    """Return the problem with a rule switched on that is off; None for one that asks for more than a switch."""
    if name == ONCE and rules.per_ward is None:
        return problem.themed, replace(rules, per_ward=1)
    if name == THEMES and not problem.wish.stay:
        other = Problem(problem.need, problem.impact, {}, replace(problem.wish, themes=True), problem.within)
        return problem.full._replace(need=other.themed.need), rules
    return None


def first_month(today: date) -> date:
    """Return the first month that can be planned: the next one."""
    return months.add(today.replace(day=1), 1)


def neighbours_of(pairs: list[tuple[str, str]]) -> dict[str, set[str]]:
    """Return the codes of the wards that adjoin each ward.

    Raises:
        SbpError: no pair is held, so a rule about neighbours would mean nothing.
    """
    if not pairs:
        raise SbpError("Which wards adjoin is not held", "boundaries", "loading a map of the wards")
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
    return found

"""Where and when to hold a year's days: the plan, what each rule costs, plans that come close, and who is left out."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from sbp import months
from sbp.answers import place_need
from sbp.answers.naming import find
from sbp.errors import SbpError, UsageError
from sbp.impact_model import ImpactContent
from sbp.planning_model import Alternative, Need, NeedWithin, PlaceNeed, Slot, Switch, WardNeed, YearPlan
from sbp.stats import covering
from sbp.stats.covering import Effort, Ground, Plan, Rules

YEAR = 12
THEMES = "themes"
ONCE = "per_ward"
ALTERNATIVES, DIFFERING = 3, 2  # other plans, and how many of their days lie in wards that the ones before leave out
STAYS = range(3, 7)  # months
OF_DAYS = ("per_month", "closed")  # what for days is a rule, for cameras is how many there are and how long they stay
# a price takes a plan of its own, and other plans only have to come close: the last thousandths take longest
THOROUGH, BRIEF = Effort(6.0, clock=time.monotonic), Effort(4.0, clock=time.monotonic)
CLOSE = Effort(2.0, 5e-3, time.monotonic)
OUT_OF_TIME = "The time ran out before a plan was found that keeps to all rules; there may be one"
MISSED = 6  # wards without a day, the highest in need, of which it is told what a day for each would cost


@dataclass(frozen=True)
class Wish:
    """What a person asks of a plan; each rule can be switched off by None, zero or nothing.

    `closed`: months without a day. `excluded`: ward codes. `promised`: ward codes that get a day in any case. `stay`:
    months for which a deployable camera stands in a place, where cameras and not days are planned; `days` are then all
    placements of the year, `per_month` the cameras, and each covers its own place alone.
    """

    first_month: date
    days: int
    per_month: int | None = 1
    per_ward: int | None = None
    gap: int = 0
    least_wards: int | None = None
    closed: frozenset[date] = frozenset()
    excluded: frozenset[str] = frozenset()
    promised: frozenset[str] = frozenset()
    themes: bool = False
    stay: int = 0

    def checked(self) -> "Wish":
        """Return the wish itself where it makes sense.

        Raises:
            UsageError: the number of days is not 1 to 36, a ward is both promised and left out, or a camera is to stay
                for less than 3 months or more than 6.
        """
        if not 1 <= self.days <= 3 * YEAR:
            raise UsageError(f"A plan of {self.days} days cannot be made", "days", f"1 to {3 * YEAR}")
        if self.promised & self.excluded:
            raise UsageError("A ward cannot be both promised a day and left out", "rules", "one of the two")
        if self.stay and self.stay not in STAYS:
            raise UsageError(f"A camera cannot stay for {self.stay} months", "stay", "3 to 6")
        return self


def usual(impact: ImpactContent, today: date) -> Wish:
    """Return the wish as the content sets it, before anybody chooses anything."""
    chosen = impact.settings
    gap = chosen.months_between_neighbours
    return Wish(first_month(today), days=chosen.days_a_year, per_month=chosen.days_a_month, gap=gap)


class _Problem:
    """The wish on the need: sites are wards, or each ward's places with most need; months are those of the plan."""

    def __init__(
        self,
        need: Need,
        impact: ImpactContent,
        neighbours: Mapping[str, set[str]],
        wish: Wish,
        within: NeedWithin | None = None,
    ) -> None:
        self.need, self.impact, self.wish, self.within = need, impact, wish.checked(), within
        self.codes = [ward.code for ward in need.wards]
        self.spots: tuple[WardNeed, ...] | tuple[PlaceNeed, ...] = within.places if within else need.wards
        self.of_ward = np.array([self.codes.index(_ward_code(each)) for each in self.spots])
        self.sites = self._sites()
        self.lasting = wish.stay or impact.settings.months_covered
        self.run = months.span(wish.first_month, months.add(wish.first_month, YEAR + self.lasting - 2))
        self.near = np.array([[other in neighbours.get(code, ()) for other in self.codes] for code in self.codes])
        is_wide = within and not wish.stay
        self.reach = place_need.within_reach(within.places) if is_wide else np.eye(len(self.spots), dtype=bool)
        self.full = self._ground(np.array([each.months for each in self.spots]))
        self.themed = self._ground(self._of_themes()) if wish.themes else self.full

    def _sites(self) -> np.ndarray:
        """Return the rows of the need at which a day can be planned: of each ward, those with most need."""
        kept: list[int] = []
        for ward in range(len(self.codes)):
            kept += np.flatnonzero(self.of_ward == ward)[: self.impact.settings.places_a_ward].tolist()
        return np.array(sorted(kept))

    def sites_of(self, code: str) -> tuple[int, ...]:
        """Return the sites in a ward."""
        return tuple(np.flatnonzero(self.of_ward[self.sites] == self.codes.index(code)).tolist())

    def rules(self) -> Rules:
        """Return the wish as the solver's rules."""
        wish = self.wish
        known = {code: code for code in self.codes}
        for code in wish.promised | wish.excluded:
            find("ward", code, known, {ward.code: ward.name for ward in self.need.wards})
        closed = {months.distance(wish.first_month, month) for month in wish.closed}
        closed |= {month for month in range(YEAR) if wish.stay and month % wish.stay}
        return Rules(
            days=wish.days,
            per_month=wish.per_month,
            per_ward=wish.per_ward,
            least_wards=wish.least_wards,
            gap=wish.gap,
            closed=frozenset(each for each in closed if 0 <= each < YEAR),
            excluded=frozenset(site for code in wish.excluded for site in self.sites_of(code)),
            promised=tuple(self.sites_of(code) for code in sorted(wish.promised)),
        )

    def theme_of(self, month: date) -> str:
        """Return the theme that suits a month, the first of those that do; empty where none does."""
        return next((each.id for each in self.impact.themes.values() if month.month in each.months), "")

    def slots(self, plan: Plan) -> tuple[Slot, ...]:
        """Return a plan's days with what each covers that none before it did."""
        found, before = [], 0.0
        for number, (site, month) in enumerate(plan.days, start=1):
            reached = covering.covered(self.full, plan.days[:number])
            ward, held = self.need.wards[self.full.ward[site]], self.run[month]
            place = (self.name_of(site), self.within.places[self.sites[site]].cell_id) if self.within else ()
            found.append(Slot(held, ward.code, ward.name, self.theme_of(held), reached - before, *place))
            before = reached
        return tuple(found)

    def name_of(self, site: int) -> str:
        """Return the name of a site."""
        return self.spots[self.sites[site]].name

    def worth(self, plan: Plan) -> float:
        """Return the need that a plan covers, of all measures, whatever it was made for."""
        return covering.covered(self.full, plan.days)

    def _ground(self, of_calendar: np.ndarray) -> Ground:
        demand = np.stack([of_calendar[:, month.month - 1] for month in self.run], axis=1)
        return Ground(demand, self.reach[:, self.sites], self.of_ward[self.sites], self.near, self.lasting)

    def _of_themes(self) -> np.ndarray:
        """Return each month's need of the measures that its theme addresses alone."""
        found = np.zeros((len(self.spots), YEAR))
        for month in range(YEAR):
            theme = self.impact.themes.get(self.theme_of(date(2001, month + 1, 1)))
            for row, spot in enumerate(self.spots):
                addressed = [values[month] for each, values in spot.issues.items() if theme and each in theme.issues]
                found[row, month] = sum(addressed) * spot.stability
        return found


def of(
    need: Need,
    impact: ImpactContent,
    neighbours: Mapping[str, set[str]],
    wish: Wish,
    within: NeedWithin | None = None,
    is_priced: bool = True,
) -> YearPlan:
    """Plan a year's days.

    Args:
        need: of every ward by month of the calendar.
        impact: the content on impact days.
        neighbours: codes of the wards that adjoin each ward.
        wish: number of days, first month and rules.
        within: need by place within wards, where places are to be planned; a day then covers its place and those
            around it, in place of its ward.
        is_priced: whether prices, other plans and who is left out are worked out as well, which takes ten times as
            long.

    Returns:
        The plan with the price of each rule; without days, `reason` names the rules in the way.

    Raises:
        UsageError: the wish names an unknown ward or contradicts itself.
    """
    problem = _Problem(need, impact, neighbours, wish, within)
    rules = problem.rules()
    plan = covering.solve(problem.themed, rules, effort=THOROUGH)
    if plan is None:
        return YearPlan((), 0.0, 0.0, (), (), (), _in_the_way(problem, rules))
    if not plan.days:
        return YearPlan((), 0.0, 0.0, (), (), (), OUT_OF_TIME)
    share = problem.worth(plan) / float(problem.full.need.sum())
    bare = YearPlan(problem.slots(plan), share, plan.gap, (), (), ())
    return _priced(problem, rules, plan, bare) if is_priced else bare


def _priced(problem: _Problem, rules: Rules, plan: Plan, bare: YearPlan) -> YearPlan:
    """Add what each rule costs, plans that come close, and who is left out."""
    worth = problem.worth(plan)
    others = covering.alternatives(problem.themed, rules, plan, ALTERNATIVES, DIFFERING, CLOSE)
    return replace(
        bare,
        switches=_switches(problem, rules, plan),
        alternatives=tuple(Alternative(problem.slots(each), problem.worth(each) / worth) for each in others),
        missed=_missed(problem, rules, plan),
    )


def _in_the_way(problem: _Problem, rules: Rules) -> str:
    told = problem.impact.settings.rules
    alone = [told.get(name, name) for name in covering.in_the_way(problem.themed, rules, BRIEF)]
    if alone:
        return f"No plan keeps to all rules. Without one of these there would be one: {'; '.join(alone)}"
    return f"No plan of {rules.days} days keeps to all rules, even without any one of them: ask for fewer days"


def _switches(problem: _Problem, rules: Rules, plan: Plan) -> tuple[Switch, ...]:
    """Price every rule: those that are on by what they cost, those that are off by what they would."""
    worth = problem.worth(plan)
    told = problem.impact.settings.rules
    found = []
    for name in (each for each in told if each != THEMES and not (problem.wish.stay and each in OF_DAYS)):
        is_on = name in covering.in_force(rules)
        if is_on:
            freed = covering.solve(problem.themed, covering.switched_off(rules, name))
            price = freed and 1 - worth / max(problem.worth(freed), worth)
        elif name == ONCE:
            bound = covering.solve(problem.themed, replace(rules, per_ward=1))
            price = bound and max(1 - problem.worth(bound) / worth, 0.0)
        else:
            continue
        found.append(Switch(name, told[name], is_on, price))
    return (*found, *_themes(problem, rules, worth))


def _themes(problem: _Problem, rules: Rules, worth: float) -> tuple[Switch, ...]:
    told = problem.impact.settings.rules.get(THEMES)
    if told is None or problem.wish.stay:
        return ()
    if problem.wish.themes:
        free = covering.solve(problem.full, rules)
        return (Switch(THEMES, told, True, free and max(1 - worth / problem.worth(free), 0.0)),)
    other = _Problem(problem.need, problem.impact, {}, replace(problem.wish, themes=True), problem.within)
    bound = covering.solve(problem.full._replace(need=other.themed.need), rules)
    return (Switch(THEMES, told, False, bound and max(1 - problem.worth(bound) / worth, 0.0)),)


def _missed(problem: _Problem, rules: Rules, plan: Plan) -> tuple[tuple[str, float | None], ...]:
    """Price a day for each of the wards, or places, in highest need that have none."""
    covered = problem.reach[:, problem.sites[[site for site, _ in plan.days]]].any(axis=1)
    found: list[tuple[str, float | None]] = []
    for site in np.argsort(problem.sites, kind="stable"):
        row = problem.sites[site]
        if covered[row] or len(found) == MISSED:
            continue
        covered |= problem.reach[:, row]  # what lies beside a place named is not named again
        with_it = replace(rules, promised=(*rules.promised, (int(site),)), excluded=rules.excluded - {int(site)})
        other = covering.solve(problem.themed, with_it)
        cost = None if other is None else max(1 - problem.worth(other) / problem.worth(plan), 0.0)
        found.append((problem.name_of(int(site)), cost))
    return tuple(found)


def _ward_code(spot: WardNeed | PlaceNeed) -> str:
    return spot.ward_code if isinstance(spot, PlaceNeed) else spot.code


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

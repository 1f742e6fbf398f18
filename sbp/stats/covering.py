"""Where and when to hold a number of days so that they cover the most need, under rules that each have a price.

Maximal coverage (Church and ReVelle 1974, Papers in Regional Science 32, 101-118) over pairs of place and month, solved
exactly: the answer comes with a bound that no plan can pass. A greedy choice would take neighbours of one peak.
"""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import NamedTuple

import numpy as np

from sbp.stats.covering_limits import Day, Ground, Limits, Row, Rules, matrix
from sbp.stats.covering_start import Drafts

GAP = 1e-4  # a plan within this share of the bound counts as proven
SURE = 1e-7  # by less than this share a day is not told from one that could be in a better plan
PROVEN, INFEASIBLE = 0, 2  # the solver's words
HALF = 0.5  # above which a day counts as held
LEAST_SECONDS = 0.1
WHOLE = 1e-6  # within which a share of a day counts as none or as all of it


class Effort(NamedTuple):
    """How long to look at most, and within which share of the bound a plan is good enough.

    `clock` tells seconds; without one the limit holds for each step of the search alone.
    """

    seconds: float = 6.0
    gap: float = GAP
    clock: Callable[[], float] = float  # always at 0


USUAL = Effort()


class Plan(NamedTuple):
    """Days in the order of months, the need they cover, and the most that any plan could (`bound`).

    Without days where the time ran out before one was found that keeps to the rules.
    """

    days: tuple[Day, ...]
    covered: float
    bound: float

    @property
    def gap(self) -> float:
        """By what share a better plan could exceed this one; 0 where this one is proven."""
        return max(self.bound / self.covered - 1, 0.0) if self.covered > 0 else 0.0


def solve(
    ground: Ground,
    rules: Rules,
    unlike: Sequence[Sequence[Day]] = (),
    differing: int = 1,
    effort: Effort = USUAL,
) -> Plan | None:
    """Find the plan that covers the most need.

    Args:
        ground: need, reach and wards.
        rules: what the plan must keep to.
        unlike: sets of days, outside each of which at least `differing` days must lie.
        differing: see `unlike`.
        effort: how long to look, and how near to the bound is near enough.

    Returns:
        The plan, or None where the rules leave none. Where the time runs out, the best plan found so far with what is
        proven of it.
    """
    return _Search(Limits(ground, rules, unlike, differing), effort).run()


def covered(ground: Ground, days: Sequence[Day]) -> float:
    """Return the need that days cover; what two of them cover counts once."""
    hit = np.zeros(ground.need.shape, dtype=bool)
    for site, month in days:
        hit[np.flatnonzero(ground.reach[:, site]), month : month + ground.lasting] = True
    return float(ground.need[hit].sum())


def alternatives(
    ground: Ground, rules: Rules, plan: Plan, count: int = 3, differing: int = 2, effort: Effort = USUAL
) -> tuple[Plan, ...]:
    """Return the next plans: each holds `differing` days or more in wards that each plan before it left out.

    A plan that only takes the same wards in another order is no alternative. Fewer come back where there are fewer.
    """
    found: list[Plan] = []
    unlike = [_everywhen(ground, plan)]
    while len(found) < count:
        other = solve(ground, rules, tuple(unlike), min(differing, rules.days), effort)
        if other is None or not other.days:
            break
        found.append(other)
        unlike.append(_everywhen(ground, other))
    return tuple(sorted(found, key=lambda each: -each.covered))


def _everywhen(ground: Ground, plan: Plan) -> tuple[Day, ...]:
    """Return every site of the wards that a plan goes to, in every month."""
    wards = {ground.ward[site] for site, _ in plan.days}
    sites = np.flatnonzero(np.isin(ground.ward, list(wards)))
    return tuple((int(site), month) for site in sites for month in range(ground.months))


def switched_off(rules: Rules, name: str) -> Rules:
    """Return the rules without one of them, by the name of its field."""
    asking_nothing = {field.name: field.default for field in fields(Rules)}
    return replace(rules, **{name: asking_nothing[name]})


def in_force(rules: Rules) -> tuple[str, ...]:
    """Return the names of the rules that ask for something."""
    switches = [field for field in fields(Rules) if field.name != "days"]
    return tuple(each.name for each in switches if getattr(rules, each.name) != each.default)


class InTheWay(NamedTuple):
    """The rules without which, each alone, there would be a plan, and whether the time was enough to tell of all."""

    alone: tuple[str, ...]
    is_settled: bool


def in_the_way(ground: Ground, rules: Rules, effort: Effort = USUAL) -> InTheWay:
    """Name each rule without which alone there would be a plan; none where only several together stand in the way."""
    bare = ground._replace(need=np.zeros_like(ground.need))  # any plan will do
    found = {name: solve(bare, switched_off(rules, name), effort=effort) for name in in_force(rules)}
    alone = tuple(name for name, plan in found.items() if plan and plan.days)
    return InTheWay(alone, all(plan is None or plan.days for plan in found.values()))  # no days: the time ran out


class _Answer(NamedTuple):
    """What the solver says: its word, how much of a day at each kept column, a bound, and what holding each costs."""

    status: int
    shares: np.ndarray | None
    bound: float
    costs: np.ndarray | None


class _Search:
    """From a quick plan at hand to one that is proven.

    A day is worth all that it covers. What several days cover is taken off again, but only for the places where a plan
    was found to cover twice: so each answer is a bound on all plans, and the model stays small. Days are first shared
    out, which is quick, finds most such places, and tells by how much the bound would fall if a day were held: days
    that leave no more than the plan at hand are looked at no longer. What is left is then solved in whole days.
    """

    def __init__(self, limits: Limits, effort: Effort) -> None:
        self._limits, self._ground, self._gap = limits, limits.ground, effort.gap
        self._clock, self._ends = effort.clock, effort.clock() + effort.seconds
        self._drafts = Drafts(limits)
        self._kept = np.flatnonzero(limits.open)  # columns of days that could still be in a better plan
        self._worth = self._drafts.worth(self._ground.need)
        self._rules = matrix([*limits.caps, *limits.asks], limits.width).tocsc()
        self._most = np.array([row.most for row in (*limits.caps, *limits.asks)])
        self._once: list[Row] = []  # what is covered twice counts once: each has a column of its own, after all others
        self._once_need: list[float] = []
        self._counted = np.zeros(self._ground.need.shape, dtype=bool)
        self._best: list[int] | None = None
        self._is_raw, self._reached = True, -1.0  # raw: no day of the best plan was tried elsewhere
        days = limits.rules.days
        self._bound = float(np.sort(self._worth[self._kept])[-days:].sum()) if len(self._kept) >= days else 0.0

    def run(self) -> Plan | None:
        """Return the best plan with its bound; None where the rules leave none."""
        self._take(self._drafts.completed([]))
        if self._best is None and not self._found_one():
            return None
        if self._best is not None and not self._is_proven():
            self._count_once(np.isin(self._kept, self._best).astype(float))
            if not self._shared_out():
                self._in_whole_days()
        days = sorted((divmod(column, self._ground.months) for column in self._best or ()), key=_by_month)
        reached = max(self._reached, 0.0)
        return Plan(tuple(days), reached, max(self._bound, reached))

    def _found_one(self) -> bool:
        """Look for any plan at all; return whether there may be one."""
        nothing = np.zeros_like(self._worth)
        if self._solved(nothing, is_whole=False).status == INFEASIBLE:  # days that cannot be shared out cannot be held
            return False
        found = self._solved(nothing, is_whole=True)
        self._take(self._held(found))
        return found.status != INFEASIBLE

    def _shared_out(self) -> bool:
        """Share days out over places and months; return whether that proves a plan."""
        while self._clock() < self._ends:
            found = self._solved(self._worth, is_whole=False)
            if found.shares is None or found.costs is None:
                return False
            self._take(self._drafts.completed(self._held(found)))
            self._lower(found.bound)
            if not self._is_proven() and self._is_raw:
                self._take(self._drafts.exchanged(self._best or []))
                self._is_raw = False
            if self._is_proven():
                return True
            fresh = self._count_once(found.shares)
            within = found.bound - found.costs > self._least()  # what the bound would be with each day held
            self._kept = self._kept[within | np.isin(self._kept, self._best)]
            if not fresh:
                return False
        return False

    def _in_whole_days(self) -> None:
        """Solve what is left in whole days, until nothing is counted twice."""
        while self._clock() < self._ends:
            found = self._solved(self._worth, is_whole=True)
            self._take(self._held(found))
            self._lower(found.bound)
            if found.shares is None or self._is_proven() or not self._count_once(found.shares):
                return

    def _take(self, columns: list[int] | None) -> None:
        """Keep a plan where it covers more than the best one so far."""
        if columns and (reached := self._drafts.covered(columns)) > self._reached:
            self._best, self._reached = columns, reached

    def _held(self, found: _Answer) -> list[int]:
        """Return the columns of which more than half a day is held, most first: shared out, they may be too many."""
        if found.shares is None:
            return []
        first = np.argsort(-found.shares, kind="stable")
        return self._kept[first[found.shares[first] > HALF]].tolist()

    def _least(self) -> float:
        return self._reached * (1 + SURE)

    def _lower(self, bound: float) -> None:
        """Take a bound on all plans that are still looked at; those that are not cover no more than the best one."""
        self._bound = min(self._bound, max(bound, self._least()))

    def _is_proven(self) -> bool:
        return self._bound <= self._reached * (1 + self._gap)

    def _count_once(self, shares: np.ndarray) -> bool:
        """Take off what days cover twice, for every plan; return whether that was not yet done for all of it.

        `shares`: how much of a day is at each kept column.
        """
        grid, lasting = self._limits.grid, self._ground.lasting
        times = np.zeros(self._ground.need.shape)
        for at in np.flatnonzero(shares > WHOLE):
            site, month = divmod(int(self._kept[at]), self._ground.months)
            times[self._ground.reach[:, site], month : month + lasting] += shares[at]
        fresh = (times > 1 + WHOLE) & (self._ground.need > 0) & ~self._counted
        for place, month in np.argwhere(fresh):
            days_of = grid[np.flatnonzero(self._ground.reach[place]), max(month - lasting + 1, 0) : month + 1].ravel()
            where = np.append(days_of, self._limits.width + len(self._once))
            self._once.append(Row(where, np.append(np.ones(len(days_of)), -1.0), 1))
            self._once_need.append(float(self._ground.need[place, month]))
        self._counted |= fresh
        return bool(fresh.any())

    def _solved(self, worth: np.ndarray, is_whole: bool) -> _Answer:
        """Solve for the days kept, in whole days or shared out."""
        from scipy.optimize import Bounds, LinearConstraint, linprog, milp  # slow to load, and only planning needs it
        from scipy.sparse import vstack

        visited = np.arange(self._limits.grid.size, self._limits.width)
        wide = self._limits.width + len(self._once)
        columns = np.concatenate([self._kept, visited, np.arange(self._limits.width, wide)])
        rules = self._rules[:, columns[: len(columns) - len(self._once)]]
        rules.resize((rules.shape[0], len(columns)))
        rows = vstack([rules, matrix(self._once, wide).tocsc()[:, columns]], format="csc")
        most = np.concatenate([self._most, np.ones(len(self._once))])
        scale = float(worth.max()) or 1.0
        cost = np.concatenate([-worth[self._kept], np.zeros(len(visited)), self._once_need]) / scale
        days = (np.arange(len(columns)) < len(self._kept)).astype(float)[None, :]
        high = np.where(np.arange(len(columns)) < len(columns) - len(self._once), 1.0, np.inf)
        options: dict[str, float] = {"time_limit": max(self._ends - self._clock(), LEAST_SECONDS)}
        held = self._limits.rules.days
        if is_whole:
            found = milp(
                cost, integrality=np.isfinite(high), bounds=Bounds(0, high),
                constraints=[LinearConstraint(rows, -np.inf, most), LinearConstraint(days, held, held)],
                options=options | {"mip_rel_gap": self._gap / 2},
            )  # fmt: skip
            bound, costs = found.mip_dual_bound, None
        else:
            within = np.stack([np.zeros(len(high)), high], axis=1)
            options |= {"presolve": False}  # of thousands of columns that are all alike it takes nine times as long
            found = linprog(cost, rows, most, days, [held], within, options=options)
            is_proven = found.status == PROVEN
            bound, costs = (found.fun, found.lower.marginals[: len(self._kept)] * scale) if is_proven else (None, None)
        shares = None if found.x is None else found.x[: len(self._kept)]
        return _Answer(found.status, shares, np.inf if bound is None else -bound * scale, costs)


def _by_month(day: Day) -> tuple[int, int]:
    return day[1], day[0]

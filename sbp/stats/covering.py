"""Where and when to hold a number of days so that they cover the most need, under rules that each have a price.

Maximal coverage (Church and ReVelle 1974, Papers in Regional Science 32, 101-118) over pairs of place and month, solved
exactly: the answer comes with a bound that no plan can pass. A greedy choice would take neighbours of one peak.
"""

from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

import numpy as np

TIME_LIMIT_SECONDS = 10.0
GAP = 1e-4  # a plan within this share of the bound counts as proven
ROUNDS = 50  # far more than planning needs: each round takes off what the plan before it covered twice
QUICK_ROUNDS = 3  # after these everything is counted once: more rounds would take longer
FEASIBLE = (0, 1)  # the solver's words for: proven, and stopped at the time limit with what it had
HALF, SHARED = 0.5, 1e-6  # above which a day counts as held, and as shared out
Day = tuple[int, int]


class Ground(NamedTuple):
    """What is to be covered, and from where.

    `need`: (demand places, months to plan + months covered - 1), at least 0. `reach`: (demand places, sites), whether a
    day at a site covers a place. `ward`: (sites,) the ward of each site, from 0. `near`: (wards, wards), whether two
    wards adjoin. `lasting`: how many months, from its own, a day covers.
    """

    need: np.ndarray
    reach: np.ndarray
    ward: np.ndarray
    near: np.ndarray
    lasting: int = 1

    @property
    def months(self) -> int:
        """How many months can be planned."""
        return self.need.shape[1] - self.lasting + 1


@dataclass(frozen=True)
class Rules:
    """What a plan must keep to; each but `days` can be left at the value that asks for nothing.

    `per_month`, `per_ward`: at most so many days. `least_wards`: at least so many wards. `gap`: months that must lie
    between days in one ward or in wards that adjoin. `closed`: months without a day. `excluded`: sites without one.
    `promised`: groups of sites, one of which gets a day in any case.
    """

    days: int
    per_month: int | None = None
    per_ward: int | None = None
    least_wards: int | None = None
    gap: int = 0
    closed: frozenset[int] = frozenset()
    excluded: frozenset[int] = frozenset()
    promised: tuple[tuple[int, ...], ...] = ()


class Plan(NamedTuple):
    """Days in the order of months, the need they cover, and the most that any plan could (`bound`)."""

    days: tuple[Day, ...]
    covered: float
    bound: float

    @property
    def gap(self) -> float:
        """By what share a better plan could exceed this one; 0 where this one is proven."""
        return max(self.bound / self.covered - 1, 0.0) if self.covered > 0 else 0.0


def solve(ground: Ground, rules: Rules, unlike: tuple[tuple[Day, ...], ...] = (), differing: int = 1) -> Plan | None:
    """Find the plan that covers the most need.

    Args:
        ground: need, reach and wards.
        rules: what the plan must keep to.
        unlike: sets of days, outside each of which at least `differing` days must lie.
        differing: see `unlike`.

    Returns:
        The plan, or None where the rules leave none.
    """
    model, best = _Model(ground, rules), None
    for plan in unlike:
        model.at_most([model.column(site, month) for site, month in plan], rules.days - differing)
    shared = model.shared_out()
    if shared is None:
        return None
    shares, bound = shared
    for _ in range(ROUNDS):
        days = tuple(sorted(((int(site), int(month)) for site, month in np.argwhere(shares > HALF)), key=_by_month))
        if _is_whole(shares):
            reached = covered(ground, days)
            best = Plan(days, reached, reached) if best is None or reached > best.covered else best
            if bound <= best.covered * (1 + GAP) or not model.count_once(shares):
                break
        found = model.solve(whole=True)
        if found is None:
            break
        shares, bound = found[0], min(bound, found[1])
    return best and best._replace(bound=max(bound, best.covered))


def covered(ground: Ground, days: list[Day] | tuple[Day, ...]) -> float:
    """Return the need that days cover; what two of them cover counts once."""
    hit = np.zeros(ground.need.shape, dtype=bool)
    for site, month in days:
        hit[np.flatnonzero(ground.reach[:, site]), month : month + ground.lasting] = True
    return float(ground.need[hit].sum())


def alternatives(ground: Ground, rules: Rules, plan: Plan, count: int = 3, differing: int = 2) -> tuple[Plan, ...]:
    """Return the next plans: each holds `differing` days or more in wards that each plan before it left out.

    A plan that only takes the same wards in another order is no alternative. Fewer come back where there are fewer.
    """
    found: list[Plan] = []
    unlike = [_everywhen(ground, plan)]
    while len(found) < count:
        other = solve(ground, rules, tuple(unlike), min(differing, rules.days))
        if other is None:
            break
        found.append(other)
        unlike.append(_everywhen(ground, other))
    return tuple(found)


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


def in_the_way(ground: Ground, rules: Rules) -> tuple[str, ...]:
    """Name each rule without which alone there would be a plan; none where only several together stand in the way."""
    without_need = ground._replace(need=np.zeros_like(ground.need))
    return tuple(name for name in in_force(rules) if solve(without_need, switched_off(rules, name)) is not None)


def _is_whole(shares: np.ndarray) -> bool:
    return bool(np.abs(shares - np.round(shares)).max() < SHARED)


def _by_month(day: Day) -> tuple[int, int]:
    return day[1], day[0]


class _Model:
    """A column for a day at each site in each month, for each ward visited, and for what days cover twice.

    A day is worth all that it covers. What several days cover is taken off again, but only for the places where a plan
    was found to cover twice: so each answer is a bound on all plans, and the model stays small. Days are first
    shared out, which is quick and finds most such places; then they are whole.
    """

    def __init__(self, ground: Ground, rules: Rules) -> None:
        self._ground, self._rules = ground, rules
        self._grid = np.arange(len(ground.ward) * ground.months).reshape(-1, ground.months)
        self._wards = int(ground.ward.max()) + 1
        self._fixed = self._grid.size + self._wards
        self._once: list[tuple[int, int]] = []
        self._counted = np.zeros(ground.need.shape, dtype=bool)
        self._rows: list[tuple[np.ndarray, np.ndarray, float, float]] = []
        self._limit()

    def column(self, site: int, month: int) -> int:
        """Return the column of a day at a site in a month."""
        return int(self._grid[site, month])

    def at_most(self, columns: Any, most: float, least: float = -np.inf) -> None:
        """Bound the sum of columns."""
        where = np.asarray(columns, dtype=int)
        self._rows.append((where, np.ones(len(where)), least, most))

    def count_once(self, shares: np.ndarray) -> bool:
        """Take off what days cover twice, for every plan; return whether that was not yet done for all of it.

        `shares`: (sites, months), how much of a day is at each.
        """
        times = np.zeros(self._ground.need.shape)
        for site, month in np.argwhere(shares > SHARED):
            times[self._ground.reach[:, site], month : month + self._ground.lasting] += shares[site, month]
        fresh = (times > 1 + SHARED) & (self._ground.need > 0) & ~self._counted
        for place, month in np.argwhere(fresh):
            in_time = slice(max(month - self._ground.lasting + 1, 0), month + 1)
            days_of = self._grid[np.flatnonzero(self._ground.reach[place]), in_time].ravel()
            where = np.append(days_of, self._fixed + len(self._once))
            self._rows.append((where, np.append(np.ones(len(days_of)), -1.0), -np.inf, 1))
            self._once.append((int(place), int(month)))
        self._counted |= fresh
        return bool(fresh.any())

    def shared_out(self) -> tuple[np.ndarray, float] | None:
        """Return the best plan where a day may be shared out over places and months, and so a bound on all plans.

        What is covered twice is counted once where such plans cover twice, and everywhere if that does not suffice; for
        whole days the model is then left small again.
        """
        found = self.solve(whole=False)
        for _ in range(QUICK_ROUNDS):
            if found is None or not self.count_once(found[0]):
                return found
            found = self.solve(whole=False)
        small = len(self._rows), len(self._once), self._counted.copy()
        self.count_once(np.ones_like(self._grid))
        found = self.solve(whole=False)
        del self._rows[small[0] :], self._once[small[1] :]
        self._counted = small[2]
        return found

    def solve(self, whole: bool) -> tuple[np.ndarray, float] | None:
        """Return how much of a day the model puts at each site in each month, and a bound; None for no plan."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # slow to load, and only planning needs it

        low, high = np.zeros(self._fixed + len(self._once)), np.ones(self._fixed + len(self._once))
        open_to = high[: self._grid.size].reshape(self._grid.shape)
        open_to[:, sorted(self._rules.closed)] = 0
        open_to[sorted(self._rules.excluded)] = 0
        high[self._fixed :] = np.inf
        integral = (np.arange(len(high)) < self._fixed) & whole
        options = {"time_limit": TIME_LIMIT_SECONDS, "mip_rel_gap": GAP / 10}
        rows = LinearConstraint(*self._constraints())
        found = milp(-self._worth(), integrality=integral, bounds=Bounds(low, high), constraints=rows, options=options)
        if found.status not in FEASIBLE or found.x is None:
            return None
        return found.x[self._grid], -float(found.fun if found.mip_dual_bound is None else found.mip_dual_bound)

    def _worth(self) -> np.ndarray:
        worth = np.zeros(self._fixed + len(self._once))
        ahead = np.lib.stride_tricks.sliding_window_view(self._ground.need, self._ground.lasting, axis=1).sum(axis=2)
        worth[: self._grid.size] = (self._ground.reach.T.astype(float) @ ahead).ravel()
        for number, cell in enumerate(self._once):
            worth[self._fixed + number] = -self._ground.need[cell]
        return worth

    def _constraints(self) -> tuple[Any, np.ndarray, np.ndarray]:
        from scipy.sparse import csr_array

        starts = np.cumsum([0] + [len(where) for where, _, _, _ in self._rows])
        where = np.concatenate([each for each, _, _, _ in self._rows])
        values = np.concatenate([each for _, each, _, _ in self._rows])
        shape = (len(self._rows), self._fixed + len(self._once))
        matrix = csr_array((values, where, starts), shape=shape)
        return matrix, np.array([row[2] for row in self._rows]), np.array([row[3] for row in self._rows])

    def _limit(self) -> None:
        rules = self._rules
        self.at_most(self._grid.ravel(), rules.days, rules.days)
        for month in range(self._ground.months) if rules.per_month is not None else ():
            self.at_most(self._grid[:, month], rules.per_month)
        for sites in rules.promised:
            self.at_most(self._grid[list(sites)].ravel(), np.inf, 1)
        of_ward = [self._grid[self._ground.ward == ward] for ward in range(self._wards)]
        for columns in of_ward if rules.per_ward is not None else ():
            self.at_most(columns.ravel(), rules.per_ward or 0)
        if rules.gap:
            self._keep_apart(of_ward)
        if rules.least_wards is not None:
            self._visit(of_ward)

    def _keep_apart(self, of_ward: list[np.ndarray]) -> None:
        pairs = [(a, b) for a in range(self._wards) for b in range(a, self._wards) if a == b or self._ground.near[a, b]]
        for first, second in pairs:
            both = of_ward[first] if first == second else np.concatenate([of_ward[first], of_ward[second]])
            for month in range(max(self._ground.months - self._rules.gap, 1)):
                self.at_most(both[:, month : month + self._rules.gap + 1].ravel(), 1)

    def _visit(self, of_ward: list[np.ndarray]) -> None:
        visited = self._grid.size + np.arange(self._wards)
        for ward, columns in enumerate(of_ward):
            where = np.append(columns.ravel(), visited[ward])
            self._rows.append((where, np.append(np.ones(columns.size), -1.0), 0, np.inf))
        self.at_most(visited, np.inf, self._rules.least_wards or 0)

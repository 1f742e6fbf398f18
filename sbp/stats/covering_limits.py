"""What a plan must keep to, as rows over columns: a day at a site in a month each, then a ward visited each.

Every row bounds a sum of columns from above. The same rows serve the exact search and the quick plan it starts from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_array

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


class Row(NamedTuple):
    """A sum of columns, each times its value, and the most that it may be."""

    columns: np.ndarray
    values: np.ndarray
    most: float


def matrix(rows: Sequence[Row], width: int) -> "csr_array":
    """Return rows as a matrix of so many columns."""
    from scipy.sparse import csr_array  # slow to load, and only planning needs it

    starts = np.cumsum([0] + [len(row.columns) for row in rows])
    where = np.concatenate([np.empty(0, dtype=int), *(row.columns for row in rows)])
    values = np.concatenate([np.empty(0), *(row.values for row in rows)])
    return csr_array((values, where, starts), shape=(len(rows), width))


class Limits:
    """The rules on a ground as rows; that there are exactly `rules.days` days is not among them.

    Attributes:
        grid: (sites, months) the column of each day.
        width: number of columns, those of wards visited included.
        open: (days' columns,) whether a day may be held there at all.
        caps: rows of days alone, each of which counts once: what there may be at most.
        asks: rows that ask for something: a promised day, and wards visited.
    """

    def __init__(self, ground: Ground, rules: Rules, unlike: Sequence[Sequence[Day]] = (), differing: int = 1) -> None:
        self.ground, self.rules = ground, rules
        self.grid = np.arange(len(ground.ward) * ground.months).reshape(-1, ground.months)
        self.wards = int(ground.ward.max()) + 1
        self.width = self.grid.size + self.wards
        may = np.ones(self.grid.shape, dtype=bool)
        may[:, sorted(rules.closed)] = False
        may[sorted(rules.excluded)] = False
        self.open = may.ravel()
        self.caps: list[Row] = []
        self.asks: list[Row] = []
        for days in unlike:
            self._at_most(np.array([self.grid[day] for day in days], dtype=int), rules.days - differing)
        self._limit()

    def _at_most(self, columns: np.ndarray, most: float) -> None:
        self.caps.append(Row(columns.ravel(), np.ones(columns.size), most))

    def _limit(self) -> None:
        rules = self.rules
        of_ward = [self.grid[self.ground.ward == ward] for ward in range(self.wards)]
        for month in range(self.ground.months) if rules.per_month is not None else ():
            self._at_most(self.grid[:, month], rules.per_month or 0)
        for columns in of_ward if rules.per_ward is not None else ():
            self._at_most(columns, rules.per_ward or 0)
        if rules.gap:
            self._keep_apart(of_ward)
        for sites in rules.promised:
            columns = self.grid[list(sites)].ravel()
            self.asks.append(Row(columns, -np.ones(columns.size), -1))
        if rules.least_wards is not None:
            self._visit(of_ward)

    def _keep_apart(self, of_ward: list[np.ndarray]) -> None:
        gap = self.rules.gap
        for wards in together(self.ground.near[: self.wards, : self.wards]):
            columns = np.concatenate([of_ward[ward] for ward in wards])
            for month in range(max(self.ground.months - gap, 1)):
                self._at_most(columns[:, month : month + gap + 1], 1)

    def _visit(self, of_ward: list[np.ndarray]) -> None:
        visited = self.grid.size + np.arange(self.wards)
        for ward, columns in enumerate(of_ward):
            where = np.append(columns.ravel(), visited[ward])
            self.asks.append(Row(where, np.append(-np.ones(columns.size), 1.0), 0))
        self.asks.append(Row(visited, -np.ones(self.wards), -float(self.rules.least_wards or 0)))


def together(near: np.ndarray) -> list[tuple[int, ...]]:
    """Return the largest sets of places that all adjoin one another; every pair that does is in one of them.

    Notes:
        One row for three wards around a corner leaves less room to share days out than three rows for its pairs. Sets
        by Bron and Kerbosch (1973), Communications of the ACM 16, 575-577.
    """
    beside = [set(np.flatnonzero(row).tolist()) - {place} for place, row in enumerate(near | near.T)]
    found: list[tuple[int, ...]] = []

    def grow(chosen: tuple[int, ...], open_to: set[int], done: set[int]) -> None:
        """Add each place that adjoins all chosen so far."""
        if not open_to and not done:
            found.append(tuple(sorted(chosen)))
        for place in sorted(open_to):
            grow((*chosen, place), open_to & beside[place], done & beside[place])
            open_to, done = open_to - {place}, done | {place}

    grow((), set(range(len(near))), set())
    return sorted(found)

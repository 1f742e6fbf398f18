"""How narrowly unknown counts are known to somebody who holds a list of published numbers: linear programming.

Each published number says that a weighted sum of counts lies between two values. The least and the greatest value that
a count can take under all of them together is what anybody could find out, however they combine the numbers. That
counts are whole is left out: a range can only be narrower by it where its ends are not whole, by less than one each.
Reference: Fischetti and Salazar, Management Science 47(7), 2001 (the attacker's problems of cell suppression).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from sbp.errors import SbpError

SLACK = 1e-6


@dataclass(frozen=True)
class Statement:
    """One published number in words, and what it says: the sum of weight times count lies from `low` to `high`."""

    said: str
    terms: tuple[tuple[int, float], ...]
    low: float
    high: float


@dataclass(frozen=True)
class Target:
    """A sum of cells that nobody may know more narrowly than a range of this width."""

    name: str
    cells: tuple[int, ...]
    width: float


@dataclass(frozen=True)
class Pinned:
    """A target that is known too narrowly: the range it must lie in, and the published numbers that say so."""

    name: str
    cells: tuple[int, ...]
    low: float
    high: float
    by: tuple[str, ...]


class Attack:
    """Everything that is published, made ready to ask how narrowly a sum of counts is known.

    Args:
        cells: how many unknown counts there are, numbered from 0; none is below zero.
        statements: what is published.
    """

    def __init__(self, cells: int, statements: Sequence[Statement]) -> None:
        self._low, self._high = np.zeros(cells), np.full(cells, np.inf)
        self._low_by, self._high_by = [""] * cells, [""] * cells
        for each in statements:
            if len(each.terms) == 1 and each.terms[0][1] > 0:
                self._bound(each)
        self._rows = [each for each in statements if len(each.terms) > 1 and not self._is_implied(each)]
        self._matrix = _matrix(self._rows, cells)
        # counts that stand in one number together belong together; others cannot tell anything of each other
        links = self._matrix.T @ self._matrix if self._rows else csr_array((cells, cells))
        self._group = connected_components(links, directed=False)[1] if cells else np.zeros(0, int)

    def pinned(self, targets: Sequence[Target]) -> tuple[Pinned, ...]:
        """Return the targets that are known more narrowly than they may be.

        Raises:
            SbpError: the published numbers contradict each other.
        """
        return tuple(found for each in targets if (found := self._judge(each)))

    def _judge(self, target: Target) -> Pinned | None:
        cells = np.flatnonzero(np.isin(self._group, self._group[list(target.cells)]))
        rows = np.unique(self._matrix[:, cells].nonzero()[0]) if self._rows else np.zeros(0, int)
        low, low_by = self._end(target, cells, rows, 1.0)
        high, high_by = self._end(target, cells, rows, -1.0)
        if high - low >= target.width - SLACK:
            return None
        return Pinned(target.name, target.cells, low, high, tuple(dict.fromkeys((*low_by, *high_by))))

    def _end(self, target: Target, cells: np.ndarray, rows: np.ndarray, sign: float) -> tuple[float, list[str]]:
        """Return the least (sign 1) or greatest (sign -1) value of a target, and which numbers set it."""
        aim = sign * np.isin(cells, target.cells)
        part = self._matrix[rows][:, cells].toarray()
        ends = np.array([[self._rows[row].low, self._rows[row].high] for row in rows]).reshape(-1, 2)
        sides = np.concatenate([part, -part])
        limits = np.concatenate([ends[:, 1], -ends[:, 0]])
        kept = np.isfinite(limits)
        found = linprog(
            aim, A_ub=sides[kept] if kept.any() else None, b_ub=limits[kept] if kept.any() else None,
            bounds=np.stack([self._low[cells], self._high[cells]], axis=1), method="highs",
        )  # fmt: skip
        if found.status == 3:  # without a bound
            return sign * -np.inf, []
        if found.status != 0:
            raise SbpError("What would be published contradicts itself", target.name, "build again and publish again")
        return sign * float(found.fun), self._named(found, cells, np.concatenate([rows, rows])[kept])

    def _named(self, found: object, cells: np.ndarray, rows: np.ndarray) -> list[str]:
        said = [self._rows[rows[at]].said for at in np.flatnonzero(np.abs(found.ineqlin.marginals) > SLACK)]
        said += [self._low_by[cells[at]] for at in np.flatnonzero(np.abs(found.lower.marginals) > SLACK)]
        said += [self._high_by[cells[at]] for at in np.flatnonzero(np.abs(found.upper.marginals) > SLACK)]
        return [each for each in said if each]

    def _bound(self, each: Statement) -> None:
        (cell, weight), low, high = each.terms[0], each.low, each.high
        if low / weight > self._low[cell]:
            self._low[cell], self._low_by[cell] = low / weight, each.said
        if high / weight < self._high[cell]:
            self._high[cell], self._high_by[cell] = high / weight, each.said

    def _is_implied(self, each: Statement) -> bool:
        """Whether a number says no more than its cells' own bounds do."""
        cells = [cell for cell, _ in each.terms]
        weights = np.array([weight for _, weight in each.terms])
        ends = np.stack([weights * self._low[cells], weights * self._high[cells]])
        return ends.min(axis=0).sum() >= each.low - SLACK and ends.max(axis=0).sum() <= each.high + SLACK


def _matrix(rows: Sequence[Statement], cells: int) -> csr_array:
    entries = [(at, cell, weight) for at, row in enumerate(rows) for cell, weight in row.terms]
    at, cell, weight = (np.array(each) for each in zip(*entries, strict=True)) if entries else (np.zeros(0, int),) * 3
    return csr_array(coo_array((weight, (at, cell)), shape=(len(rows), cells)))

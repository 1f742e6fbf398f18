"""A plan made one day after another, and bettered by moving single days: quick, and often not far from the best.

The exact search starts from it, because what cannot be better than a plan at hand need not be looked at.
"""

from collections.abc import Sequence

import numpy as np

from sbp.stats.covering_limits import Limits, matrix

SLIGHTLY = 1e-9  # a share under which more is no more


class Drafts:
    """Plans as lists of columns, made under some limits."""

    def __init__(self, limits: Limits) -> None:
        from scipy.sparse import csr_array

        self._limits, self._ground, self._rules = limits, limits.ground, limits.rules
        self._caps = matrix(limits.caps, limits.width)[:, : limits.grid.size].T.tocsr()  # of each day
        self._most = np.array([row.most for row in limits.caps])
        self._reach = csr_array(self._ground.reach.T.astype(float))
        self._places = [np.flatnonzero(each) for each in self._ground.reach.T]
        self._ward = np.repeat(self._ground.ward, self._ground.months)
        self._promised = [frozenset(limits.grid[list(sites)].ravel().tolist()) for sites in self._rules.promised]

    def worth(self, need: np.ndarray) -> np.ndarray:
        """Return what a day at each column covers of need, (demand places, months)."""
        ahead = np.lib.stride_tricks.sliding_window_view(need, self._ground.lasting, axis=1).sum(axis=2)
        return (self._reach @ ahead).ravel()

    def covered(self, columns: Sequence[int]) -> float:
        """Return the need that days cover; what two of them cover counts once."""
        left = self._left(columns)
        return float(self._ground.need.sum() - left.sum())

    def completed(self, columns: Sequence[int]) -> list[int] | None:
        """Return a plan that begins with some days and takes, one after another, the day that covers most more.

        It never has more days than are asked for: of too many to begin with, the first are taken. Of days that cover
        the same, that of the first site and the earliest month is taken. None where no day is left
        that keeps to the rules, which does not mean that there is no plan.
        """
        chosen = list(columns[: self._rules.days])
        left, slack = self._left(chosen), self._most.copy()
        for column in chosen:
            self._use(slack, column)
        while len(chosen) < self._rules.days:
            may = self._may(chosen, slack)
            if not may.any():
                return None
            best = int(np.argmax(np.where(may, self.worth(left), -1.0)))
            chosen.append(best)
            self._cover(left, best)
            self._use(slack, best)
        return chosen if (slack >= 0).all() and not self._asked(chosen) else None

    def exchanged(self, columns: list[int]) -> list[int]:
        """Return a plan of which no single day can be moved so that more is covered."""
        best, reached, place = columns, self.covered(columns), 0
        while place < len(best):
            other = self.completed(best[:place] + best[place + 1 :])
            place += 1
            if other and (more := self.covered(other)) > reached * (1 + SLIGHTLY):
                best, reached, place = other, more, 0
        return best

    def _left(self, columns: Sequence[int]) -> np.ndarray:
        left = self._ground.need.copy()
        for column in columns:
            self._cover(left, column)
        return left

    def _cover(self, left: np.ndarray, column: int) -> None:
        site, month = divmod(column, self._ground.months)
        left[self._places[site], month : month + self._ground.lasting] = 0

    def _use(self, slack: np.ndarray, column: int) -> None:
        slack[self._caps.indices[self._caps.indptr[column] : self._caps.indptr[column + 1]]] -= 1

    def _may(self, chosen: list[int], slack: np.ndarray) -> np.ndarray:
        """Return which days can still be taken, those first for which the rules ask."""
        may = self._limits.open & (self._caps @ (slack < 1) == 0)
        may[chosen] = False
        for asked in self._asked(chosen)[:1]:
            may &= np.isin(np.arange(len(may)), asked)
        return may

    def _asked(self, chosen: list[int]) -> list[list[int]]:
        """Return the sets of days of which one must be taken next."""
        found = [sorted(columns) for columns in self._promised if columns.isdisjoint(chosen)]
        visited = set(self._ward[chosen].tolist())
        wanting = (self._rules.least_wards or 0) - len(visited)
        if wanting > 0 and wanting >= self._rules.days - len(chosen):
            found.append(np.flatnonzero(~np.isin(self._ward, list(visited))).tolist())
        return found

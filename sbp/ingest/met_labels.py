"""The Met's label pairs: which generation of them a file uses, which of our categories they mean, and in which months.

The same words mean different things in different generations (`VIOLENCE WITHOUT INJURY` with and without stalking), so
a file is read by one generation only: the one that declares most of its pairs. Each is a scheme `met_<year>`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sbp.model import Label

DASHBOARD = "met_dashboard"
_PREFIX = "met_"

Pair = tuple[str, str]


@dataclass(frozen=True)
class Scheme:
    """One generation of labels; a label without a minor stands for every minor of its major."""

    id: str
    labels: tuple[Label, ...]

    def categories(self, pairs: Iterable[Pair]) -> dict[Pair, str]:
        """Return the category of each declared pair; a pair that is not declared is left out."""
        known = {(each.major, each.minor): each.category for each in self.labels}
        found = {pair: known.get(pair) or known.get((pair[0], "")) for pair in pairs}
        return {pair: category for pair, category in found.items() if category}

    def valid_months(self, month_starts: np.ndarray) -> dict[str, np.ndarray]:
        """Tell for each category in which months the publisher used a label for it.

        Args:
            month_starts: months as datetime64, in any order.

        Returns:
            For each category of the scheme a boolean array of the same length.
        """
        valid: dict[str, np.ndarray] = {}
        for each in self.labels:
            inside = np.ones(len(month_starts), dtype=bool)
            if each.valid_from:
                inside &= month_starts >= np.datetime64(each.valid_from)
            if each.valid_to:
                inside &= month_starts <= np.datetime64(each.valid_to)
            valid[each.category] = valid.get(each.category, False) | inside
        return valid


def generation(labels: Iterable[Label], pairs: Iterable[Pair]) -> Scheme:
    """Return the generation that declares most of the pairs; of several the newest, of none an empty one."""
    by_id: dict[str, list[Label]] = {}
    for each in labels:
        if each.scheme.startswith(_PREFIX) and each.scheme != DASHBOARD:
            by_id.setdefault(each.scheme, []).append(each)
    wanted = set(pairs)
    schemes = [Scheme(id, tuple(group)) for id, group in by_id.items()]
    return max(schemes, key=lambda each: (len(each.categories(wanted)), each.id), default=Scheme("", ()))

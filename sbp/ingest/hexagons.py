"""Search for a map of hexagons that keeps the neighbours, areas and places of two sets of wards at once.

Every hexagon of land carries two labels: its ward in each vintage, so that both maps share one outline.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

Hexagon = tuple[int, int]
OUTSIDE = -1
RING: tuple[Hexagon, ...] = ((1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1))

# Weights of the search, found by trial: a lost neighbour must cost more than any distortion that would mend it.
LOST_NEIGHBOUR = 30.0
FALSE_NEIGHBOUR = 9.0
FALSE_EDGE = 2.0
AREA = 8.0
OVERLAP = 1.2
DISTANCE = 2.0
EDGE = 1.0


@dataclass(frozen=True)
class Target:
    """What one vintage asks for: hexagons per ward, the pairs that touch, and the cost of each ward at each hexagon."""

    sizes: tuple[float, ...]
    neighbours: frozenset[tuple[int, int]]
    distance: dict[Hexagon, tuple[float, ...]]
    anchors: frozenset[Hexagon]


def ring(hexagon: Hexagon) -> Iterator[Hexagon]:
    """Give the six hexagons around one, in order of turning."""
    for q, r in RING:
        yield hexagon[0] + q, hexagon[1] + r


class Layout:
    """The labels of every hexagon with the running counts that make one change cheap to judge."""

    def __init__(
        self,
        targets: tuple[Target, Target],
        overlap: dict[tuple[int, int], float],
        labels: dict[Hexagon, tuple[int, int]],
    ) -> None:
        self.targets = targets
        self.overlap = overlap
        self.labels: tuple[dict[Hexagon, int], ...] = ({}, {})
        self.sizes = tuple([0] * len(target.sizes) for target in targets)
        self.touching: tuple[dict[tuple[int, int], int], ...] = ({}, {})
        self.shared: dict[tuple[int, int], int] = {}
        for hexagon, pair in labels.items():
            self.relabel(hexagon, pair)

    def pair(self, hexagon: Hexagon) -> tuple[int, int]:
        """Return the wards of both vintages at a hexagon, OUTSIDE twice where it is no land."""
        return self.labels[0].get(hexagon, OUTSIDE), self.labels[1].get(hexagon, OUTSIDE)

    def relabel(self, hexagon: Hexagon, pair: tuple[int, int]) -> float:
        """Give a hexagon new wards and return by how much the whole map became worse (negative: better)."""
        before = self.pair(hexagon)
        change = self._overlap_change(before, pair)
        for vintage in (0, 1):
            if before[vintage] != pair[vintage]:
                change += self._relabel_one(vintage, hexagon, before[vintage], pair[vintage])
        return change

    def _overlap_change(self, before: tuple[int, int], after: tuple[int, int]) -> float:
        change = 0.0
        for pair, step in ((before, -1), (after, 1)):
            if before != after and OUTSIDE not in pair:
                held, wanted = self.shared.get(pair, 0), self.overlap.get(pair, 0.0)
                self.shared[pair] = held + step
                change += OVERLAP * (abs(held + step - wanted) - abs(held - wanted))
        return change

    def _relabel_one(self, vintage: int, hexagon: Hexagon, before: int, after: int) -> float:
        target, labels = self.targets[vintage], self.labels[vintage]
        around = [labels.get(near, OUTSIDE) for near in ring(hexagon)]
        change = 0.0
        for ward, step in ((before, -1), (after, 1)):
            if ward != OUTSIDE:
                off = self.sizes[vintage][ward] - target.sizes[ward]
                self.sizes[vintage][ward] += step
                change += AREA * (1 + 2 * step * off) + step * DISTANCE * target.distance[hexagon][ward]
            for near in around:
                if near != ward:
                    change += step * EDGE + self._touch(vintage, ward, near, step)
        if after == OUTSIDE:
            labels.pop(hexagon, None)
        else:
            labels[hexagon] = after
        return change

    def _touch(self, vintage: int, ward: int, near: int, step: int) -> float:
        if OUTSIDE in (ward, near):
            return 0.0
        pair = (ward, near) if ward < near else (near, ward)
        held = self.touching[vintage].get(pair, 0)
        self.touching[vintage][pair] = held + step
        is_change_of_relation = min(held, held + step) == 0
        if pair in self.targets[vintage].neighbours:
            return -step * LOST_NEIGHBOUR if is_change_of_relation else 0.0
        return step * (FALSE_EDGE + (FALSE_NEIGHBOUR if is_change_of_relation else 0.0))

    def keeps_shape(self, hexagon: Hexagon, pair: tuple[int, int]) -> bool:
        """Whether every ward stays in one piece, without holes and on its anchor, if a hexagon gets these wards."""
        before = self.pair(hexagon)
        for vintage in (0, 1):
            if before[vintage] == pair[vintage]:
                continue
            if hexagon in self.targets[vintage].anchors:
                return False
            around = [self.labels[vintage].get(near, OUTSIDE) for near in ring(hexagon)]
            if _arcs(around, before[vintage]) != 1 or _arcs(around, pair[vintage]) != 1:
                return False
        return True


def _arcs(around: list[int], ward: int) -> int:
    """Count the unbroken runs of a ward in the ring around a hexagon."""
    return sum(around[index - 1] != ward and around[index] == ward for index in range(6))


def _proposal(layout: Layout, chance: random.Random, hexagon: Hexagon) -> tuple[Hexagon, tuple[int, int]]:
    """Draw a change beside a hexagon of land: take over a neighbour's wards, or move the outline."""
    q, r = chance.choice(RING)
    near = (hexagon[0] + q, hexagon[1] + r)
    here, there = layout.pair(hexagon), layout.pair(near)
    if there[0] == OUTSIDE:
        return (hexagon, there) if chance.random() < 0.5 else (near, here)
    kept = chance.randrange(3)
    return hexagon, ((there[0], here[1]), (here[0], there[1]), there)[kept]


def anneal(layout: Layout, seed: int, steps: int, hottest: float = 6.0, coolest: float = 0.15) -> float:
    """Improve a layout in place by simulated annealing and return the total change of its cost.

    Args:
        layout: wards in one piece each; they stay so.
        seed: of the random numbers; the same seed gives the same map.
        steps: changes proposed.
        hottest: cost that is accepted with chance 1/e at the start.
        coolest: the same at the end.
    """
    chance = random.Random(seed)
    total = 0.0
    hexagons = list(layout.labels[0])
    cooling = (coolest / hottest) ** (1 / steps)
    heat = hottest
    allowed = layout.targets[0].distance
    for step in range(steps):
        heat *= cooling
        if step % 2000 == 0:
            hexagons = sorted(layout.labels[0])
        chosen = chance.choice(hexagons)
        if chosen not in layout.labels[0]:
            continue
        hexagon, pair = _proposal(layout, chance, chosen)
        before = layout.pair(hexagon)
        if pair == before or hexagon not in allowed:
            continue
        if not layout.keeps_shape(hexagon, pair):
            continue
        change = layout.relabel(hexagon, pair)
        if change > 0 and chance.random() >= math.exp(-change / heat):
            layout.relabel(hexagon, before)
        else:
            total += change
    return total

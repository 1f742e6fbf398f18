"""The search over hexagons: its running counts are true, and no ward falls apart."""

import random

from sbp.ingest import hexagons
from sbp.ingest.hexagons import OUTSIDE, Layout, Target

CELLS = [(q, r) for q in range(6) for r in range(6)]
LAND = [cell for cell in CELLS if 1 <= cell[0] <= 4 and 1 <= cell[1] <= 4]


def target(wards: int, neighbours: set[tuple[int, int]], anchors: set[tuple[int, int]]) -> Target:
    return Target(
        (len(LAND) / wards,) * wards,
        frozenset(neighbours),
        dict.fromkeys(CELLS, (0.0,) * wards),
        frozenset(anchors),
    )


def layout() -> Layout:
    """Three strips in one vintage, whose outer two ought to touch; two strips in the other."""
    labels = {(q, r): (min(2, (q - 1) * 3 // 4), (r - 1) // 2) for q, r in LAND}
    targets = (target(3, {(0, 1), (0, 2), (1, 2)}, {(1, 1), (3, 1), (4, 4)}), target(2, {(0, 1)}, {(1, 1), (4, 4)}))
    return Layout(targets, {}, labels)


def pieces(labels: dict, ward: int) -> int:
    left, count = {cell for cell, label in labels.items() if label == ward}, 0
    while left:
        queue, count = [left.pop()], count + 1
        while queue:
            for near in hexagons.ring(queue.pop()):
                if near in left:
                    left.remove(near)
                    queue.append(near)
    return count


def test_a_change_and_its_undoing_cost_nothing_together() -> None:
    made = layout()
    for cell in LAND:
        before = made.pair(cell)
        for pair in ((0, 1), (2, 0), (OUTSIDE, OUTSIDE)):
            assert abs(made.relabel(cell, pair) + made.relabel(cell, before)) < 1e-9


def test_the_running_counts_equal_a_count_from_scratch() -> None:
    made = layout()
    hexagons.anneal(made, seed=3, steps=3000)
    again = Layout(made.targets, {}, {cell: made.pair(cell) for cell in made.labels[0]})
    assert again.sizes == made.sizes
    for vintage in (0, 1):
        assert {k: n for k, n in again.touching[vintage].items() if n} == {
            k: n for k, n in made.touching[vintage].items() if n
        }


def test_the_search_finds_a_lost_neighbour_and_splits_nothing() -> None:
    made = layout()
    assert not made.touching[0].get((0, 2))
    assert hexagons.anneal(made, seed=1, steps=20_000) < 0
    assert made.touching[0].get((0, 2))
    assert all(pieces(made.labels[0], ward) == 1 for ward in range(3))
    assert all(pieces(made.labels[1], ward) == 1 for ward in range(2))
    assert set(made.labels[0]) == set(made.labels[1])


def test_anchors_stay_and_the_same_seed_gives_the_same_map() -> None:
    maps = []
    for _ in range(2):
        made = layout()
        hexagons.anneal(made, seed=5, steps=5000)
        assert [made.labels[0][cell] for cell in ((1, 1), (4, 4))] == [0, 2]
        maps.append(made.labels)
        random.seed()
    assert maps[0] == maps[1]

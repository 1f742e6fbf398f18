"""Limits: which wards wait for one another together, and rows that a plan against the rules breaks."""

import itertools

import numpy as np
import pytest

from sbp.stats.covering_limits import Ground, Limits, Rules, matrix, together


def test_wards_around_a_corner_stand_together_and_every_pair_that_adjoins_is_in_one_set():
    rng = np.random.default_rng(2)
    near = rng.random((12, 12)) < 0.35
    near |= near.T
    np.fill_diagonal(near, val=True)
    sets = together(near)
    assert {frozenset(pair) for each in sets for pair in itertools.combinations(each, 2)} == {
        frozenset(pair) for pair in np.argwhere(near).tolist() if pair[0] != pair[1]
    }
    assert not any(set(one) < set(other) for one, other in itertools.permutations(sets, 2))
    assert together(np.eye(3, dtype=bool)) == [(0,), (1,), (2,)]


@pytest.mark.parametrize(
    ("rules", "kept", "broken"),
    [
        (Rules(2, per_month=1), [(0, 0), (1, 1)], [(0, 0), (1, 0)]),
        (Rules(2, per_ward=1), [(0, 0), (2, 1)], [(0, 0), (1, 3)]),
        (Rules(2, gap=1), [(0, 0), (2, 2)], [(0, 0), (2, 1)]),
        (Rules(2, promised=((3,),)), [(0, 0), (3, 1)], [(0, 0), (1, 1)]),
    ],
)
def test_a_plan_against_the_rules_breaks_a_row(rules, kept, broken):
    near = np.abs(np.subtract.outer(np.arange(3), np.arange(3))) <= 1
    limits = Limits(Ground(np.ones((4, 4)), np.eye(4, dtype=bool), np.array([0, 0, 1, 2]), near), rules)
    rows = [*limits.caps, *limits.asks]
    for days, is_kept in ((kept, True), (broken, False)):
        columns = np.zeros(limits.width)
        columns[[limits.grid[day] for day in days]] = 1
        within = matrix(rows, limits.width) @ columns <= np.array([row.most for row in rows])
        assert within.all() == is_kept


def test_closed_months_and_excluded_sites_are_not_open():
    ground = Ground(np.ones((3, 4)), np.eye(3, dtype=bool), np.arange(3), np.eye(3, dtype=bool))
    limits = Limits(ground, Rules(2, closed=frozenset({1}), excluded=frozenset({2})))
    assert limits.open.reshape(3, 4).tolist() == [[True, False, True, True]] * 2 + [[False] * 4]

"""Bounds by linear programming: against small cases worked out by hand and by trying every whole count."""

from itertools import product

import numpy as np
import pytest

from sbp.errors import SbpError
from sbp.publish.bounds import Attack, Statement, Target


def says(cells, low, high, said="a number"):
    return Statement(said, tuple((cell, 1.0) for cell in cells), low, high)


def test_a_total_less_its_other_parts_pins_the_last_and_both_are_named():
    said = [says([0, 1], 10, 10, "the total"), says([0], 7, 7, "the other part")]
    (found,) = Attack(2, said).pinned([Target("the last", (1,), 5)])
    assert (found.low, found.high) == (3, 3)
    assert set(found.by) == {"the total", "the other part"}


def test_a_range_as_wide_as_the_rule_asks_is_no_finding():
    said = [says([0, 1], 10, 12), says([0], 5, 8)]
    assert Attack(2, said).pinned([Target("x", (1,), 5)]) == ()
    assert len(Attack(2, said).pinned([Target("x", (1,), 5.1)])) == 1


def test_four_roundings_down_and_one_up_leave_one_answer():
    said = [says([cell], 0, 2) for cell in range(4)] + [says(range(4), 8, 12)]
    (found,) = Attack(4, said).pinned([Target("x", (0,), 1)])
    assert (found.low, found.high) == (2, 2)


def test_what_is_not_bounded_from_above_is_not_pinned():
    assert Attack(2, [says([0], 1, 1)]).pinned([Target("x", (1,), 1000)]) == ()


def test_numbers_that_contradict_each_other_are_a_fault():
    with pytest.raises(SbpError, match="contradicts itself"):
        Attack(2, [says([0, 1], 3, 3), says([0], 9, 9)]).pinned([Target("x", (1,), 5)])


def test_bounds_never_leave_out_what_whole_counts_could_be():
    chance = np.random.default_rng(7)
    for _ in range(25):
        truth = chance.integers(0, 6, 4)
        said = []
        for _ in range(4):
            cells = sorted(chance.choice(4, chance.integers(1, 4), replace=False).tolist())
            slack = chance.integers(0, 3, 2)
            total = int(truth[cells].sum())
            said.append(says(cells, max(0, total - slack[0]), total + slack[1]))
        possible = [
            counts
            for counts in product(range(12), repeat=4)
            if all(each.low <= sum(counts[cell] for cell, _ in each.terms) <= each.high for each in said)
        ]
        for cell in range(4):
            least, most = min(each[cell] for each in possible), max(each[cell] for each in possible)
            found = Attack(4, said).pinned([Target("x", (cell,), 100)])
            if found:
                assert found[0].low <= least + 1e-6
                assert found[0].high >= most - 1e-6
                assert found[0].low > least - 1
                assert found[0].high < most + 1
            else:
                assert most == 11  # only the oracle's own end

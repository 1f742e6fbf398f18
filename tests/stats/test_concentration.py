"""Concentration against the printed examples, and chance beside it."""

import numpy as np
import pytest

from sbp.stats import concentration


def test_gini_is_that_of_the_printed_examples():
    few = np.array([3, 1, 1, 0, 0, 0, 0, 0, 0, 0])
    assert concentration.gini(few) == pytest.approx(0.78)
    assert concentration.adjusted_gini(few) == pytest.approx(0.56)
    many = np.array([22, 18, 17, 12, 11, 8, 6, 3, 2, 1])
    assert concentration.gini(many) == pytest.approx(0.392)
    assert concentration.adjusted_gini(many) == pytest.approx(0.392)


def test_the_curve_is_that_of_the_printed_example():
    found = concentration.measure(np.array([10, 20, 30, 40]), np.ones(4), draws=2)
    at = [concentration.STEPS * part // 4 for part in range(5)]
    assert [found.curve[place] for place in at] == pytest.approx([0, 0.4, 0.7, 0.9, 1])


def test_the_fewest_places_for_a_share():
    found = concentration.places_for(np.array([[5, 3, 1, 1, 0], [1, 1, 1, 1, 1]]), 0.5)
    assert found.tolist() == [1, 3]


def test_events_laid_at_random_are_as_concentrated_as_chance_gives():
    rng = np.random.default_rng(6)
    inside = 0
    for _ in range(60):
        found = concentration.measure(rng.poisson(0.5, 400), np.ones(400), draws=100)
        inside += found.chance_gini[1] <= found.gini <= found.chance_gini[2]
    assert inside / 60 >= 0.85
    assert found.gini > 0.6  # and still far from even: few events over many places always are
    assert abs(found.adjusted_gini) < 0.45


def test_a_heap_is_told_from_chance():
    counts = np.ones(100, dtype=int)
    counts[:3] = 60
    found = concentration.measure(counts, np.ones(100))
    assert found.gini > found.chance_gini[2]
    assert found.quarter[0] == 2
    assert found.quarter[1] == pytest.approx(12.5, abs=1)
    assert (found.curve[0], found.curve[-1]) == (0, 1)
    assert found.curve[3] == pytest.approx(180 / 277)
    assert (np.diff(found.curve) >= 0).all()


def test_chance_follows_what_is_likely_and_the_seed():
    counts, likely = np.full(10, 20), np.r_[np.full(5, 3.0), np.ones(5)]
    one, again = (concentration.measure(counts, likely, seed=3) for _ in range(2))
    assert one.chance_gini == again.chance_gini
    assert one.chance_gini[0] > concentration.measure(counts, np.ones(10), seed=3).chance_gini[0]

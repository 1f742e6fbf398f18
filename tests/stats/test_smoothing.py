"""Smoothing gives Marshall's published arithmetic and never leaves the span between a rate and the common one."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sbp.stats.smoothing import smooth

COUNTS, RESIDENTS = [2, 10, 30, 4, 0], [1000, 4000, 6000, 2000, 500]


def test_worked_example_by_hand_and_by_esda() -> None:
    found = smooth(COUNTS, RESIDENTS)
    assert np.allclose(found.rates, [0.003093, 0.002922, 0.004415, 0.002894, 0.002979], atol=5e-7)
    assert np.isclose(found.mean, 46 / 13_500)


def test_rates_that_scatter_as_chance_does_are_all_the_common_rate() -> None:
    found = smooth([10, 11, 9, 10], [1000, 1000, 1000, 1000])
    assert found.variance == 0
    assert np.allclose(found.rates, 0.01)


def test_more_dispersion_draws_further_in() -> None:
    plain, spread = smooth(COUNTS, RESIDENTS), smooth(COUNTS, RESIDENTS, np.array([1.5, 1.5, 1.5, 1.5, 1.5]))
    assert (spread.weights < plain.weights).all()


def test_nothing_counted_anywhere_is_a_rate_of_zero() -> None:
    assert smooth([0, 0, 0], [10, 20, 30]).rates.tolist() == [0, 0, 0]


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(100, 20_000)), min_size=2, max_size=25))
def test_a_smoothed_rate_lies_between_its_own_and_the_common_one(places: list[tuple[int, int]]) -> None:
    counts, residents = (np.array(column) for column in zip(*places, strict=True))
    found = smooth(counts, residents)
    low, high = np.minimum(counts / residents, found.mean), np.maximum(counts / residents, found.mean)
    assert (found.rates >= low - 1e-12).all()
    assert (found.rates <= high + 1e-12).all()
    turned = smooth(counts[::-1], residents[::-1])
    assert np.allclose(turned.rates[::-1], found.rates)

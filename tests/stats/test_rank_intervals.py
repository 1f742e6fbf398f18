"""Rank intervals hold the true place as often as they say, and say nothing where there is nothing to say."""

import numpy as np
import pytest

from sbp.stats.rank_intervals import rank_intervals
from sbp.stats.smoothing import smooth


def drawn(rng: np.random.Generator, dispersion: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rates, residents and counts of 22 invented wards, the counts with the dispersion given."""
    residents = rng.integers(5_000, 19_000, 22)
    rates = rng.gamma(9, 0.006 / 9, 22)
    mean = rates * residents
    if dispersion == 1:
        return rates, residents, rng.poisson(mean)
    chance = 1 / dispersion
    return rates, residents, rng.negative_binomial(mean * chance / (1 - chance), chance)


@pytest.mark.parametrize("dispersion", [1.0, 2.5])
def test_the_true_place_lies_inside_as_often_as_stated(dispersion: float) -> None:
    rng = np.random.default_rng(7)
    inside = 0
    for _ in range(150):
        rates, residents, counts = drawn(rng, dispersion)
        found = rank_intervals(counts, residents, dispersion, smooth(counts, residents, dispersion), draws=500)
        true = 1 + (rates[None, :] > rates[:, None]).sum(axis=1)
        inside += ((found.first <= true) & (true <= found.last)).sum()
    # whole places make intervals a little too long; an estimated prior makes them a little too short
    assert 0.93 <= inside / (150 * 22) <= 0.985


def test_ignoring_dispersion_would_promise_too_much() -> None:
    rng = np.random.default_rng(7)
    inside = 0
    for _ in range(60):
        rates, residents, counts = drawn(rng, 5.0)
        found = rank_intervals(counts, residents, 1.0, smooth(counts, residents), draws=500)
        true = 1 + (rates[None, :] > rates[:, None]).sum(axis=1)
        inside += ((found.first <= true) & (true <= found.last)).sum()
    assert inside / (60 * 22) < 0.88


def test_places_far_apart_have_one_place_each() -> None:
    counts, residents = np.array([10_000, 100, 2000]), np.full(3, 10_000)
    found = rank_intervals(counts, residents, 1.0, smooth(counts, residents))
    assert (found.first.tolist(), found.last.tolist()) == ([1, 3, 2], [1, 3, 2])


def test_places_that_differ_by_chance_alone_may_stand_anywhere() -> None:
    counts, residents = np.array([10, 11, 9, 10]), np.full(4, 1000)
    found = rank_intervals(counts, residents, 1.0, smooth(counts, residents))
    assert (found.first.tolist(), found.last.tolist()) == ([1] * 4, [4] * 4)


def test_the_same_seed_gives_the_same_intervals_and_is_told() -> None:
    counts, residents = np.array([50, 80, 65, 20]), np.full(4, 1000)
    prior = smooth(counts, residents)
    one, again = (rank_intervals(counts, residents, 1.0, prior, seed=11) for _ in range(2))
    assert one.seed == 11
    assert one.first.tolist() == again.first.tolist()
    assert (one.first <= one.last).all()

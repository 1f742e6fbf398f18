"""Funnel limits match the reference tables and a search over whole counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from sbp.stats import funnel

OBSERVED, EXPECTED = [100, 150, 180, 80, 120, 225], [108, 112, 165, 95, 100, 220]


def slow_quantile(expected: float, chance: float) -> float:
    whole = 0
    while poisson.cdf(whole, expected) < chance:
        whole += 1
    upto, before = poisson.cdf(whole, expected), poisson.cdf(whole - 1, expected)
    return max(whole - (upto - chance) / (upto - before), 0.0)


@pytest.mark.parametrize(
    ("level", "low", "high"),
    [
        (0.95, [0.4907, 0.5603, 0.6411], [1.5055, 1.4373, 1.3572]),
        (0.998, [0.2716, 0.3585, 0.4692], [1.8558, 1.7357, 1.5937]),
    ],
)
def test_interpolated_predictive_limits(level, low, high) -> None:
    found = funnel.exact_limits(np.array([15, 20, 30]), level)
    assert np.allclose(found, [low, high], atol=5e-5)


@given(st.floats(0.05, 400), st.sampled_from([0.025, 0.975, 0.001, 0.999]))
def test_limits_match_a_search_over_whole_counts(expected: float, chance: float) -> None:
    found = funnel.exact_limits(np.array([expected]), 1 - 2 * min(chance, 1 - chance))[int(chance > 0.5)][0]
    assert np.isclose(found * expected, slow_quantile(expected, chance), atol=1e-6)


def test_overdispersion_of_the_worked_example() -> None:
    found = funnel.overdispersion(OBSERVED, EXPECTED)
    assert np.allclose(found.scores, [-0.7846, 3.3289, 1.1424, -1.6050, 1.9089, 0.3352], atol=5e-5)
    assert np.isclose(found.phi, 2.327178, atol=5e-7)
    assert np.isclose(found.tau_squared, 0.00343978, atol=5e-9)


def test_places_as_even_as_chance_have_no_variance_between_them() -> None:
    assert funnel.overdispersion([100, 101, 99], [100, 100, 100]).tau_squared == 0
    assert funnel.overdispersion([5], [4]).tau_squared == 0


def test_a_variance_between_places_widens_the_limits() -> None:
    expected = np.array([20.0, 200.0, 2000.0])
    narrow, wide = funnel.limits(expected, 0, 0.998), funnel.limits(expected, 0.01, 0.998)
    assert (wide[0] < narrow[0]).all()
    assert (wide[1] > narrow[1]).all()


def test_few_places_stand_outside_limits_that_know_their_spread() -> None:
    rng = np.random.default_rng(3)
    outside = 0
    for _ in range(300):
        expected = rng.uniform(50, 900, 22)
        counts = rng.poisson(expected * rng.normal(1, 0.15, 22) ** 2)
        tau = funnel.overdispersion(counts, expected).tau_squared
        low, high = funnel.limits(expected, tau, 0.998)
        outside += ((counts / expected < low) | (counts / expected > high)).sum()
    # winsorising understates the variance a little, so somewhat more than 0.2% stand outside; without it over 40% would
    assert 0.002 <= outside / (300 * 22) <= 0.02

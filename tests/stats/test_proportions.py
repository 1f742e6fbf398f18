"""Shares of people asked: the score interval against published values and at its ends."""

import pytest

from sbp.stats import proportions


@pytest.mark.parametrize(
    ("successes", "base", "low", "high"),
    # Newcombe (1998), Statistics in Medicine 17, table I, method 3
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_it_gives_the_published_intervals(successes, base, low, high):
    found = proportions.wilson(successes / base, base)
    assert found == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_it_contains_its_estimate_and_stays_between_none_and_all(share):
    low, high = proportions.wilson(share, 61)
    assert 0.0 <= low <= share <= high <= 1.0

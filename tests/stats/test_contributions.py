"""Parts add up, ranges hold for all parts together, and what did not move is not told."""

import numpy as np
import pytest

from sbp.stats import contributions
from sbp.stats.change import count_ratio


def test_a_single_part_is_judged_as_a_change_of_two_counts_is():
    found = contributions.contributions(np.array([1200.0]), np.array([1000.0]), np.array([2.0]))
    half = 1.959964 * np.sqrt(2 * 2201)
    assert (found.low[0], found.high[0]) == (pytest.approx(200 - half), pytest.approx(200 + half))
    assert found.is_clear[0] == (count_ratio(1200, 1000, 2.0).low > 1)


def test_more_parts_widen_each_range_and_unjudged_ones_do_not_count():
    one = contributions.contributions(np.array([120.0]), np.array([80.0]), np.array([1.0]))
    many = contributions.contributions(np.full(22, 120.0), np.full(22, 80.0), np.ones(22))
    unjudged = contributions.contributions(np.array([120.0, 5.0]), np.array([80.0, 9.0]), np.array([1.0, np.nan]))
    assert one.is_clear[0]
    assert not many.is_clear.any()
    assert unjudged.low[0] == one.low[0]
    assert np.isnan(unjudged.low[1])
    assert not unjudged.is_clear[1]
    assert unjudged.change[1] == -4


def test_two_zeros_and_a_dispersion_under_one_are_never_certain():
    found = contributions.contributions(np.zeros(3), np.zeros(3), np.array([0.2, 1.0, 4.0]))
    assert (found.high > 0).all()
    assert found.high[0] == found.high[1]


@pytest.mark.parametrize(("mean", "dispersion"), [(2, 1), (2, 3), (20, 2), (200, 4)])
def test_without_any_change_hardly_ever_is_a_part_called_clear(mean, dispersion):
    rng = np.random.default_rng(11)
    size = (4000, 22, 2)
    yearly = 12 * mean
    if dispersion == 1:
        counts = rng.poisson(yearly, size)
    else:
        counts = rng.negative_binomial(yearly / (dispersion - 1), 1 / dispersion, size)
    spread = np.full(22, float(dispersion))
    wrong = [contributions.contributions(a, b, spread).is_clear.any() for a, b in np.moveaxis(counts, 2, 1)]
    assert np.mean(wrong) <= 1.2 * (1 - contributions.LEVEL)


def test_a_doubled_part_among_steady_ones_is_found():
    rng = np.random.default_rng(12)
    earlier = rng.poisson(300, (500, 22))
    latest = rng.poisson(np.where(np.arange(22) == 4, 600, 300), (500, 22))
    found = [
        contributions.contributions(a, b, np.full(22, 2.0)).is_clear[4] for a, b in zip(latest, earlier, strict=True)
    ]
    assert np.mean(found) > 0.95

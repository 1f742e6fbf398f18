"""Tail chances against scipy's own distributions, and limits against a plain count upwards."""

import numpy as np
import pytest
from scipy import stats

from sbp.stats import negative_binomial as nb

MEANS = np.array([0.02, 0.4, 2.0, 9.5, 120.0, 4000.0])
RATIOS = np.array([1.0, 1.3, 4.0, 30.0])


def cases():
    mean, ratio = (each.ravel() for each in np.meshgrid(MEANS, RATIOS))
    return mean, mean * ratio


def plain(mean, variance):
    if variance <= mean * 1.000001:
        return stats.poisson(mean)
    return stats.nbinom(mean**2 / (variance - mean), mean / variance)


def test_tails_are_those_of_scipy():
    for mean, variance in zip(*cases(), strict=True):
        counts = np.array([-1.0, 0, 1, np.floor(mean), np.floor(3 * mean + 5)])
        expected = plain(mean, variance)
        assert nb.at_most(counts, mean, variance) == pytest.approx(expected.cdf(counts), rel=1e-4, abs=1e-12)
        assert nb.at_least(counts, mean, variance) == pytest.approx(expected.sf(counts - 1), rel=1e-4, abs=1e-12)


@pytest.mark.parametrize("tail", [0.025, 0.001, 1e-6, 0.4])
def test_limits_are_the_outermost_counts_inside(tail):
    mean, variance = cases()
    tails = np.full(len(mean), tail)
    high, low = nb.highest_inside(tails, mean, variance), nb.lowest_inside(tails, mean, variance)
    assert (nb.at_least(high, mean, variance) >= tail).all()
    assert (nb.at_least(high + 1, mean, variance) < tail).all()
    assert (nb.at_most(low, mean, variance) >= tail).all()
    assert ((low == 0) | (nb.at_most(low - 1, mean, variance) < tail)).all()
    assert (low >= 0).all()


def test_no_series_gives_no_limit():
    assert len(nb.highest_inside(np.empty(0), np.empty(0), np.empty(0))) == 0

"""Comparing two counts: published numbers, coverage on overdispersed series, and the refusals."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbp import months
from sbp.stats import change, expected

CALENDAR = months.span(date(2019, 1, 1), date(2023, 12, 1))


def test_exact_limits_match_the_reference():
    assert change.exact_limits(30, 20) == pytest.approx((0.8241, 2.7868), abs=5e-5)


def test_small_even_counts_are_compared_exactly():
    assert change.count_ratio(28, 20, 1.05)[1:] == change.exact_limits(28 / 1.05, 20 / 1.05)
    assert change.count_ratio(30, 20, 1.0)[1:] != change.exact_limits(30, 20)


def test_large_counts_use_the_log_ratio_with_the_dispersion():
    found = change.count_ratio(1200, 1000, 4.0)
    half = 1.959964 * (4 * (1 / 1200 + 1 / 1000)) ** 0.5
    assert (found.low, found.high) == pytest.approx((1.2 * np.exp(-half), 1.2 * np.exp(half)), rel=1e-6)


def test_small_counts_of_an_overdispersed_series_are_not_compared_exactly():
    exact, spread = change.count_ratio(24, 25, 1.0), change.count_ratio(24, 25, 3.0)
    assert spread.low < exact.low < exact.high < spread.high


def test_no_percentage_on_a_base_under_20():
    assert change.count_ratio(100, 19, 1.0) is None
    assert change.count_ratio(100, 20, 1.0) is not None
    assert change.count_ratio(0, 0, 1.0) is None


@pytest.mark.parametrize("dispersion", [1.0, 4.0])
def test_a_fall_to_zero_has_an_interval(dispersion):
    found = change.count_ratio(0, 100, dispersion)
    assert found.ratio == found.low == 0
    assert 0 < found.high < 0.3


@given(st.integers(0, 5000), st.integers(20, 5000), st.floats(0.2, 30))
def test_the_interval_holds_the_ratio(latest, earlier, dispersion):
    found = change.count_ratio(latest, earlier, dispersion)
    assert 0 <= found.low <= found.ratio <= found.high


@pytest.mark.parametrize("held", [24, 60])
@pytest.mark.parametrize(("mean", "dispersion"), [(8, 1.5), (20, 1.0), (20, 3.0), (60, 5.0), (200, 2.0), (2000, 5.0)])
def test_intervals_of_stable_series_hold_no_change_as_often_as_they_say(held, mean, dispersion):
    """Coverage between 93 and 97 of 100, with the dispersion fitted on the months held of the same series."""
    rng = np.random.default_rng(20260306)
    season = mean * (1 + 0.2 * np.cos(2 * np.pi * np.arange(held) / 12))
    means = np.broadcast_to(season, (4000, held))
    lively = rng.gamma(means / (dispersion - 1), dispersion - 1) if dispersion > 1 else means
    counts = rng.poisson(lively).astype(float)
    fitted = expected.fit_dispersion(counts, CALENDAR[:held], np.zeros(held, bool)).dispersion
    latest, earlier = counts[:, -12:].sum(axis=1), counts[:, -24:-12].sum(axis=1)
    found = [change.count_ratio(*each) for each in zip(latest, earlier, fitted, strict=True)]
    covered = np.mean([each.low <= 1 <= each.high for each in found])
    assert 0.93 <= covered <= 0.97, covered

"""Intervals of counts and rates against published numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbp.stats import rates

# Garwood's exact 95% limits, as printed in tables
EXACT = {
    0: (0, 3.6889),
    1: (0.0253, 5.5716),
    2: (0.2422, 7.2247),
    5: (1.6235, 11.6683),
    10: (4.7954, 18.3904),
    20: (12.2165, 30.8884),
    50: (37.1110, 65.9188),
    100: (81.3640, 121.6268),
}


def test_exact_intervals_match_the_printed_table():
    low, high = rates.count_interval(np.array(list(EXACT)))
    assert low == pytest.approx([limits[0] for limits in EXACT.values()], abs=5e-5)
    assert high == pytest.approx([limits[1] for limits in EXACT.values()], abs=5e-5)


def test_overdispersion_widens_by_about_its_square_root():
    low, high = rates.count_interval(np.array([1000.0]), 4.0)
    plain_low, plain_high = rates.count_interval(np.array([1000.0]))
    assert (high - low) / (plain_high - plain_low) == pytest.approx(2, rel=0.01)


def test_overdispersed_counts_are_covered():
    rng = np.random.default_rng(7)
    counts = rng.poisson(rng.gamma(300 / 3, 3, 20_000))
    low, high = rates.count_interval(counts, 4.0)
    assert 0.94 <= ((low <= 300) & (high >= 300)).mean() <= 0.97


@given(st.integers(0, 100_000), st.floats(1, 50), st.floats(0.5, 0.999))
def test_an_interval_holds_its_count(count, dispersion, level):
    low, high = rates.count_interval(np.array([count]), dispersion, level)
    assert 0 <= low.item() <= count <= high.item()


def test_a_missing_count_has_no_interval():
    low, high = rates.count_interval(np.array([np.nan]))
    assert np.isnan(low).all()
    assert np.isnan(high).all()


def test_rate_per_1000_residents():
    assert rates.per_1000(np.array([50.0, 0.0]), np.array([20_000, 10])).tolist() == [2.5, 0.0]

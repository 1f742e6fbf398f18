"""Rolling sums: whole windows only, and never over a missing month."""

import numpy as np

from sbp.stats import rolling


def test_each_month_with_a_whole_window_gets_its_sum():
    assert rolling.rolling_sum(np.arange(1.0, 15.0)).tolist() == [78.0, 90.0, 102.0]


def test_a_window_with_a_missing_month_is_missing():
    values = np.ones(26)
    values[13] = np.nan
    sums = rolling.rolling_sum(values)
    assert sums[:2].tolist() == [12.0, 12.0]
    assert np.isnan(sums[2:14]).all()
    assert sums[14] == 12.0


def test_too_few_months_have_no_sum():
    assert rolling.rolling_sum(np.ones(11)).size == 0

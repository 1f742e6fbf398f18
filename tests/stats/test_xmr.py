"""XmR charts: the reference numbers of methods.md (NHSRplotthedots), and each rule on vectors small enough to read."""

import numpy as np
import pytest

from sbp.stats import xmr

JUMP = np.array([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1], dtype=float)


def test_screened_limits_are_the_reference_ones():
    found = xmr.chart(JUMP, lowest=None)
    assert (found.low, found.mean, found.high) == pytest.approx((-0.71556, 1.94444, 4.60444), abs=1e-5)
    assert found.rule[4] == "outside"


def test_unscreened_limits_are_the_reference_ones():
    found = xmr.chart(JUMP, screened=False, lowest=None)
    assert (found.low, found.high) == pytest.approx((-3.06261, 6.95150), abs=1e-5)


def test_no_limit_lies_under_zero_where_counts_cannot():
    assert xmr.chart(JUMP).low == 0


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        ([1, 2, 3, 4, 5, 6, 7], [0, 0, 0, 0, 0, 0, 1]),
        ([7, 6, 5, 4, 3, 2, 1], [0, 0, 0, 0, 0, 0, -1]),
        ([1, 2, 3, 3, 4, 5, 6], [0] * 7),
        ([1, 2, 3], [0, 0, 0]),
        ([1, 2, 3, np.nan, 4, 5, 6, 7], [0] * 8),
    ],
)
def test_a_trend_is_seven_points_that_all_rise_or_all_fall(values, marks):
    assert xmr.trend(np.array(values, dtype=float)).tolist() == marks


def test_two_in_three_marks_all_three_neighbours_of_one_side():
    far = np.array([0, 0, 1, 0, 1, 0, 0], dtype=float)
    assert xmr.two_in_three(far, np.ones(7)).tolist() == [0, 0, 1, 1, 1, 0, 0]


def test_two_in_three_needs_all_three_on_one_side():
    far = np.array([0, 0, 1, 0, 1, 0, 0], dtype=float)
    side = np.array([1, 1, 1, -1, 1, 1, 1], dtype=float)
    assert not xmr.two_in_three(far, side).any()
    assert not xmr.two_in_three(np.array([0.0, 1, -1]), np.array([1.0, 1, -1])).any()


def test_a_shift_is_seven_on_one_side_and_the_mean_itself_ends_it():
    assert xmr.shift(np.array([-1, 1, 1, 1, 1, 1, 1, 1.0])).tolist() == [0, 1, 1, 1, 1, 1, 1, 1]
    assert not xmr.shift(np.array([1, 1, 1, 0, 1, 1, 1, 1.0])).any()
    assert not xmr.shift(np.array([1, 1, 1, np.nan, 1, 1, 1, 1.0])).any()


def test_outside_is_shown_before_every_other_rule():
    values = np.array([5.0, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 60])
    assert xmr.chart(values).rule[-1] == "outside"


def test_variation_is_judged_by_what_is_better():
    found = xmr.chart(JUMP[:5], lowest=None)._replace(side=np.array([0, 0, 0, 0, 1.0]))
    assert xmr.variation(found, "down") == "special cause: concern"
    assert xmr.variation(found, "up") == "special cause: improvement"
    assert xmr.variation(found, "neither") == "special cause: neither"
    assert xmr.variation(found._replace(side=np.zeros(5)), "up") == "common cause"


@pytest.mark.parametrize(
    ("target", "better", "said"),
    [
        (20, "up", "consistently fails"),
        (20, "down", "consistently meets"),
        (1, "up", "consistently meets"),
        (1, "down", "consistently fails"),
        (10, "down", "inconsistent"),
        (None, "down", "no target"),
        (10, "neither", "no target"),
    ],
)
def test_assurance_compares_the_target_with_the_limits(target, better, said):
    found = xmr.Chart(10.0, 5.0, 15.0, np.array([""]), np.zeros(1), is_trial=False)
    assert xmr.assurance(found, target, better) == said


def test_few_points_give_trial_limits_and_missing_months_no_ranges():
    assert xmr.chart(np.arange(11.0)).is_trial
    assert not xmr.chart(JUMP).is_trial
    gap = xmr.chart(np.array([4.0, np.nan, 6.0]))
    assert gap.mean == 5
    assert np.isnan(gap.high)
    assert np.isnan(xmr.chart(np.full(3, np.nan)).mean)

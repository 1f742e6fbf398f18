"""Recomputing printed numbers: what rounding explains agrees, what it does not differs."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as any_of

from sbp.stats import audit
from sbp.stats.audit import Range


@pytest.mark.parametrize(
    ("printed", "step", "recomputed", "verdict"),
    [
        (294, 1, 294, "agrees"),
        (8.4, 0.1, 8.409, "agrees after rounding"),
        (12, 1, 12.5, "agrees after rounding"),
        (46.7, 0.1, 46.645, "differs"),
        (44, 1, 56.92, "differs"),
    ],
)
def test_rounding_explains_half_a_last_digit_and_no_more(printed, step, recomputed, verdict):
    assert audit.judge(printed, step, Range(recomputed, recomputed)) == verdict


@given(number=any_of.floats(-1e6, 1e6), decimals=any_of.integers(0, 3))
def test_a_rounded_number_agrees_with_what_it_was_rounded_from(number, decimals):
    assert audit.judge(round(number, decimals), 10.0**-decimals, Range(number, number)) != "differs"


@given(before=any_of.integers(1, 100_000), after=any_of.integers(1, 100_000))
def test_the_year_before_holds_the_count_that_the_change_was_made_from(before, after):
    change = round((after - before) / before * 100, 1)
    if change > -99:
        held = audit.earlier(after, change, 0.1)
        assert held.low - 1e-6 <= before <= held.high + 1e-6


@given(count=any_of.integers(50, 50_000), residents=any_of.integers(100_000, 900_000))
def test_the_implied_base_holds_the_residents_that_the_rate_was_made_with(count, residents):
    rate = round(count / residents * 1000, 2)
    implied = audit.implied_base(Range(count, count), audit.spread(rate, 0.01), 1000)
    assert implied is None or implied.low - 1e-3 <= residents <= implied.high + 1e-3


def test_change_needs_something_before():
    assert audit.percent_change(513, 805) == pytest.approx(56.92, abs=0.01)
    assert audit.percent_change(0, 5) is None


def test_the_range_that_most_can_share():
    most, fitting = audit.shared([Range(1, 4), Range(3, 6), Range(3.5, 9), Range(20, 21)])
    assert (most, fitting) == (Range(3.5, 4), 3)
    assert audit.shared([Range(1, 2)]) == (Range(1, 2), 1)


@pytest.mark.parametrize(("percent", "is_whole"), [(90, True), (86, False), (82, True), (100, True), (0, True)])
def test_some_percentages_of_61_are_no_whole_number_of_people(percent, is_whole):
    assert audit.whole_people(percent, 1, 61) is is_whole


@given(people=any_of.integers(0, 500), base=any_of.integers(1, 500))
def test_people_who_are_counted_always_give_a_whole_number(people, base):
    if people <= base:
        printed = (Decimal(people) / base * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
        assert audit.whole_people(float(printed), 0.1, base)


def test_an_allowed_difference_is_in_the_same_unit():
    assert audit.judge_within(100, 100, 0) == "agrees"
    assert audit.judge_within(100, 96, 4) == "agrees after rounding"
    assert audit.judge_within(100, 95, 4) == "differs"


def test_sums_of_rounded_parts_are_a_range():
    assert audit.total([audit.spread(10, 1), Range(5, 5)]) == Range(14.5, 15.5)

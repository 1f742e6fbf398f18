"""The rule for one count, and what its result tells a reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbp.publish.shield import is_small, reading, rounded
from sbp.publishing_model import Shield

RULE = Shield(threshold=5, round_to=5, width=5, smallest_base=30, caveat="", withheld="")


@pytest.mark.parametrize(("count", "small"), [(0, False), (1, True), (4, True), (5, False)])
def test_counts_of_one_to_four_are_small(count, small):
    assert is_small(count, RULE) is small


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15)])
def test_counts_are_rounded_to_the_nearest_step(count, shown):
    assert rounded(count, RULE) == shown


@given(st.integers(0, 10_000).filter(lambda count: not 0 < count < 5))
def test_the_reading_of_a_shown_count_holds_the_truth_and_nothing_that_is_shown_otherwise(count):
    low, high = reading(rounded(count, RULE), RULE)
    assert low <= count <= high
    assert {rounded(each, RULE) for each in range(int(low), int(high) + 1)} == {rounded(count, RULE)}


def test_a_number_that_was_not_rounded_is_taken_at_its_word():
    assert reading(7, RULE) == (7, 7)

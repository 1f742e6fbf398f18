"""Places in an order: highest first, ties share, missing values have none."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sbp.stats import ranks


def test_highest_is_first_and_ties_share_a_place():
    assert ranks.from_highest(np.array([5.0, 9.0, 5.0, 1.0])).tolist() == [2, 1, 2, 4]


def test_a_missing_value_has_no_place_and_takes_none():
    found = ranks.from_highest(np.array([np.nan, 3.0, 2.0]))
    assert np.isnan(found[0])
    assert found[1:].tolist() == [1, 2]


@given(st.lists(st.integers(0, 20), min_size=1, max_size=30), st.randoms())
def test_the_order_of_the_values_does_not_matter(values, random):
    shuffled = values.copy()
    random.shuffle(shuffled)
    places = dict(zip(values, ranks.from_highest(np.array(values, float)), strict=True))
    assert ranks.from_highest(np.array(shuffled, float)).tolist() == [places[value] for value in shuffled]

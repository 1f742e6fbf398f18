"""The nearest places are those with the most alike features, whatever their units."""

import numpy as np

from sbp.stats.similar import nearest

FEATURES = np.array([[10, 1.0], [11, 1.1], [10, 5.0], [30, 1.0], [10.5, 1.0], [np.nan, 1.0]])


def test_the_most_alike_come_first_and_the_place_itself_never() -> None:
    assert nearest(FEATURES, 0, 2).tolist() == [4, 1]
    assert 0 not in nearest(FEATURES, 0, 9)


def test_units_do_not_matter() -> None:
    assert nearest(FEATURES * [1000, 0.01], 0, 4).tolist() == nearest(FEATURES, 0, 4).tolist()


def test_what_is_not_known_is_left_out() -> None:
    assert 5 not in nearest(FEATURES, 0, 9)
    assert nearest(FEATURES, 5, 3).tolist() == []


def test_a_feature_that_all_share_does_not_count() -> None:
    assert nearest(np.array([[1, 7.0], [3, 7.0], [2, 7.0]]), 0, 2).tolist() == [2, 1]

"""Which places are hot and how many, in which windows, and what many ways of looking find together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sbp.stats import getis_ord, stability


def test_windows_hold_the_newest_months_or_let_the_older_weigh_less():
    found = stability.weights(6, [2, 4, 9], [0, 2], [0, 1])
    assert found.tolist() == [
        [0, 0, 0, 0, 1, 1],
        pytest.approx([0, 0, 0, 0, 0.5**0.5, 1]),
        [0, 0, 1, 1, 1, 1],
        pytest.approx([0, 0, 0.5**1.5, 0.5, 0.5**0.5, 1]),
        [0, 0, 0, 1, 1, 0],
        pytest.approx([0, 0, 0, 0.5**0.5, 1, 0]),
        [0, 1, 1, 1, 1, 0],
        pytest.approx([0, 0.5**1.5, 0.5, 0.5**0.5, 1, 0]),
    ]
    assert stability.weights(3, [6], [0], [0]).shape == (0, 3)


def test_the_highest_are_hot_and_equals_share_what_is_left():
    found = stability.hottest(np.array([[5.0, 1, 3, 3, 0], [2, 2, 2, 2, 2], [0, 0, 0, 0, 4]]), 0.4)
    assert found.tolist() == [[1, 0, 0.5, 0.5, 0], [0.4] * 5, [0, 0, 0, 0, 1]]


def test_what_is_called_hot_is_a_share_of_the_ground():
    found = stability.hottest(np.array([[3.0, 2, 1, 9]]), 0.5, np.array([2.0, 6, 2, 0]))
    assert found.tolist() == [[1, 0.5, 0, 0]]


@given(arrays(float, 12, elements=st.integers(0, 5).map(float)), st.permutations(range(12)), st.floats(0.05, 0.95))
def test_the_order_of_places_is_irrelevant_and_never_too_many_are_hot(values, order, share):
    hot = stability.hottest(values[None], share)[0]
    assert np.allclose(stability.hottest(values[None, order], share)[0], hot[order])
    assert hot.sum() <= 12 * share + 1e-9
    assert ((hot >= 0) & (hot <= 1)).all()
    if (values > 0).all():
        assert hot.sum() == pytest.approx(12 * share)


RULES = (
    "count",
    "per_resident",
    "per_area",
    "smoothed",
    "smoothed_per_area",
    "gi_smoothed",
    "gi_per_area",
    "kernel_1000",
    "kernel_3000",
)


def hot_shares(counts):
    """Wards in a ring of 22, all of one size, looked at in 48 ways."""
    around = np.arange(22)
    steps = np.minimum(abs(around[:, None] - around), 22 - abs(around[:, None] - around))
    near = getis_ord.contiguity([*map(str, around)], [(str(at), str((at + 1) % 22)) for at in around])
    totals = stability.weights(36, [6, 12, 36], [0, 12], [0]) @ counts.T
    plain = np.ones(22)
    return np.concatenate(
        [
            stability.hottest(stability.ward_surface(rule, totals, 9000 * plain, plain, near, 2000.0 * steps, 1.0), 0.2)
            for rule in RULES
        ]
    ).mean(axis=0)


def test_wards_that_differ_by_chance_alone_score_near_the_share_that_is_called_hot():
    rng = np.random.default_rng(4)
    found = np.array([hot_shares(rng.poisson(20.0, (22, 36)).astype(float)) for _ in range(40)])
    assert 0.17 <= found.mean() <= 0.2
    assert (found >= 0.8).mean() < 0.03
    assert np.quantile(found, 0.95) < 0.75


def test_a_ward_that_is_clearly_hot_is_so_in_nearly_all_ways():
    rng = np.random.default_rng(4)
    means = np.where(np.arange(22) == 7, 60.0, 20.0)
    found = np.array([hot_shares(rng.poisson(means[:, None], (22, 36)).astype(float)) for _ in range(10)])
    assert (found[:, 7] > 0.95).all()


def test_nothing_recorded_makes_nothing_hot():
    assert not hot_shares(np.zeros((22, 36))).any()

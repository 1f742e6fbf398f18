"""Gi* matches esda's documented example and, on the borough's own neighbours, its scores and classes."""

from functools import cache

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sbp import settings
from sbp.ingest import facts
from sbp.stats import getis_ord
from sbp.stats.discovery import adjusted

# esda 2.9.0, G_Local(x, w, transform="B", star=True, permutations=0).Zs on the first of the surfaces below
FIRST_SURFACE = [
    0.270211, 0.871949, 0.060988, -0.394879, -1.170364, -0.775937, 1.316445, 0.05561, 1.173054, 0.51665, 0.194745,
    -0.780803, -0.862885, 1.579592, -0.301458, 0.438236, 0.323504, -1.876445, -1.428299, 0.659055, 0.807566, -0.767597,
]  # fmt: skip


@cache
def surfaces() -> np.ndarray:
    return np.random.default_rng(22).gamma(6, 10, (336, 22))


@cache
def ward_weights() -> np.ndarray:
    wards = facts.wards(settings.GEO_DIR)
    newest = wards[wards["vintage"] == "2022"]
    pairs = [(row.ward_code, other) for row in newest.itertuples() for other in row.neighbours.split()]
    return getis_ord.contiguity(list(newest["ward_code"]), pairs)


def test_the_documented_example() -> None:
    points = np.array([(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)])
    apart = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    found = getis_ord.z_scores(np.array([2, 3, 3.2, 5, 8, 7]), (apart <= 15).astype(float))
    assert np.allclose(found, [-1.397276, -0.289178, 0.650650, -0.289178, 1.234521, 2.024243], atol=5e-7)


def test_the_wards_scores_and_classes_are_those_of_esda() -> None:
    scores = getis_ord.z_scores(surfaces(), ward_weights())
    assert np.allclose(scores[0], FIRST_SURFACE, atol=5e-7)
    assert ((scores > 1.96).sum(), (scores < -1.96).sum()) == (210, 111)
    chances = adjusted(getis_ord.two_sided(scores))
    assert ((chances < 0.05) & (scores > 0)).sum() == 7
    assert ((chances < 0.05) & (scores < 0)).sum() == 1


def test_a_flat_surface_and_a_place_beside_every_other_tell_nothing() -> None:
    assert getis_ord.z_scores(np.full(5, 0.1), np.eye(5)).tolist() == [0] * 5
    assert getis_ord.z_scores(np.arange(3.0), np.ones((3, 3))).tolist() == [0] * 3


def test_neighbours_count_once_however_often_they_are_named() -> None:
    weights = getis_ord.contiguity(("a", "b", "c"), [("a", "b"), ("b", "a"), ("a", "elsewhere")])
    assert weights.tolist() == [[1, 1, 0], [1, 1, 0], [0, 0, 1]]


def test_two_sided_chances() -> None:
    assert np.allclose(getis_ord.two_sided(np.array([0.0, 1.959964, -1.959964])), [1, 0.05, 0.05])


@given(st.permutations(range(22)), st.floats(0.001, 1000), st.integers(0, 335))
def test_neither_the_order_of_wards_nor_the_unit_matters(order: list[int], unit: float, at: int) -> None:
    surface, weights = surfaces()[at], ward_weights()
    plain = getis_ord.z_scores(surface, weights)
    turned = getis_ord.z_scores(surface[order] * unit, weights[np.ix_(order, order)])
    assert np.allclose(turned, plain[order])

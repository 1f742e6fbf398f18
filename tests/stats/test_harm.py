"""Weighted sums, their doubt and the order they make."""

import numpy as np
import pytest

from sbp.stats import harm

RESIDENTS = np.array([1000.0, 2000.0, 1000.0, 1000.0])


def test_a_score_is_the_weighted_sum_per_resident():
    counts = np.array([[1, 10], [2, 40], [0, 0], [0, 5]])
    found = harm.weighted(counts, np.array([100.0, 3.0]), RESIDENTS, np.ones(4))
    assert found.rate.tolist() == [0.13, 0.16, 0.0, 0.015]
    assert found.error[0] == pytest.approx(np.sqrt(100**2 * 1 + 3**2 * 10) / 1000)
    assert found.error[2] == 0


def test_one_grave_offence_brings_its_own_doubt():
    counts = np.array([[1, 100], [0, 110], [0, 105], [0, 100]])
    found = harm.weighted(counts, np.array([3000.0, 10.0]), np.full(4, 1000.0), np.ones(4))
    assert found.rate.argmax() == 0
    assert (found.first[0], found.last[0]) == (1, 4)
    settled = harm.weighted(counts, np.array([0.0, 1.0]), np.full(4, 1000.0), np.ones(4))
    assert (settled.rate * 1000).tolist() == [100, 110, 105, 100]


def test_equal_weights_give_the_order_of_counts_and_dispersion_widens_it():
    rng = np.random.default_rng(3)
    counts = rng.poisson(np.array([[50], [80], [120], [300]]), (4, 2))
    calm = harm.weighted(counts, np.ones(2), np.full(4, 1000.0), np.ones(4))
    wild = harm.weighted(counts, np.ones(2), np.full(4, 1000.0), np.full(4, 9.0))
    assert np.argsort(-calm.rate).tolist() == np.argsort(-counts.sum(axis=1)).tolist()
    assert (wild.last - wild.first >= calm.last - calm.first).all()
    assert wild.error == pytest.approx(3 * calm.error)


def test_the_order_of_places_does_not_matter_and_the_place_lies_inside_its_range():
    counts = np.random.default_rng(5).poisson(30, (22, 6))
    weights = np.array([3000, 100, 30, 10, 3, 1.0])
    residents, spread = np.linspace(5000, 19000, 22), np.full(22, 2.0)
    found = harm.weighted(counts, weights, residents, spread)
    turned = harm.weighted(counts[::-1], weights, residents[::-1], spread)
    assert found.rate == pytest.approx(turned.rate[::-1])
    places = (found.rate[None, :] > found.rate[:, None]).sum(axis=1) + 1
    assert ((found.first <= places) & (places <= found.last)).all()

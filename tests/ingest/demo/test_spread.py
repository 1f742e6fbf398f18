"""The neutral model: wards differ by residents and lot alone."""

import numpy as np
import pytest

from sbp import settings
from sbp.ingest.demo import chance, plan, spots, spread

SEEDS = 300


@pytest.fixture(scope="module")
def made():
    return plan.read()


@pytest.fixture(scope="module")
def points(made):
    return spots.invent(made, settings.GEO_DIR, ("2002", "2022"), seed=3)


@pytest.mark.parametrize("name", ["burglary_residential", "shoplifting"])
def test_over_many_seeds_every_ward_gets_what_its_residents_say(made, points, name):
    shares = [
        np.bincount(points.new, spread.weights(made, points, made.series[name], chance.stream(seed, "w")))
        for seed in range(SEEDS)
    ]
    mean, due = np.mean(shares, axis=0), points.residents / points.residents.sum()
    error = np.std(shares, axis=0) / SEEDS**0.5
    assert np.all(np.abs(mean - due) < 4.5 * error + 0.03 * due)


def test_weights_add_up_to_one(made, points):
    for series in made.series.values():
        assert spread.weights(made, points, series, chance.stream(1, series.id)).sum() == pytest.approx(1)


def test_every_incident_is_accounted_for(made, points):
    counts = np.arange(49) * 3
    placed = spread.place(made, points, made.series["harassment"], counts, seed=1)
    assert np.array_equal(np.bincount(placed.month, minlength=49), counts)
    for wards in (points.new, points.old):
        by_ward = placed.by_ward(wards, 22, 49)
        assert by_ward.sum() == (placed.spot != spread.NO_WARD).sum()
    assert 0.02 < (placed.spot == spread.NO_WARD).mean() < 0.04


def test_anti_social_behaviour_always_has_a_point(made, points):
    placed = spread.place(made, points, made.series["asb"], np.full(49, 500), seed=1)
    assert placed.spot.min() >= 0

"""Invented points: inside both schematic maps, shared out by residents, named like nowhere."""

import numpy as np
import pytest
import shapely

from sbp import settings
from sbp.ingest.demo import plan, spots


@pytest.fixture(scope="module")
def made():
    return spots.invent(plan.read(), settings.GEO_DIR, ("2002", "2022"), seed=3)


def test_every_point_lies_in_the_wards_it_claims(made):
    points = shapely.points(made.longitude, made.latitude)
    for claimed, wards in ((made.new, made.new_wards), (made.old, made.old_wards)):
        outlines = np.array([ward.outline for ward in wards])[claimed]
        assert shapely.contains(outlines, points).all()


def test_every_ward_of_both_vintages_has_points(made):
    assert set(made.new) == set(range(22))
    assert set(made.old) == set(range(22))


def test_a_wards_points_carry_its_share_of_residents(made):
    shares = np.bincount(made.new, weights=made.weight)
    assert shares == pytest.approx(made.residents / made.residents.sum())


def test_every_ward_has_a_high_street_of_the_same_number_of_points(made):
    assert set(np.bincount(made.new[made.is_centre])) == {plan.read().settings["centre_points_per_ward"]}


def test_grid_references_belong_to_the_borough(made):
    assert 530_000 < made.easting.min() < made.easting.max() < 553_000
    assert 155_000 < made.northing.min() < made.northing.max() < 175_000


def test_names_are_invented_and_unique(made):
    assert all(name.startswith("On or near Example ") for name in made.location)
    assert len(set(made.location)) == len(made.location)

"""Degrees to metres and back by formula, against the publisher's example and the build's own library."""

import numpy as np
import pytest
from pyproj import Transformer

from sbp.stats import national_grid

AROUND = np.array([[0.0, 51.4], [0.16, 51.29], [-0.08, 51.43], [1.716, 52.658], [-3.2, 55.9]])


def test_the_projection_is_that_of_the_ordnance_survey_s_guide():
    latitude, longitude = 52 + 39 / 60 + 27.2531 / 3600, 1 + 43 / 60 + 4.5177 / 3600  # Caister water tower
    east, north = national_grid._projected(np.deg2rad([latitude]), np.deg2rad([longitude]))
    assert (east[0], north[0]) == (pytest.approx(651_409.903, abs=0.001), pytest.approx(313_177.270, abs=0.001))


def test_it_lies_where_the_build_puts_it_and_back():
    found = national_grid.to_metres(AROUND)
    other = Transformer.from_crs(4326, 27700, always_xy=True, allow_ballpark=False)
    assert np.abs(found - np.column_stack(other.transform(*AROUND.T))).max() < 5
    assert np.abs(national_grid.to_degrees(found) - AROUND).max() < 1e-9

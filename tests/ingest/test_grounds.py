"""Measures as arrays: months that all wards hold, events at points, counts in cells, without what is missing."""

import numpy as np
import pytest

from sbp.ingest import grounds
from tests.ingest.hot_ground import CALENDAR, MISSING, WARDS, explained, hot_con

__all__ = ["hot_con"]


def test_a_measure_over_the_wards_holds_the_months_that_all_of_them_hold(hot_con):
    hot_con.execute(
        "UPDATE indicator_month SET value = NULL WHERE area_code = 'W3' AND month_start_date = ?", [MISSING]
    )
    (found,) = grounds.wards(hot_con)
    assert (found.indicator_id, found.vintage, tuple(found.codes)) == ("some", "2022", WARDS)
    assert found.months == [each for each in CALENDAR if each != MISSING]
    assert found.counts.shape == (6, 35)
    assert found.near.sum() == 6 + 10
    assert found.apart[0, 2] == 5000


def test_wards_without_residents_are_left_out(hot_con):
    hot_con.execute("UPDATE area SET residents_count = NULL WHERE area_code = 'W1'")
    assert not list(grounds.wards(hot_con))


def test_events_lie_at_points_and_in_cells_without_the_months_not_supplied(hot_con):
    (found,) = grounds.cells(hot_con, explained().streets.kinds.values())
    assert MISSING not in found.months
    assert found.counts.shape == (30, 35)
    assert found.counts.sum() == found.events.sum()
    assert len(found.points) == len(found.events)


def test_a_cell_is_looked_at_in_its_middle_and_six_places_around_it(hot_con):
    (found,) = grounds.cells(hot_con, explained().streets.kinds.values())
    assert found.cells.places.shape == (30, 7, 2)
    assert found.cells.places[0, 0] == pytest.approx([0, 0], abs=1e-9)
    assert np.allclose(np.hypot(*found.cells.places[0, 1:].T), 2 / 3 * 200)


def test_without_events_there_is_nothing_to_look_at(hot_con):
    hot_con.execute("DELETE FROM spot_month")
    assert not list(grounds.cells(hot_con, explained().streets.kinds.values()))

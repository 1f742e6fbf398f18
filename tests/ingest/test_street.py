"""Spots: whose they are, and which wards hold them."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from sbp.errors import SbpError
from sbp.ingest import street

NAN = float("nan")


def located(places, *spots):
    longitude, latitude, codes = (np.array(each) for each in zip(*spots, strict=True))
    return street.locate(longitude.astype(float), latitude.astype(float), codes.astype(object), places)


def test_membership_goes_by_lsoa_first_and_wards_by_point_first(placed):
    found = located(
        placed.places,
        (0.033033, 51.406880, "E01009901"),
        (0.033033, 51.406880, ""),
        (0.033033, 51.406880, "E01000001"),
        (0.082911, 51.397011, "E01009901"),
        (NAN, NAN, "E01009901"),
        (NAN, NAN, ""),
    )
    assert list(found["belongs"]) == [True, True, False, True, True, False]
    east, west = "E05009902", "E05009901"
    assert list(found["ward_code_old"]) == [east, east, None, None, west, None]
    assert found["easting"].notna().tolist() == [True, True, False, False, False, False]


def test_no_spots_at_all_are_no_fault(placed):
    empty = np.array([], dtype=float)
    assert street.locate(empty, empty, empty.astype(object), placed.places).empty


def test_a_place_needs_something_official_to_tell_by(placed):
    drawn = tuple(replace(each, is_official=False) for each in placed.places.maps)
    by_codes = replace(placed.places, maps=drawn)
    street.need_places(by_codes, "a.csv", by_lsoa=True)
    street.need_places(replace(by_codes, points_are_schematic=True), "a.csv")
    with pytest.raises(SbpError, match=r"a\.csv"):
        street.need_places(by_codes, "a.csv")


def test_swapped_and_missing_coordinates_are_no_place():
    assert street.is_place(0.02, 51.4)
    assert not any(street.is_place(*point) for point in ((51.4, 0.02), (0.0, 0.0), (NAN, 51.4)))


def test_the_types_in_use_are_those_of_the_month(placed):
    book = street.type_book(placed.labels, "police_uk")
    assert [book.in_use(date(year, 1, 1)) for year in (2011, 2012, 2024)] == [6, 11, 14]

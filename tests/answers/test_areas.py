"""Areas and outlines as answers."""

import pytest

from sbp.answers import areas
from sbp.errors import UsageError
from tests import borough_file as tiny


def test_all_areas_with_their_residents(con):
    found = {area.code: area for area in areas.all(con)}
    assert found[tiny.BOROUGH].kind == "borough"
    assert found[tiny.BOROUGH].vintage == ""
    assert found[tiny.NEW[0]].residents == 15_000
    assert found[tiny.OLD[0]].residents is None
    assert found[tiny.OLD[0]].name == found[tiny.NEW[0]].name


def test_a_code_with_a_space_at_its_end_is_found_and_a_wrong_one_is_not(con):
    assert areas.find(con, f"{tiny.NEW[0]} ").code == tiny.NEW[0]
    with pytest.raises(UsageError, match="E050000"):
        areas.find(con, tiny.NEW[0][:-1])


def test_outlines_carry_what_the_maps_need(con):
    metres, degrees = areas.outlines(con, "ward", "2022"), areas.outlines_4326(con, "ward", "2022")
    assert [item["properties"]["ward_code"] for item in metres["features"]] == [
        item["properties"]["ward_code"] for item in degrees["features"]
    ]
    assert metres["features"][0]["properties"]["label_x"] == 540_000
    assert degrees["features"][0]["properties"]["label_y"] == 51.4
    assert metres["features"][0]["geometry"]["type"] == "Polygon"


def test_only_the_newest_boundaries_are_in_force(words):
    assert areas.has_ended(words, "2002") is True
    assert areas.has_ended(words, "2022") is False
    assert areas.has_ended(words, "") is False
    with pytest.raises(UsageError, match="2022"):
        areas.vintage(words, "2021")

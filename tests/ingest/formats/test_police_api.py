"""Answers of the street-crime API: crimes are told apart by id, and belong by their point."""

import json
from datetime import date

import pytest

from sbp.errors import SbpError
from sbp.ingest.formats import police_api, recognise

SOUTH_WEST, FAR = ("0.018270", "51.398142"), ("0.082911", "51.397011")


def crime(number, point=SOUTH_WEST, category="anti-social-behaviour", kind="Force", month="2018-05"):
    longitude, latitude = point
    location = {"latitude": latitude, "street": {"id": 1, "name": "On or near High Road"}, "longitude": longitude}
    return {
        "category": category, "location_type": kind, "location": location, "context": "", "outcome_status": None,
        "persistent_id": "", "id": number, "location_subtype": "", "month": month,
    }  # fmt: skip


def answer(*crimes):
    return json.dumps(list(crimes))


def staged(reading, context):
    return context.con.execute(
        "SELECT incident_key, month_start_date, force, category_id, ward_code_old, ward_code_new, location "
        f"FROM {reading.tables['street_incident']} JOIN staging_street_kind USING (kind_id) "
        "JOIN staging_street_spot USING (spot_id) ORDER BY ALL"
    ).fetchall()


def test_crimes_get_force_category_and_wards(placed, saved):
    opened = saved(answer(crime(7), crime(8, kind="BTP", category="violent-crime")), "a.json")
    assert recognise(opened) is police_api
    reading = police_api.read(opened, placed)
    month, wards = date(2018, 5, 1), ("E05009901", "E05099901", "On or near High Road")
    assert staged(reading, placed) == [
        (7, month, "Sample Police", "street_anti_social_behaviour", *wards),
        (8, month, "Rail Police", "street_violence_sexual_offences", *wards),
    ]
    assert (reading.rows_in, reading.loaded, reading.out_of_area, reading.rejects) == (2, 2, 0, [])


def test_a_slug_means_what_it_meant_in_its_month(placed, saved):
    reading = police_api.read(saved(answer(crime(1, category="violent-crime", month="2012-05")), "a.json"), placed)
    assert [each[3] for each in staged(reading, placed)] == ["street_violent_crime"]


def test_a_crime_in_two_outlines_of_a_download_is_one_crime(placed, saved):
    parts = (saved(answer(crime(1), crime(2)), "a.json"), saved(answer(crime(2), crime(3, FAR)), "b.json"))
    reading = police_api.read_members(parts, placed)
    assert (reading.rows_in, reading.loaded, reading.out_of_area) == (4, 2, 1)
    assert [(each.line, each.value) for each in reading.rejects] == [(1, "2")]
    assert reading.rejects[0].member == "b.json"
    assert "outline" in reading.rejects[0].reason


def test_faulty_entries_are_rejected_with_their_place_in_the_list(placed, saved):
    faulty = [
        crime(1, month="May"), crime(2, kind="Coastguard"), crime(3, category="piracy"), crime(4, ("x", "51.4")),
        crime(5) | {"location": None}, "no crime", crime(6),
    ]  # fmt: skip
    reading = police_api.read(saved(answer(*faulty), "a.json"), placed)
    assert [(each.line, each.column) for each in reading.rejects] == [
        (1, "month"), (2, "location_type"), (3, "category"), (4, "location"), (5, "location"), (6, ""),
    ]  # fmt: skip
    assert (reading.rows_in, reading.loaded) == (7, 1)


def test_an_answer_of_faults_alone_is_read_as_such(placed, saved):
    reading = police_api.read(saved(answer(crime(1, month="May")), "a.json"), placed)
    assert (reading.loaded, len(reading.rejects), reading.first_month) == (0, 1, None)


def test_an_answer_cut_short_is_refused(placed, saved):
    with pytest.raises(SbpError, match="cut short"):
        police_api.read(saved(answer(crime(1), crime(2))[:-30], "a.json"), placed)

"""Placed rows written and added up: the borough's months are all its rows, the wards' those with a ward."""

from datetime import date

from sbp.ingest.formats import incident_list, police_street
from tests.ingest.placing import TYPES, counts, covered, street_file


def test_places_are_shared_and_wards_add_up_to_the_borough(placed, settle):
    far, unlocated = "0.082911,51.397011", ","
    settle(
        (police_street, street_file(TYPES)),
        (police_street, street_file(["Drugs"] * 3, month="2019-03", point=far)),
        (police_street, street_file(["Drugs"] * 2, month="2019-04", point=unlocated)),
    )
    assert placed.con.execute("SELECT count(*) FROM street_place").fetchall() == [(2,)]
    total = sum(value for *_, value in counts(placed))
    wards = sum(value for *_, value in counts(placed, "E05009901"))
    nowhere = placed.con.execute("SELECT count(*) FROM street_incident WHERE ward_code_old IS NULL").fetchall()[0][0]
    assert (total, wards, nowhere) == (16, 13, 3)
    assert placed.con.execute("SELECT count(*) FROM street_incident WHERE place_id IS NULL").fetchall() == [(2,)]


def test_nothing_placed_settles_to_nothing(placed, settle):
    settlement = settle()
    assert (settlement.superseded, settlement.warnings, counts(placed)) == ({}, {}, [])


def test_street_files_and_dated_lists_stand_side_by_side(placed, settle):
    noises = "".join(f"2019-02-{day:02d},noise\n2019-02-{day:02d},begging\n" for day in range(1, 29))
    settle((police_street, street_file(["Drugs"])), (incident_list, f"date,category\n{noises}"))
    month = date(2019, 2, 1)
    assert counts(placed) == [("asb_begging", month, 28), ("asb_noise", month, 28), ("street_drugs", month, 1)]
    assert covered(placed) == [("", category, month) for category in ("asb_begging", "asb_noise", "street_drugs")]


def test_wards_are_not_covered_where_no_row_of_a_data_set_found_one(placed, settle):
    settle((incident_list, "date,category\n" + "".join(f"2019-02-{day:02d},noise\n" for day in range(1, 29))))
    assert (len(covered(placed)), covered(placed, "ward")) == (1, [])

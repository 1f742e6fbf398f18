"""Street files settled: one file speaks for a force and month, and only whole files make months covered."""

import json
from datetime import date

from sbp.ingest.formats import police_api, police_street
from tests.ingest.placing import TYPES, counts, covered, street_file


def test_of_two_files_of_a_force_and_month_the_later_one_speaks(placed, settle):
    settlement = settle((police_street, street_file(TYPES)), (police_street, street_file(TYPES[:9])))
    assert settlement.superseded == {1: 11, 2: 0}
    assert placed.con.execute("SELECT count(*), min(file_id) FROM street_incident").fetchall() == [(9, 2)]
    assert settlement.warnings == {}


def test_a_part_of_a_month_is_kept_out_and_asked_about(placed, settle):
    settlement = settle((police_street, street_file(TYPES)), (police_street, street_file(TYPES[:3])))
    assert settlement.superseded == {1: 0, 2: 3}
    assert "3 rows where 1.csv holds 11" in settlement.warnings[2][0]


def test_forces_add_up_and_only_the_own_one_makes_a_month_covered(placed, settle):
    settle(
        (police_street, street_file(TYPES)),
        (police_street, street_file(["Drugs"], force="Rail Police")),
        (police_street, street_file(["Drugs"], month="2019-03", force="Rail Police")),
    )
    found = {(category, month): value for category, month, value in counts(placed)}
    assert found["street_drugs", date(2019, 2, 1)] == 2
    assert covered(placed) == [("", "", date(2019, 2, 1))]
    assert covered(placed, "ward") == [("2002", "", date(2019, 2, 1)), ("2022", "", date(2019, 2, 1))]


def test_a_file_of_few_crime_types_covers_those_alone(placed, settle):
    settle((police_street, street_file(["Burglary"] * 20)))
    assert covered(placed) == [("", "street_burglary", date(2019, 2, 1))]


def test_the_few_types_of_the_first_year_are_all_there_were(placed, settle):
    old = ["Anti-social behaviour", "Burglary", "Other crime", "Robbery", "Violent crime"]
    settle((police_street, street_file(old, month="2011-01")))
    assert covered(placed) == [("", "", date(2011, 1, 1))]


def test_loose_answers_of_the_api_are_one_download(placed, settle):
    def crime(number):
        place = {"latitude": "51.398142", "street": {"id": 1, "name": "On or near Road"}, "longitude": "0.018270"}
        return {"category": "drugs", "location_type": "Force", "location": place, "persistent_id": "", "id": number,
                "month": "2019-02"}  # fmt: skip

    first, second = (json.dumps([crime(number) for number in numbers]) for numbers in ((1, 2, 3), (3, 4)))
    settlement = settle((police_api, first), (police_api, second))
    assert settlement.superseded == {1: 1, 2: 0}
    assert counts(placed) == [("street_drugs", date(2019, 2, 1), 4.0)]


UNKNOWN = street_file([*TYPES[:2], "Burglary offences", *TYPES[3:]])


def test_a_type_that_nobody_knows_is_missing_with_the_total_and_not_at_zero(placed, settle):
    settle((police_street, UNKNOWN))
    found = {category for _, category, _ in covered(placed)}
    assert not found & {"", "street_burglary"}
    assert {"street_drugs", "street_robbery"} <= found


def test_a_whole_file_goes_on_speaking_where_rows_of_a_later_one_could_not_be_used(placed, settle):
    settlement = settle((police_street, street_file(TYPES)), (police_street, UNKNOWN))
    assert covered(placed) == [("", "", date(2019, 2, 1))]
    assert settlement.superseded == {1: 0, 2: 10}
    assert "1.csv holds the whole month" in settlement.warnings[2][0]


def test_a_large_file_gives_way_to_none_with_far_fewer_rows(placed, settle):
    settlement = settle((police_street, street_file(TYPES * 50)), (police_street, street_file(TYPES * 40)))
    assert settlement.superseded == {1: 0, 2: 440}

"""Placed rows settled and added up: force and month for street files, the newest row for reports, whole months only."""

import json
from collections import Counter
from datetime import date, timedelta

import pytest

from sbp.ingest import dated_settle, incidents, tables
from sbp.ingest.context import LoadedFile
from sbp.ingest.formats import fix_my_street, incident_list, police_api, police_street

STREET = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context\n"
)
TYPES = (
    "Anti-social behaviour", "Bicycle theft", "Burglary", "Criminal damage and arson", "Drugs", "Other crime",
    "Other theft", "Public order", "Robbery", "Shoplifting", "Vehicle crime",
)  # fmt: skip
REPORTS = '"Report ID",Category,Created,Confirmed,Acknowledged,Fixed,Closed,Status,Latitude,Longitude\n'


def street(kinds, month="2019-02", force="Sample Police", point="0.018270,51.398142"):
    rows = (f",{month},{force},{force},{point},On or near Road,E01009901,S 001A,{kind},,\n" for kind in kinds)
    return STREET + "".join(rows)


def report(number, day, fixed="", status="confirmed", category="Flytipping"):
    return f"{number},{category},{day}T09:00:00,{day}T10:00:00,,{fixed},,{status},51.398142,0.018270\n"


@pytest.fixture
def settle(placed, saved):
    """Read texts in order as files of one format, settle them, and hand back the settlement."""
    tables.create(placed.con)

    def run(*files):
        loaded = []
        for number, (known, text) in enumerate(files, start=1):
            name = f"{number}.csv"
            reading = known.read(saved(text, name), placed)
            loaded.append(LoadedFile(number, number, name, "", 0, date(2026, 1, 1), reading))
        return incidents.settle(placed.con, loaded, placed.borough)

    return run


def counts(placed, area="E09000099"):
    query = "SELECT category_id, month_start_date, value FROM monthly_count WHERE area_code = ? ORDER BY ALL"
    return placed.con.execute(query, [area]).fetchall()


def covered(placed, kind="borough"):
    query = "SELECT vintage, category_id, month_start_date FROM coverage WHERE area_kind = ? ORDER BY ALL"
    return placed.con.execute(query, [kind]).fetchall()


def test_of_two_files_of_a_force_and_month_the_later_one_speaks(placed, settle):
    settlement = settle((police_street, street(TYPES)), (police_street, street(TYPES[:9])))
    assert settlement.superseded == {1: 11, 2: 0}
    assert placed.con.execute("SELECT count(*), min(file_id) FROM street_incident").fetchall() == [(9, 2)]
    assert settlement.warnings == {}


def test_a_part_of_a_month_is_kept_out_and_asked_about(placed, settle):
    settlement = settle((police_street, street(TYPES)), (police_street, street(TYPES[:3])))
    assert settlement.superseded == {1: 0, 2: 3}
    assert "3 rows where 1.csv holds 11" in settlement.warnings[2][0]


def test_forces_add_up_and_only_the_own_one_makes_a_month_covered(placed, settle):
    settle(
        (police_street, street(TYPES)),
        (police_street, street(["Drugs"], force="Rail Police")),
        (police_street, street(["Drugs"], month="2019-03", force="Rail Police")),
    )
    found = {(category, month): value for category, month, value in counts(placed)}
    assert found["street_drugs", date(2019, 2, 1)] == 2
    assert covered(placed) == [("", "", date(2019, 2, 1))]
    assert covered(placed, "ward") == [("2002", "", date(2019, 2, 1)), ("2022", "", date(2019, 2, 1))]


def test_a_file_of_few_crime_types_covers_those_alone(placed, settle):
    settle((police_street, street(["Burglary"] * 20)))
    assert covered(placed) == [("", "street_burglary", date(2019, 2, 1))]


def test_the_few_types_of_the_first_year_are_all_there_were(placed, settle):
    old = ["Anti-social behaviour", "Burglary", "Other crime", "Robbery", "Violent crime"]
    settle((police_street, street(old, month="2011-01")))
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


def test_places_are_shared_and_wards_add_up_to_the_borough(placed, settle):
    far, unlocated = "0.082911,51.397011", ","
    settle(
        (police_street, street(TYPES)),
        (police_street, street(["Drugs"] * 3, month="2019-03", point=far)),
        (police_street, street(["Drugs"] * 2, month="2019-04", point=unlocated)),
    )
    assert placed.con.execute("SELECT count(*) FROM street_place").fetchall() == [(2,)]
    total = sum(value for *_, value in counts(placed))
    wards = sum(value for *_, value in counts(placed, "E05009901"))
    nowhere = placed.con.execute("SELECT count(*) FROM street_incident WHERE ward_code_old IS NULL").fetchall()[0][0]
    assert (total, wards, nowhere) == (16, 13, 3)
    assert placed.con.execute("SELECT count(*) FROM street_incident WHERE place_id IS NULL").fetchall() == [(2,)]


def test_the_newest_row_of_a_report_holds(placed, settle):
    newer = report(1, "2025-03-02", "2025-04-02T10:00:00", "fixed") + report(2, "2025-04-01")
    settlement = settle((fix_my_street, REPORTS + newer), (fix_my_street, REPORTS + report(1, "2025-03-02")))
    found = placed.con.execute("SELECT report_id, status FROM dated_report ORDER BY 1").fetchall()
    assert found == [("1", "fixed"), ("2", "confirmed")]
    assert settlement.superseded == {1: 0, 2: 1}


def test_a_report_that_stands_twice_in_a_file_counts_once(placed, settle):
    text = REPORTS + report(1, "2025-03-02") + report(1, "2025-03-02", status="planned")
    assert settle((fix_my_street, text)).superseded == {1: 1}
    assert placed.con.execute("SELECT status FROM dated_report").fetchall() == [("planned",)]


def days(first, last, category="Flytipping", start=1):
    span = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    return "".join(report(start + step, day.isoformat(), category=category) for step, day in enumerate(span))


def test_months_that_an_export_does_not_hold_whole_are_not_covered(placed, settle):
    text = REPORTS + days(date(2025, 1, 10), date(2025, 3, 20)) + report(999, "2025-02-02", category="Graffiti")
    settlement = settle((fix_my_street, text))
    assert covered(placed) == [("", "", date(2025, 2, 1))]
    assert settlement.warnings == {1: ["2025-01 and 2025-03 not held whole, so left out of monthly series"]}
    assert Counter(month for _, month, _ in counts(placed)).keys() == {date(2025, n, 1) for n in (1, 2, 3)}


def test_two_exports_can_cover_a_month_together(placed, settle):
    first = days(date(2025, 1, 20), date(2025, 2, 15)) + report(998, "2025-02-02", category="X")
    second = days(date(2025, 2, 16), date(2025, 3, 10), start=50) + report(999, "2025-02-20", category="X")
    settle((fix_my_street, REPORTS + first), (fix_my_street, REPORTS + second))
    assert covered(placed) == [("", "", date(2025, 2, 1))]


def test_an_export_of_one_category_covers_that_alone(placed, settle):
    settle((fix_my_street, REPORTS + days(date(2025, 2, 1), date(2025, 2, 28))))
    assert covered(placed) == [("", "fly_tipping", date(2025, 2, 1))]


def test_a_list_without_references_gives_way_month_by_month(placed, settle):
    def listed(first, last, a_day):
        span = [first + timedelta(days=step) for step in range((last - first).days + 1)]
        return "date,category\n" + "".join(f"{day},noise\n" * a_day for day in span)

    older = listed(date(2025, 1, 1), date(2025, 2, 28), 2)
    newer = listed(date(2025, 2, 1), date(2025, 3, 31), 3)
    settlement = settle((incident_list, older), (incident_list, newer))
    assert [(month.month, value) for _, month, value in counts(placed)] == [(1, 62), (2, 84), (3, 93)]
    assert settlement.superseded == {1: 56, 2: 0}
    assert placed.con.execute("SELECT count(*) - count(DISTINCT report_id) FROM dated_report").fetchall() == [(0,)]


def test_nothing_placed_settles_to_nothing(placed, settle):
    settlement = settle()
    assert (settlement.superseded, settlement.warnings, counts(placed)) == ({}, {}, [])


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(date(2025, 1, 1), date(2025, 1, 31), 2)], [1]),
        ([(date(2025, 1, 3), date(2025, 2, 26), 2)], [1, 2]),
        ([(date(2025, 1, 4), date(2025, 2, 25), 2)], []),
        ([(date(2025, 1, 1), date(2025, 1, 12), 2), (date(2025, 1, 16), date(2025, 1, 31), 2)], []),
        ([(date(2025, 1, 1), date(2025, 1, 13), 2), (date(2025, 1, 16), date(2025, 1, 31), 2)], [1]),
        ([(date(2025, 1, 1), date(2025, 3, 31), 2), (date(2025, 2, 1), date(2025, 2, 28), 2)], [1, 2, 3]),
    ],
)
def test_a_month_is_covered_where_the_days_span_it_whole(spans, expected):
    assert sorted(month.month for month in dated_settle.covered_months(spans)) == expected

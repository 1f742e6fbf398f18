"""Dated lists settled: the newest row of each report, and months covered only where days span them whole."""

from collections import Counter
from datetime import date, timedelta

import pytest

from sbp.ingest import dated_settle
from sbp.ingest.formats import fix_my_street, incident_list
from tests.ingest.placing import counts, covered

REPORTS = '"Report ID",Category,Created,Confirmed,Acknowledged,Fixed,Closed,Status,Latitude,Longitude\n'


def report(number, day, fixed="", status="confirmed", category="Flytipping"):
    return f"{number},{category},{day}T09:00:00,{day}T10:00:00,,{fixed},,{status},51.398142,0.018270\n"


def days(first, last, category="Flytipping", start=1):
    span = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    return "".join(report(start + step, day.isoformat(), category=category) for step, day in enumerate(span))


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


def test_months_that_an_export_does_not_hold_whole_are_not_covered(placed, settle):
    text = REPORTS + days(date(2025, 1, 10), date(2025, 3, 20)) + report(999, "2025-02-02", category="Graffiti")
    settlement = settle((fix_my_street, text))
    assert covered(placed) == [("", category, date(2025, 2, 1)) for category in ("fly_tipping", "graffiti")]
    assert settlement.warnings == {1: ["Not held whole, so left out of monthly series: Jan 2025, Mar 2025"]}
    assert Counter(month for _, month, _ in counts(placed)).keys() == {date(2025, n, 1) for n in (1, 2, 3)}


def test_two_exports_can_cover_a_month_together(placed, settle):
    first = days(date(2025, 1, 20), date(2025, 2, 15)) + report(998, "2025-02-02", category="X")
    second = days(date(2025, 2, 16), date(2025, 3, 10), start=50) + report(999, "2025-02-20", category="X")
    settle((fix_my_street, REPORTS + first), (fix_my_street, REPORTS + second))
    assert covered(placed) == [("", "fly_tipping", date(2025, 2, 1))]


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


def test_a_rejected_report_takes_its_category_and_month_and_no_other(placed, settle):
    bad = report(900, "2025-02-10").replace("51.398142", "north")
    other = days(date(2025, 1, 1), date(2025, 3, 31), category="Graffiti", start=300)
    settlement = settle((fix_my_street, REPORTS + days(date(2025, 1, 1), date(2025, 3, 31)) + bad + other))
    assert covered(placed) == [
        ("", category, date(2025, month, 1))
        for category, months in (("fly_tipping", (1, 3)), ("graffiti", (1, 2, 3)))
        for month in months
    ]
    assert settlement.warnings == {}


def test_a_whole_export_goes_on_speaking_for_a_month_of_which_a_newer_one_lost_rows(placed, settle):
    whole = days(date(2025, 1, 1), date(2025, 3, 31)) + report(999, "2025-02-02", category="Graffiti")
    broken = whole + report(900, "2025-02-10").replace("51.398142", "north")
    settle((fix_my_street, REPORTS + whole), (fix_my_street, REPORTS + broken))
    assert ("", "fly_tipping", date(2025, 2, 1)) in covered(placed)


def test_a_list_whose_label_nobody_knows_is_not_at_zero(placed, settle):
    span = [date(2025, 2, 1) + timedelta(days=step) for step in range(28)]
    lines = "".join(f"{each},noise\n" * 3 for each in span)
    older, newer = f"date,category\n{lines}", f"date,category\n{lines}2025-02-09,loud music\n"
    found = settle((incident_list, older), (incident_list, newer))
    assert found.superseded == {1: 84, 2: 0}  # a month of noise that is whole itself
    assert covered(placed) == [("", "asb_noise", date(2025, 2, 1))]


def test_a_list_without_references_of_which_rows_were_lost_does_not_replace_a_whole_one(placed, settle):
    span = [date(2025, 2, 1) + timedelta(days=step) for step in range(28)]
    lines = "date,category\n" + "".join(f"{each},noise\n{each},begging\n" * 3 for each in span)
    found = settle((incident_list, lines), (incident_list, lines + "2025-02-31,noise\n"))
    assert counts(placed) == [("asb_begging", date(2025, 2, 1), 84), ("asb_noise", date(2025, 2, 1), 84)]
    assert found.superseded == {1: 84, 2: 84}  # begging is whole in the newer list, noise in the older alone
    assert "1.csv holds the whole month" in found.warnings[2][0]


def test_a_list_of_another_borough_says_nothing_of_ours(placed, settle):
    far = days(date(2025, 1, 1), date(2025, 3, 31)) + report(999, "2025-02-02", category="Graffiti")
    settle((fix_my_street, REPORTS + far.replace("0.018270", "0.282911")))
    assert (covered(placed), counts(placed)) == ([], [])

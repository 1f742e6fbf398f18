"""Zeros that cannot be: what is usually there and is not was not read, and what is rare may well be absent."""

from datetime import date

import duckdb
import numpy as np
import pytest

from sbp import months
from sbp.ingest import implausible, losses, tables

RUN = months.span(date(2023, 1, 1), date(2024, 6, 1))
GAP = RUN[9]
WARDS = ("W1", "W2", "W3")


@pytest.fixture
def con():
    """Eighteen months in three wards, and the borough that holds the same rows."""
    with duckdb.connect() as held:
        tables.create(held)
        held.execute("INSERT INTO area (area_code, kind, vintage) VALUES ('B', 'borough', '')")
        held.executemany("INSERT INTO area (area_code, kind, vintage) VALUES (?, 'ward', '2022')", [[w] for w in WARDS])
        held.execute("INSERT INTO dated_report (dataset) VALUES ('list')")
        yield held


def fill(con, table, dataset="list"):
    """Write counts by ward, category and month, and their sums for the borough; every month is covered."""
    rows = [(dataset, ward, category, month, table(ward, category, month)) for ward in WARDS
            for category in ("noise", "rare") for month in RUN]  # fmt: skip
    held = [row for row in rows if row[4]]
    con.executemany("INSERT INTO monthly_count VALUES (?, ?, ?, ?, ?, 1)", held)
    con.executemany("INSERT INTO monthly_count VALUES (?, ?, ?, ?, ?, 1)", [(r[0], "B", *r[2:]) for r in held])
    cover = [(dataset, kind, vintage, category, month) for kind, vintage in (("borough", ""), ("ward", "2022"))
             for category in ("noise", "rare") for month in RUN]  # fmt: skip
    con.executemany("INSERT INTO coverage VALUES (?, ?, ?, ?, ?)", cover)
    said = implausible.withdraw(con, "returns")
    gone = con.execute("SELECT DISTINCT area_kind, area_code, category_id, month_start_date, reason FROM staging_lost")
    return said, sorted(gone.fetchall())


def left(con, kind):
    query = "SELECT DISTINCT category_id FROM coverage WHERE area_kind = ? AND month_start_date = ? ORDER BY 1"
    return [category for (category,) in con.execute(query, [kind, GAP]).fetchall()]


def usual(ward, category, month):
    return 30 if category == "noise" else int(month == RUN[0])


def test_what_is_usual_and_what_is_rare_stay_as_they_are(con):
    assert fill(con, usual) == ([], [])


def test_a_category_that_is_usually_there_is_missing_and_not_at_zero(con):
    said, gone = fill(con, lambda *key: 0 if key[1:] == ("noise", GAP) else 30)
    assert gone == [(kind, "", "noise", GAP, losses.NONE_HELD) for kind in ("borough", "ward")]
    assert (left(con, "borough"), left(con, "ward")) == (["rare"], ["rare"])
    assert said[0].startswith("list: the publisher's files hold none")


def test_a_month_of_a_fraction_of_the_usual_rows_is_no_month(con):
    said, gone = fill(con, lambda *key: 3 if key[1:] == ("noise", GAP) else usual(*key))
    assert gone == [(kind, "", "*", GAP, losses.TOO_FEW) for kind in ("borough", "ward")]
    assert left(con, "borough") == []
    assert said == [
        "list: the publisher's files hold far fewer rows than usual, so left out and not taken as zero, in Oct 2023"
    ]


def test_a_ward_left_out_of_one_month_is_missing_and_so_is_a_total_of_the_same_rows(con):
    _, gone = fill(con, lambda *key: 0 if (key[0], key[2]) == ("W2", GAP) else usual(*key))
    assert gone == [("borough", "", "*", GAP, losses.NO_WARD), ("ward", "W2", "", GAP, losses.NO_ROW)]


def test_a_ward_that_is_in_no_month_is_missing_and_a_table_with_its_own_total_keeps_it(con):
    _, gone = fill(con, lambda *key: 0 if key[0] == "W2" else usual(*key), "table")
    assert {row[:3] for row in gone} == {("ward", "W2", "")}
    assert {row[3] for row in gone} == set(RUN)
    assert left(con, "borough") == ["noise", "rare"]


def test_labels_of_tables_come_and_go_without_doubt(con):
    _, gone = fill(con, lambda *key: 40 if (key[1] == "noise") == (key[2] < GAP) else 0, "table")
    assert gone == []


def test_zeros_that_somebody_wrote_down_are_not_doubted(con):
    assert fill(con, lambda *key: 0 if key[2] == GAP else 30, "returns") == ([], [])


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([10, 12, 0, 14, 16], [14, 10, 11, 11, 12]),
        ([0, 0, 0, 30, 30], [30, 30, 30, 30, 30]),
        ([5, 5, 50, 50], [50, 5, 5, 5]),
        ([0, 0], [0, 0]),
    ],
)
def test_the_usual_count_is_the_lower_of_before_and_after(counts, expected):
    assert implausible.usual(np.array(counts)).tolist() == expected

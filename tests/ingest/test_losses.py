"""What rejected rows take with them: missing, with the reason, and never a zero."""

from datetime import date

import duckdb
import pytest

from sbp.ingest import derive, losses, tables
from sbp.ingest.reading import EVERY, Lost
from tests.ingest.test_derive import content, count, cover, indicator

JAN, FEB, MAR = date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)


@pytest.fixture
def con():
    with duckdb.connect() as held:
        tables.create(held)
        held.execute(
            "INSERT INTO area (area_code, kind, vintage) "
            "VALUES ('B', 'borough', ''), ('W', 'ward', '2022'), ('V', 'ward', '2022')"
        )
        yield held


def series(con, area="B"):
    query = "SELECT month_start_date, value, note FROM indicator_month WHERE area_code = ? ORDER BY 1"
    return con.execute(query, [area]).fetchall()


@pytest.mark.parametrize(
    ("covered", "lost", "left"),
    [
        ({""}, set(), {""}),
        ({""}, {"theft"}, {"arson", "fraud"}),
        ({""}, {""}, {"arson", "theft"}),
        ({"*", "arson", "fraud"}, {""}, {"arson"}),
        ({"*", "arson", "fraud"}, {"arson"}, {"fraud"}),
        ({"*", "arson"}, {EVERY}, set()),
    ],
    ids=["nothing", "a category of all", "a label of all", "a label", "a category", "any category"],
)
def test_a_rejected_row_takes_its_category_and_the_total_with_it(covered, lost, left):
    assert losses.sound(covered, {"arson", "theft"}, {"arson", "theft", "fraud"}, lost) == left


def test_a_missing_month_says_that_rows_could_not_be_used_and_months_beyond_the_series_are_listed(con):
    cover(con, "bikes", JAN, MAR)
    count(con, "bikes", JAN, 3)
    lost = [Lost("met", "bikes", month, "borough") for month in (FEB, date(2024, 4, 1))]
    losses.note_unused(con, lost)
    derive.derive(con, content(indicator("some", "bikes")), None)
    assert series(con) == [(JAN, 3, ""), (FEB, None, losses.UNUSED), (MAR, 0, "")]
    (told,) = losses.left_out(con)
    assert (told["indicator"], told["reason"], told["months"]) == ("some", losses.UNUSED, ["2024-02", "2024-04"])


def test_what_another_file_holds_whole_is_not_lost(con):
    cover(con, "*", JAN)
    cover(con, "bikes", JAN)
    losses.note_unused(con, [Lost("met", category, JAN) for category in ("bikes", "", EVERY)])
    derive.derive(con, content(indicator("some", "bikes"), indicator("all", "*")), None)
    assert losses.left_out(con) == []
    assert [value for _, value, _ in series(con)] == [0, 0]


def test_an_area_that_a_return_leaves_out_is_missing_and_the_others_keep_their_figures(con):
    cover(con, "bikes", JAN, kind="ward", vintage="2022")
    count(con, "bikes", JAN, 3, "W")
    losses.note_not_returned(con, "met")
    derive.derive(con, content(indicator("some", "bikes", kinds=("ward",))), None)
    assert (series(con, "W"), series(con, "V")) == ([(JAN, 3, "")], [(JAN, None, "not supplied")])
    assert losses.left_out(con) == []

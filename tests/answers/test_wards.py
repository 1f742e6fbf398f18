"""Ward tables: every ward of the vintage, whole windows only, and the borough's own figure beside them."""

from dataclasses import replace
from datetime import date

import pytest

from sbp import months
from sbp.answers import wards
from sbp.errors import UsageError
from tests import borough_file as tiny
from tests import oracles

TODAY = date(2025, 3, 10)


def table(con, words, indicator="total", last=None, length=12, vintage="2022"):
    return wards.table(con, words, indicator, last, length, vintage, TODAY)


@pytest.mark.parametrize(("length", "back"), [(1, 12), (3, 12), (12, 12), (14, 24)])
def test_counts_and_earlier_counts_match_a_loop_over_months(con, words, length, back):
    found = table(con, words, length=length)
    series = oracles.read_series(con)
    first = months.add(tiny.LAST, 1 - length)
    assert (found.first_month, found.last_month) == (first, tiny.LAST)
    for row in found.rows:
        values = series["total", row.area.code]
        latest, _ = oracles.window_sum(values, first, length)
        earlier, supplied = oracles.window_sum(values, months.add(first, -back), length)
        assert row.count == row.change.latest == latest
        assert row.change.previous == (earlier if supplied == length else None)


def test_wards_are_ranked_by_rate_and_ties_share_a_place(con, words):
    found = table(con, words)
    assert {row.area.code: row.rank for row in found.rows} == oracles.places(
        {row.area.code: row.rate_per_1000 for row in found.rows}
    )
    assert [row.area.name for row in found.rows] == sorted(tiny.NAMES)


def test_what_has_no_ward_is_the_borough_less_the_wards(con, words):
    found = table(con, words)
    values = oracles.read_series(con)["total", tiny.BOROUGH]
    assert found.borough_count == oracles.window_sum(values, found.first_month, 12)[0]
    assert found.no_ward_count == found.borough_count - sum(row.count for row in found.rows)


def test_wards_that_add_up_to_more_than_the_borough_are_told_not_hidden(con, words):
    with con.cursor() as own:
        own.begin()
        own.execute(
            "UPDATE indicator_month SET value = 10 WHERE indicator_id = 'total' AND area_code = ?", [tiny.BOROUGH]
        )
        found = table(own, words)
        own.rollback()
    assert found.no_ward_count is None
    assert any("more than the borough's own figure" in caveat for caveat in found.caveats)


def test_a_missing_month_leaves_counts_unknown_not_low(con, words):
    found = table(con, words, "nuisance")
    assert {row.count for row in found.rows} == {None}
    assert (found.borough_count, found.no_ward_count) == (None, None)
    assert found.reason == "No data: the months 2024-03 to 2025-02 are not all held for any of the wards from May 2022"
    assert {row.rank for row in found.rows} == {None}


def test_the_old_wards_are_a_table_of_their_own(con, words):
    found = table(con, words, vintage="2002")
    assert {row.area.code for row in found.rows} == set(tiny.OLD)
    assert found.last_month == tiny.MONTHS[19]
    assert found.no_ward_count == found.borough_count - sum(row.count for row in found.rows)
    assert "No rate is shown where no count of residents is held: 4 of 4 wards." in found.caveats
    assert found.freshness.is_late is False


@pytest.mark.parametrize(
    ("indicator", "reason"),
    [("referrals", "No data: this measure is not given for areas as small as a ward")],
)
def test_a_measure_without_wards_says_so_for_every_ward(con, words, indicator, reason):
    found = table(con, words, indicator)
    assert found.reason == reason
    assert [row.count for row in found.rows] == [None] * 4
    assert [row.change.reason for row in found.rows] == ["not comparable: 24 of the 24 months were not supplied"] * 4


def test_a_source_without_files_says_so(con, words):
    asked = replace(words.indicators["total"], id="unread", source="returns")
    content = replace(words, indicators=words.indicators | {"unread": asked})
    assert table(con, content, "unread").reason == "No data: no file of Partner returns has been loaded"


def test_caveats_name_the_residents_and_the_map_is_marked_as_schematic(con, words):
    found = table(con, words)
    assert "Rates are per 1,000 residents: Census 2021." in found.caveats
    assert found.is_schematic is True


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"length": 0}, "1 to 36"),
        ({"length": 37}, "1 to 36"),
        ({"vintage": "2020"}, "2022"),
        ({"indicator": "totl"}, "total"),
    ],
)
def test_what_cannot_be_asked_is_answered_with_what_can(con, words, asked, sentence):
    with pytest.raises(UsageError, match=sentence):
        table(con, words, **asked)


def test_wards_stand_among_one_another(con, words):
    found = table(con, words)
    first = next(row for row in found.rows if row.rank == 1)
    assert (first.standing.ranks.first, first.standing.ranks.of) == (1, 4)
    assert found.funnel.common_rate == pytest.approx(1000 * sum(row.count for row in found.rows) / 60_000)
    assert {row.standing.hot_class for row in found.rows} <= {"hot", "cold", "not distinguishable"}


def test_without_a_rate_no_ward_has_a_standing(con, words):
    for found in (table(con, words, vintage="2002"), table(con, words, "nuisance")):
        assert {row.standing for row in found.rows} == {None}
        assert found.funnel is None


def test_a_panel_is_one_ward_of_the_table_with_its_series(con, words):
    found = wards.panel(con, words, "total", tiny.NEW[1], None, 12, TODAY)
    assert found.row in found.table.rows
    assert found.row.area.code == found.series.area.code == tiny.NEW[1]
    assert found.row.count == found.series.change.latest
    with pytest.raises(UsageError, match="not a ward"):
        wards.panel(con, words, "total", tiny.BOROUGH, None, 12, TODAY)

"""Why a measure moved, over the tiny borough with counts by category: parts add up, and refusals give their reason."""

from dataclasses import replace
from datetime import date

import duckdb
import pytest

from sbp import months
from sbp.answers import decomposing, indicators
from sbp.model import Break
from tests import borough_file as tiny

TODAY = date(2025, 3, 10)
RISEN, FALLEN = tiny.NEW[0], tiny.NEW[1]


@pytest.fixture(scope="module")
def parted(words):
    """Two categories of crime in two groups; in the last year one ward trebles and its neighbour nearly empties."""
    robbery = replace(words.categories["robbery"], group="Robbery")
    content = replace(words, categories=words.categories | {"robbery": robbery})
    with duckdb.connect() as held:
        tiny.write(held)
        year = months.add(tiny.LAST, -11)
        change = "UPDATE indicator_month SET value = round(value * ?) WHERE area_code = ? AND month_start_date >= ?"
        held.executemany(change, [(3, RISEN, year), (0.1, FALLEN, year)])
        held.execute("DELETE FROM coverage WHERE dataset = 'met_ward'")
        held.executemany(
            "INSERT INTO coverage VALUES ('met_ward', 'ward', '2022', ?, ?)",
            [(category, month) for month in tiny.MONTHS for category in ("*", "burglary", "robbery")],
        )
        for category, share in (("burglary", "value - 1"), ("robbery", "least(value, 1)")):
            held.execute(
                f"INSERT INTO monthly_count SELECT 'met_ward', area_code, '{category}', month_start_date, {share}, 1 "
                "FROM indicator_month WHERE indicator_id = 'total' AND value > 0 AND area_code LIKE 'E0500001%'"
            )
        yield held, content


def _series(parted, code, indicator="total"):
    con, content = parted
    return indicators.series(con, content, indicator, code, TODAY)


def test_categories_add_up_to_the_change_and_only_what_moved_is_clear(parted):
    result = _series(parted, RISEN)
    found = decomposing.by_category(*parted, result)
    assert sum(each.change for each in found.parts) == result.change.latest - result.change.previous
    assert [(each.name, each.is_clear) for each in found.parts] == [("Theft", True), ("Robbery", False)]


def test_wards_and_what_has_no_ward_add_up_to_the_boroughs_change(parted):
    result = _series(parted, tiny.BOROUGH)
    found = decomposing.by_ward(*parted, result)
    assert sum(each.change for each in found.parts) == result.change.latest - result.change.previous
    assert {each.name for each in found.parts if each.is_clear} == {"Northgate", "Southgate"}
    rest = next(each for each in found.parts if each.name == decomposing.NO_WARD)
    assert rest.interval is None
    assert not rest.is_clear


def test_neighbours_that_moved_against_each_other_are_paired(parted):
    assert decomposing.by_ward(*parted, _series(parted, tiny.BOROUGH)).against == (("Northgate", "Southgate"),)


def test_labels_used_in_part_of_the_months_stand_together(parted, words):
    con, content = parted
    both = replace(content.indicators["burglary"], categories=("burglary", "robbery"))
    result = replace(_series(parted, RISEN), indicator=both)
    con.execute("BEGIN")
    con.execute("DELETE FROM coverage WHERE category_id = 'robbery' AND month_start_date < ?", [tiny.MONTHS[-9]])
    con.execute("DELETE FROM coverage WHERE category_id = 'burglary' AND month_start_date >= ?", [tiny.MONTHS[-9]])
    found = decomposing.by_category(con, content, result)
    con.execute("ROLLBACK")
    assert found.reason == "this measure is held as one category"
    assert found.parts == ()


def test_nothing_is_taken_apart_across_a_break_that_refuses(parted):
    con, content = parted
    broken = Break("b", months.add(tiny.LAST, -6), "New system", "Counts differ.", "refuse", (), (), ())
    content = replace(content, breaks=(broken,))
    result = indicators.series(con, content, "total", tiny.BOROUGH, TODAY)
    for found in (decomposing.by_category(con, content, result), decomposing.by_ward(con, content, result)):
        assert found.reason.startswith("not comparable: new system")
        assert found.parts == ()


def test_a_break_of_wards_alone_refuses_the_wards(parted):
    con, content = parted
    broken = Break("b", months.add(tiny.LAST, -6), "New wards", "Others.", "refuse", (), (), ("ward",))
    found = decomposing.by_ward(con, replace(content, breaks=(broken,)), _series(parted, tiny.BOROUGH))
    assert found.reason == "ward figures are not compared across a break in these months"


@pytest.mark.parametrize(
    ("code", "indicator", "said"),
    [
        (tiny.NEW[3], "total", "too few for a percentage"),
        (tiny.NEW[0], "nuisance", "1 of the 24 months was not supplied"),
        (tiny.OLD[0], "total", "not enough data"),
        (tiny.NEW[0], "burglary", "not comparable: burglary redefined"),
    ],
)
def test_what_cannot_be_taken_apart_says_why(parted, code, indicator, said):
    found = decomposing.by_category(*parted, _series(parted, code, indicator))
    assert found.parts == ()
    assert said in found.reason


def test_wards_of_two_sets_of_boundaries_never_stand_together(parted):
    con, content = parted
    result = _series(parted, tiny.BOROUGH)
    codes = {each.code for each in decomposing.by_ward(con, content, result).parts} - {""}
    assert codes == set(tiny.NEW)
    con.execute("BEGIN")
    con.execute(
        "UPDATE indicator_month SET value = NULL WHERE area_code = ? AND month_start_date = ?", [RISEN, tiny.LAST]
    )
    found = decomposing.by_ward(con, content, result)
    con.execute("ROLLBACK")
    assert found.reason == "no one set of ward boundaries holds all of these months"


def test_without_counts_by_category_the_reason_says_so(con, words):
    result = indicators.series(con, words, "total", tiny.BOROUGH, TODAY)
    assert decomposing.by_category(con, words, result).reason == decomposing.NOT_HELD


def test_a_few_dozen_in_two_years_are_chance_whichever_way_they_are_taken_apart(parted):
    result = _series(parted, RISEN)
    few = replace(result, change=replace(result.change, latest=24, previous=21))
    assert decomposing.by_ward(*parted, few).reason == "too few to take apart: 24 after 21"


def test_small_counts_that_are_protected_are_not_shown_by_category(parted):
    result = _series(parted, RISEN)
    kept = replace(result, indicator=replace(result.indicator, sensitivity="protected"))
    assert "too small to show" in decomposing.by_category(*parted, kept).reason

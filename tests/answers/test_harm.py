"""Harm beside count over the tiny borough: sums, places with and without the gravest kind, and refusals."""

from dataclasses import replace
from datetime import date

import duckdb
import pytest

from sbp.answers import harm, wards
from tests import borough_file as tiny

TODAY = date(2025, 3, 10)
WEIGHTS = {"robbery": 1000.0, "burglary": 1.0}
WHY = "These are no crimes."


@pytest.fixture(scope="module")
def weighed(words):
    """One robbery in the ward with the lowest count in the last month, burglaries for all the rest."""
    with duckdb.connect() as held:
        tiny.write(held)
        held.execute(
            "INSERT INTO monthly_count SELECT 'met_ward', area_code, 'burglary', month_start_date, value, 1 "
            "FROM indicator_month WHERE indicator_id = 'total' AND area_code LIKE 'E0500001%'"
        )
        held.execute("INSERT INTO monthly_count VALUES ('met_ward', ?, 'robbery', ?, 1, 1)", [tiny.NEW[3], tiny.LAST])
        yield held, words


def _asked(weighed, weights=WEIGHTS, indicator="total"):
    con, words = weighed
    table = wards.table(con, words, indicator, None, 12, "2022", TODAY)
    return table, harm.table(con, words, table, weights, WHY)


def test_harm_is_the_weighted_count_of_the_same_months(weighed):
    table, found = _asked(weighed)
    counts = {row.area.code: row.count for row in table.rows}
    for row in found.rows:
        extra = 1000 if row.area.code == tiny.NEW[3] else 0
        assert row.harm == counts[row.area.code] + extra
        assert row.harm_rate == pytest.approx(1000 * row.harm / row.area.residents)
        assert row.rate_without == pytest.approx(row.count_rate, abs=0.1)


def test_one_grave_offence_lifts_a_ward_and_without_it_the_order_is_as_by_count(weighed):
    _, found = _asked(weighed)
    lifted = next(row for row in found.rows if row.area.code == tiny.NEW[3])
    assert (lifted.count_place, lifted.harm_place, lifted.place_without) == (4, 1, 4)
    assert lifted.ranks.last == 4
    assert (found.gravest, found.gravest_count) == ("Robbery", 1)
    assert found.heaviest == "Robbery"
    assert found.gravest_share == pytest.approx(1000 / sum(row.harm for row in found.rows))


def test_a_category_without_a_weight_is_named_and_takes_no_part(weighed):
    _, found = _asked(weighed, {"burglary": 1.0})
    assert found.rows == ()
    assert "only one kind" in found.reason


def test_what_is_no_crime_is_refused_with_the_content_s_reason(weighed):
    assert _asked(weighed, indicator="nuisance")[1].reason == WHY


def test_without_counts_by_category_nothing_is_weighed(con, words):
    table = wards.table(con, words, "total", None, 12, "2022", TODAY)
    assert harm.table(con, words, table, WEIGHTS, WHY).reason == "counts by category are not held here"


def test_wards_without_a_rate_are_not_weighed(weighed):
    con, words = weighed
    table = wards.table(con, words, "total", None, 12, "2022", TODAY)
    blank = replace(table, rows=(replace(table.rows[0], rate_per_1000=None), *table.rows[1:]))
    assert harm.table(con, words, blank, WEIGHTS, WHY).reason == "rates are not known for all wards"


def test_without_the_gravest_categories_harm_is_refused_and_not_told_too_low(weighed):
    con, words = weighed
    found = _asked((con, replace(words, withheld_by_ward=frozenset({"robbery"}))))[1]
    assert (found.rows, found.reason) == ((), harm.WITHHELD)

"""Counts by category: zeros where a category is supplied, no row where it is not."""

from datetime import date

import duckdb
import pytest

from sbp.answers import areas
from sbp.store import category_queries
from tests import borough_file as tiny

JAN, FEB, MAR = date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)


@pytest.fixture(scope="module")
def held():
    with duckdb.connect() as con:
        tiny.write(con)
        con.execute("DELETE FROM coverage")
        covered = [("*", JAN), ("burglary", JAN), ("", FEB), ("robbery", MAR)]
        con.executemany("INSERT INTO coverage VALUES ('met_ward', 'ward', '2022', ?, ?)", covered)
        con.execute("INSERT INTO monthly_count VALUES ('met_ward', ?, 'burglary', ?, 7, 1)", [tiny.NEW[0], JAN])
        yield con


def test_a_supplied_category_without_a_row_is_zero_and_an_unsupplied_one_has_none(held):
    ward = areas.find(held, tiny.NEW[0])
    found = category_queries.category_months(held, "met_ward", ward, JAN, ["burglary", "robbery"])
    assert sorted(found) == [
        ("burglary", JAN, 7.0), ("burglary", FEB, 0.0), ("robbery", FEB, 0.0), ("robbery", MAR, 0.0),
    ]  # fmt: skip
    assert category_queries.category_months(held, "met_ward", areas.find(held, tiny.OLD[0]), JAN, ["burglary"]) == []
    later = category_queries.category_months(held, "met_ward", ward, MAR, ["burglary", "robbery"])
    assert later == [("robbery", MAR, 0.0)]

"""The ward panel against the series that it is made of."""

from datetime import date

import duckdb

from sbp import months
from sbp.store import impact_queries
from tests import borough_file as tiny
from tests import oracles


def test_the_panel_holds_every_month_of_every_ward_of_the_vintage(con):
    first = months.add(tiny.LAST, -5)
    rows = impact_queries.ward_panel(con, ["total", "nuisance"], "2022", first, tiny.LAST)
    series = oracles.read_series(con)
    expected = {
        (name, code, month): value
        for (name, code), values in series.items()
        if name in ("total", "nuisance") and code in tiny.NEW
        for month, value in values.items()
        if month >= first
    }
    assert {(row.indicator_id, row.area_code, row.month): row.value for row in rows} == expected
    assert len(rows) == 2 * 4 * 6


def test_hexagons_are_counted_by_month_all_categories_together():
    con = duckdb.connect()
    con.execute(
        """CREATE TABLE cell_month
        (dataset VARCHAR, category_id VARCHAR, cell_id VARCHAR, month_start_date DATE, value INT)"""
    )
    con.execute(
        """INSERT INTO cell_month VALUES ('street', 'a', 'c1', '2025-01-01', 2), ('street', 'b', 'c1', '2025-01-01', 3),
        ('street', 'a', 'c2', '2025-02-01', 1), ('other', 'a', 'c1', '2025-01-01', 9),
        ('street', 'x', 'c1', '2025-01-01', 9), ('street', 'a', 'c1', '2025-03-01', 9)"""
    )
    asked = {"dataset": "street", "categories": ["a", "b"], "first": date(2025, 1, 1), "last": date(2025, 2, 1)}
    assert impact_queries.cell_panel(con, asked) == [("c1", date(2025, 1, 1), 5), ("c2", date(2025, 2, 1), 1)]


def test_days_held_stand_in_the_public_file_alone(con):
    with con.cursor() as own:
        own.execute(
            "CREATE OR REPLACE TEMP TABLE impact_day_held AS SELECT DATE '2025-02-01' AS day, 'E05000011' AS "
            "ward_code, 'Northgate' AS ward_name, 'x' AS theme, '{}' AS outputs"
        )
        (day,) = impact_queries.held_days(own)
        own.execute("DROP TABLE impact_day_held")
    assert (day.ward_name, day.outputs) == ("Northgate", "{}")

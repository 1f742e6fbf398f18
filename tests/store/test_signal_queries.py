"""The questions about expected ranges, on rows put there by hand."""

from datetime import date

import duckdb
import pytest

from sbp.store import signal_queries
from tests import borough_file as tiny

JAN, FEB, MAR = date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as held:
        tiny.write(held)
        rows = [
            ("total", tiny.BOROUGH, JAN, "borough", "judged", 70, 50, 90, 40, 100, 0.5, 0.6, "", 0),
            ("total", tiny.BOROUGH, FEB, "borough", "judged", 71, 51, 91, 41, 101, 0.01, 0.02, "outside", 1),
            ("total", tiny.BOROUGH, MAR, "borough", "forecast", 72, 52, 92, 42, 102, None, None, "", 0),
            ("burglary", tiny.BOROUGH, FEB, "borough", "not enough data", *[None] * 7, "", 0),
            ("total", tiny.OLD[0], FEB, "ward 2002", "judged", 5, 1, 9, 0, 12, 0.3, 0.4, "", 0),
        ]
        held.executemany(f"INSERT INTO expected_month VALUES ({', '.join('?' * 14)})", rows)
        held.executemany(
            "INSERT INTO season_factor VALUES ('total', ?, ?, ?)", [(tiny.BOROUGH, 2, 0.9), (tiny.BOROUGH, 1, 1.1)]
        )
        held.executemany(
            "INSERT INTO forecast_hit VALUES ('total', ?, ?, ?, ?)",
            [(tiny.BOROUGH, 2, 40, 47), (tiny.BOROUGH, 1, 43, 48), (tiny.NEW[0], 1, 1, 2)],
        )
        yield held


def test_months_come_in_order_with_values_and_none_to_come(con):
    found = signal_queries.expected_months(con, "total", tiny.BOROUGH)
    assert [row.month for row in found] == [JAN, FEB, MAR]
    assert found[2].value is None
    assert (
        found[1].value
        == con.execute(
            "SELECT value FROM indicator_month WHERE indicator_id = 'total' AND area_code = ? AND month_start_date = ?",
            [tiny.BOROUGH, FEB],
        ).fetchone()[0]
    )
    assert (found[1].rule, found[1].direction, found[1].high_998, found[1].adjusted_p) == ("outside", 1, 101, 0.02)


def test_the_newest_month_held_of_the_families_asked_for(con):
    found = signal_queries.newest_judged(con, ["borough"])
    assert [(row.indicator_id, row.expected.month, row.expected.state) for row in found] == [
        ("total", FEB, "judged"),
        ("burglary", FEB, "not enough data"),
    ]
    assert signal_queries.newest_judged(con, []) == []


def test_season_factors_run_from_january(con):
    assert signal_queries.season_factors(con, "total", tiny.BOROUGH) == [1.1, 0.9]
    assert signal_queries.season_factors(con, "burglary", tiny.BOROUGH) == []


def test_forecasts_that_were_right_come_nearest_first(con):
    assert signal_queries.forecast_hits(con, "total", tiny.BOROUGH) == [(43, 48), (40, 47)]
    assert signal_queries.forecast_hits(con, "burglary", tiny.BOROUGH) == []

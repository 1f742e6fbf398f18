"""Every query against a slow twin, and every file of SQL asked at least once."""

from datetime import date

import duckdb
import pytest

from sbp import months
from sbp.store import queries
from tests import borough_file as tiny
from tests import oracles


def windows_to(last, length, years):
    first = months.add(last, 1 - length)
    return queries.Windows(months.add(first, -12 * years), months.add(last, -12 * years), first, last)


@pytest.mark.parametrize("indicator", ["total", "nuisance", "burglary"])
@pytest.mark.parametrize(("length", "years"), [(1, 1), (5, 1), (12, 1), (13, 2)])
def test_windows_match_a_loop_over_months(con, indicator, length, years):
    asked = windows_to(tiny.LAST, length, years)
    found = queries.indicator_windows(con, indicator, asked)
    series = oracles.read_series(con)
    assert found
    for code, row in found.items():
        values = series[indicator, code]
        assert (row.latest, row.latest_months) == oracles.window_sum(values, asked.first_month, length)
        assert (row.earlier, row.earlier_months) == oracles.window_sum(values, asked.earlier_first, length)


def test_a_series_is_every_month_in_order_with_gaps_as_none(con):
    rows = queries.indicator_series(con, "nuisance", tiny.BOROUGH)
    assert [row.month for row in rows] == tiny.MONTHS
    assert {row.month: row.value for row in rows} == oracles.read_series(con)["nuisance", tiny.BOROUGH]
    assert [row.value for row in rows].count(None) == 1


def test_models_are_none_where_the_months_are_too_few(con):
    models = queries.indicator_models(con, "total")
    assert models[tiny.NEW[0]].dispersion >= 1
    assert models[tiny.OLD[0]] == (tiny.OLD[0], 20, None)


def test_a_dispersion_that_is_not_a_number_is_none(con):
    with con.cursor() as own:
        own.begin()
        own.execute("INSERT INTO indicator_model VALUES ('odd', 'E1', 3, 1.0, 'NaN'::DOUBLE)")
        assert queries.indicator_models(own, "odd")["E1"].dispersion is None
        own.rollback()


def test_areas_come_with_borough_first_and_both_vintages(con):
    rows = queries.areas(con)
    assert rows[0].area_code == tiny.BOROUGH
    assert {row.vintage for row in rows[1:]} == {"2002", "2022"}
    assert len(rows) == 9


def test_outlines_are_of_one_kind_and_vintage(con):
    assert {row.area_code for row in queries.outlines(con, "ward", "2002")} == set(tiny.OLD)
    assert [row.area_code for row in queries.outlines(con, "borough", "")] == [tiny.BOROUGH]


def test_what_is_held(con):
    held = {
        (row.indicator_id, row.kind, row.vintage): (row.first_month, row.last_month)
        for row in queries.indicators_held(con)
    }
    assert held["total", "ward", "2022"] == (tiny.FIRST, tiny.LAST)
    assert held["total", "ward", "2002"] == (tiny.FIRST, tiny.MONTHS[19])
    assert ("nuisance", "ward", "2002") not in held
    gap = months.add(tiny.LAST, -3)
    assert queries.months_held(con, "nuisance", "borough", "") == [month for month in tiny.MONTHS if month != gap]
    assert queries.last_month_held(con, "total", list(tiny.OLD)) == tiny.MONTHS[19]
    assert queries.last_month_held(con, "total", []) is None


def test_files_rejects_and_their_reasons(con):
    assert [row.name for row in queries.files(con)] == ["borough.csv", "wards.csv", "street.zip"]
    assert queries.reject_reasons(con) == [(1, "unknown ward code", 2, 7)]
    assert queries.rejects(con, 1) == [("wards.csv", 7, "unknown ward code", "WardCode", "E05999999")]
    assert queries.source_states(con)[0] == ("met", 2, tiny.FIRST, tiny.LAST, tiny.FILES[1][13])


def test_a_source_of_whose_files_no_row_could_be_used_runs_to_no_month():
    with duckdb.connect(":memory:") as con:
        con.execute(
            "CREATE TABLE source_file AS SELECT * FROM (VALUES "
            "('fire', DATE '2009-01-01', DATE '2009-01-01', 0, DATE '2026-03-15'), "
            "('met', DATE '2010-04-01', DATE '2025-12-01', 9, DATE '2026-03-15'), "
            "('met', DATE '2026-01-01', DATE '2026-01-01', 0, DATE '2026-03-15')) "
            "AS t(source_id, first_month, last_month, loaded, retrieved_date)"
        )
        fire, met = queries.source_states(con)
    assert (fire.files_count, fire.first_month, fire.last_month) == (1, None, None)
    assert met.last_month == date(2026, 1, 1)


def test_coverage_counts_the_months_missing_in_between(con):
    found = {row.dataset: row for row in queries.coverage(con)}
    assert found["met_ward"].missing_count == 0
    assert found["police_street"].missing_count == 1


def test_revisions_and_meta(con):
    assert queries.revisions(con, 5)[0].value_before == 41
    assert queries.meta(con)["version"] == "2025-03-07.1-abcdef12"


def test_no_file_of_sql_lies_unused():
    source = "".join(path.read_text(encoding="utf-8") for path in (tiny.ROOT / "sbp" / "store").glob("*.py"))
    unused = [path.stem for path in (tiny.ROOT / "sbp/store/sql").glob("*.sql") if f'"{path.stem}"' not in source]
    assert unused == []


def test_a_yearly_return_is_read_by_the_year_it_starts_in():
    with duckdb.connect() as own:
        tiny.write(own)
        own.execute(
            "INSERT INTO yearly_count VALUES ('tips', ?, 'all', '2013-04-01', 7, 'count', 1),"
            " ('tips', ?, 'all', '2012-04-01', 9, 'count', 1), ('tips', ?, 'all', '2014-04-01', NULL, 'count', 1),"
            " ('tips', 'E09000098', 'all', '2015-04-01', 3, 'count', 1)",
            [tiny.BOROUGH] * 3,
        )
        assert queries.yearly_counts(own, "tips", "all", tiny.BOROUGH) == {2012: 9, 2013: 7}
        assert queries.yearly_counts(own, "tips", "none", tiny.BOROUGH) == {}

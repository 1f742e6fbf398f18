"""The public's file: an allow-list. What nobody named stays empty, whatever the private file holds."""

import dataclasses

import duckdb
import pandas as pd
import pytest

from sbp import content
from sbp.content import publishing as rules
from sbp.errors import SbpError
from sbp.store import public_file
from tests import borough_file
from tests.borough_file import BOROUGH, NEW

SELECTION = public_file.Selection(
    ["total"], ["burglary"], ["burglary"], ["nuisance"], ["total"], ["street"], ["council_incident"], 30
)
CELLS = [("police_street", "nuisance"), ("police_street", "robbery"), ("council_incident", "nuisance")]
PLACES = [("total", NEW[0]), ("total", "c1"), ("nuisance", "c1"), ("nuisance", NEW[0]), ("burglary", "c1")]


@pytest.fixture(scope="module")
def private(tmp_path_factory):
    path = tmp_path_factory.mktemp("private") / "built.duckdb"
    with duckdb.connect(str(path)) as con:
        borough_file.write(con)
        con.execute("INSERT INTO partner_return (measure, value) VALUES ('calls', 3)")
        con.execute("INSERT INTO street_incident VALUES ('2024-01-01', 'nuisance', 1, 'x', 'y', 'a', 'b', 3)")
        con.execute("INSERT INTO dated_report (dataset, report_id) VALUES ('fix_my_street', 'R1')")
        con.execute("INSERT INTO survey_answer (survey, area_code, base_count) VALUES ('S', ?, 12)", [BOROUGH])
        con.execute("INSERT INTO cell (cell_id) VALUES ('c1') ON CONFLICT DO NOTHING")
        con.executemany("INSERT INTO stability (indicator_id, area_code) VALUES (?, ?)", PLACES)
        con.executemany("INSERT INTO cell_month (dataset, category_id) VALUES (?, ?)", CELLS)
        con.executemany("INSERT INTO spot (spot_id, is_snapped) VALUES (?, ?)", [(901, True), (902, False)])
        spots = [("nuisance", 901), ("nuisance", 902), ("robbery", 901)]
        con.executemany("INSERT INTO spot_month (dataset, category_id, spot_id) VALUES ('police_street', ?, ?)", spots)
        con.execute("CREATE TABLE novelty AS SELECT 'total' AS indicator_id, 'secret' AS word")
    return path


@pytest.fixture(scope="module")
def rule():
    return rules.load(content.load())


@pytest.fixture(scope="module")
def public(private, rule):
    target = private.with_name("public.duckdb")
    public_file.write(private, target, rule, SELECTION, {})
    with duckdb.connect(str(target), read_only=True) as con:
        yield con


def counted(con, table, where="true"):
    return con.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0]


def test_a_table_that_nobody_named_is_published_empty(public, rule):
    named = {each.table for each in rule.tables} | {public_file.HELD_DAYS}
    for table in public_file.columns_of(public):
        if table not in named:
            assert counted(public, table) == 0, table
    assert counted(public, "novelty") == 0


def test_a_column_that_nobody_named_holds_nothing(public, rule):
    columns = public_file.columns_of(public)
    for each in rule.tables:
        for column in set(columns[each.table]) - set(each.columns):
            assert counted(public, each.table, f"{column} IS NOT NULL") == 0, f"{each.table}.{column}"
    assert counted(public, "reject") > 0


def test_single_reports_returns_and_answers_of_few_are_not_in_it(public):
    for table in ("partner_return", "street_incident", "dated_report", "street_place", "survey_answer"):
        assert counted(public, table) == 0


def test_open_measures_are_whole_and_borough_only_ones_have_no_wards(public, private):
    with duckdb.connect(str(private), read_only=True) as con:
        assert counted(public, "indicator_month", "indicator_id = 'total'") == counted(
            con, "indicator_month", "indicator_id = 'total'"
        )
    assert counted(public, "indicator_month", f"indicator_id = 'burglary' AND area_code <> '{BOROUGH}'") == 0
    assert counted(public, "indicator_month", f"indicator_id = 'burglary' AND area_code = '{BOROUGH}'") == 36
    assert counted(public, "indicator_month", "indicator_id = 'nuisance'") == 0


def test_by_places_there_is_only_what_is_marked_so_and_only_at_points_that_are_published(public):
    def rows(sql):
        return sorted(public.execute(sql).fetchall())

    assert rows("SELECT indicator_id, area_code FROM stability WHERE choices IS NULL") == [
        ("total", NEW[0]),
        ("total", "c1"),
    ]
    assert rows("SELECT DISTINCT dataset, category_id FROM cell_month") == [("police_street", "nuisance")]
    assert rows("SELECT spot_id FROM spot WHERE spot_id > 900") == [(901,)]
    assert rows("SELECT category_id, spot_id FROM spot_month WHERE spot_id > 900") == [("nuisance", 901)]
    assert rows("SELECT category_id FROM spot_month WHERE category_id = 'robbery'") == []


def test_files_are_named_by_source_and_guarded_ones_have_no_counts(public):
    rows = public.execute("SELECT name, source_id, rows_in FROM source_file ORDER BY file_id").fetchall()
    assert rows == [("met 1", "met", 100), ("met 2", "met", 40), ("street 1", "street", None)]


def test_what_was_made_for_the_public_is_added(private, rule, tmp_path):
    added = {"indicator_month": pd.DataFrame([{"indicator_id": "nuisance", "area_code": NEW[0], "value": 5.0}])}
    public_file.write(private, tmp_path / "p.duckdb", rule, SELECTION, added)
    public_file.set_meta(tmp_path / "p.duckdb", {"version": "x"})
    with duckdb.connect(str(tmp_path / "p.duckdb"), read_only=True) as con:
        assert con.execute("SELECT value FROM indicator_month WHERE indicator_id = 'nuisance'").fetchall() == [(5.0,)]
        assert con.execute("SELECT value FROM meta WHERE key = 'version'").fetchone() == ("x",)
    assert public_file.strays(tmp_path / "p.duckdb", ["nuisance"], ["met_ward"], frozenset()) == [
        "indicator_month holds 1 rows of protected figures",
        "coverage holds 36 rows of protected figures",
    ]


@pytest.mark.parametrize(
    "changes", [{"table": "nowhere"}, {"columns": ("area_code", "no_such_column")}, {"rows": "open measures"}]
)
def test_a_rule_that_does_not_fit_is_said(private, rule, tmp_path, changes):
    own = next(each for each in rule.tables if each.table == "outline")
    wrong = dataclasses.replace(rule, tables=(dataclasses.replace(own, **changes),))
    with pytest.raises(SbpError):
        public_file.write(private, tmp_path / "p.duckdb", wrong, SELECTION, {})

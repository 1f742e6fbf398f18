"""Which file holds which months is noted before files are settled, and for which of them it speaks afterwards."""

from datetime import date

import duckdb
import pandas as pd
import pytest

from sbp.ingest import file_months, tables
from sbp.ingest.context import LoadedFile
from sbp.ingest.reading import Reading

JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)


def loaded(file_id, **staged):
    reading = Reading("any", "any", staged, 1, 1)
    return LoadedFile(file_id, file_id, f"{file_id}.csv", "a", 1, JAN, reading)


def coverage(*months_and_counts, dataset="counts", vintage="2022"):
    rows = [
        (dataset, "ward", vintage, "", category, month, count)
        for month, count in months_and_counts
        for category in ("a", "*")
    ]
    columns = ["dataset", "area_kind", "vintage", "unit", "category_id", "month_start_date", "own_count"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(month_start_date=frame["month_start_date"].astype("datetime64[s]"))


@pytest.fixture
def con():
    with duckdb.connect() as own:
        tables.create(own)
        yield own


def found(con):
    rows = con.execute("SELECT * EXCLUDE (dataset) FROM file_month ORDER BY ALL").fetchall()
    return [(file_id, part, month.month, count, speaks) for file_id, part, month, count, speaks in rows]


def test_counts_speak_where_their_rows_are_and_where_nobody_else_holds_the_month(con):
    file_months.note(con, [loaded(1, coverage=coverage((JAN, 9), (FEB, 0))), loaded(2, coverage=coverage((JAN, 8)))])
    con.execute("INSERT INTO monthly_count VALUES ('counts', 'E1', 'a', '2026-01-01', 8, 2)")
    con.execute("INSERT INTO coverage VALUES ('counts', 'ward', '2022', '*', '2026-02-01')")
    file_months.store(con)
    assert found(con) == [(1, "ward 2022", 1, 9, False), (1, "ward 2022", 2, 0, True), (2, "ward 2022", 1, 8, True)]


def test_a_month_that_was_kept_out_is_no_month_for_which_a_file_speaks(con):
    file_months.note(con, [loaded(1, coverage=coverage((JAN, 2)))])
    file_months.store(con)
    assert found(con) == [(1, "ward 2022", 1, 2, False)]


def test_street_files_are_told_apart_by_force_though_their_counts_are_added_up(con):
    con.execute("CREATE TEMP TABLE staging_street_kind (kind_id INTEGER, month_start_date DATE, force VARCHAR)")
    con.execute("INSERT INTO staging_street_kind VALUES (1, '2026-01-01', 'Ours'), (2, '2026-01-01', 'Railway')")
    for name, kinds in (("staging_a", (1, 1)), ("staging_b", (2,))):
        con.execute(f"CREATE TEMP TABLE {name} (kind_id INTEGER)")
        con.executemany(f"INSERT INTO {name} VALUES (?)", [(kind,) for kind in kinds])
    file_months.note(con, [loaded(1, street_incident="staging_a"), loaded(2, street_incident="staging_b")])
    con.execute(
        "INSERT INTO street_incident BY NAME "
        "SELECT DATE '2026-01-01' AS month_start_date, 'Ours' AS force, 1 AS file_id"
    )
    con.execute("INSERT INTO monthly_count VALUES ('police_street', 'E1', 'a', '2026-01-01', 3, 2)")
    file_months.store(con)
    assert found(con) == [(1, "Ours", 1, 2, True), (2, "Railway", 1, 1, False)]


def test_dated_rows_and_figures_are_noted_by_the_month_of_their_day(con):
    dated = pd.DataFrame({"dataset": ["d", "d"], "category_id": ["a", "a"], "report_date": [date(2026, 1, 9)] * 2})
    answers = pd.DataFrame({"survey": ["S"], "period_end_date": [date(2026, 2, 28)]})
    file_months.note(con, [loaded(1, dated_report=dated), loaded(2, survey_answer=answers)])
    con.execute(
        "INSERT INTO dated_report BY NAME SELECT 'd' AS dataset, 'a' AS category_id, DATE '2026-01-09' AS report_date, "
        "1 AS file_id"
    )
    con.execute(
        "INSERT INTO survey_answer BY NAME SELECT 'S' AS survey, DATE '2026-02-28' AS period_end_date, 2 AS file_id"
    )
    file_months.store(con)
    assert found(con) == [(1, "a", 1, 2, True), (2, "S", 2, 1, True)]

"""For each month for which a file speaks: every file that holds it, newest last; None where a version cannot tell."""

from datetime import date

import duckdb
import pytest

from sbp.store import file_queries

JAN, FEB = date(2026, 1, 1), date(2026, 2, 1)


@pytest.fixture
def con():
    with duckdb.connect() as own:
        own.execute("CREATE TABLE source_file (file_id INTEGER, name VARCHAR, sha256 VARCHAR)")
        own.execute("INSERT INTO source_file VALUES (1, 'old', 'aa'), (2, 'new', 'bb'), (3, 'other', 'cc')")
        yield own


def test_who_holds_the_months_of_a_file(con):
    con.execute(
        "CREATE TABLE file_month (file_id INTEGER, dataset VARCHAR, part VARCHAR, month_start_date DATE, "
        "own_count BIGINT, speaks BOOLEAN)"
    )
    rows = [(2, JAN, 7, True), (1, JAN, 9, False), (1, FEB, 4, True), (3, FEB, 4, False)]
    con.executemany("INSERT INTO file_month VALUES (?, 'd', 'p', ?, ?, ?)", rows)
    found = file_queries.file_months(con, ["bb"])
    assert [(row.month, row.name, row.own_count, row.speaks) for row in found] == [
        (JAN, "old", 9, False),
        (JAN, "new", 7, True),
    ]
    assert [row.name for row in file_queries.file_months(con, ["aa", "cc"])] == ["old", "other"]
    assert file_queries.file_months(con, []) == []


def test_a_version_that_did_not_note_it_says_so(con):
    assert file_queries.file_months(con, ["aa"]) is None

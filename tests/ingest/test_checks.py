"""Each check passes on a sound version and fails on the fault it is for."""

from datetime import date

import duckdb
import pytest

from sbp.ingest import checks, tables

JAN, FEB, MAR = date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)
SQUARE = '{"type":"MultiPolygon","coordinates":[[[[540000,170000],[542000,170000],[542000,172000],[540000,170000]]]]}'


@pytest.fixture
def con():
    with duckdb.connect() as held:
        tables.create(held)
        held.execute("""
            INSERT INTO area (area_code, kind, vintage) VALUES
                ('B', 'borough', ''), ('O', 'ward', '2002'), ('N', 'ward', '2022')""")
        held.execute("INSERT INTO outline VALUES ('B', ?, '{}')", [SQUARE])
        held.execute("""
            INSERT INTO source_file (file_id, name, rows_in, loaded, rejected, out_of_area, superseded)
            VALUES (1, 'a.csv', 4, 2, 1, 1, 0)""")
        held.execute("INSERT INTO reject VALUES (1, 3, 'bad', '', '', '')")
        held.execute("INSERT INTO street_place VALUES (1, 0, 51, 541000, 171000, 'On or near X')")
        held.execute("""
            INSERT INTO street_incident VALUES
                (?, 'asb', 1, 'F', '', 'O', 'N', 1), (?, 'asb', 1, 'F', '', NULL, NULL, 1)
            """, [JAN, JAN])  # fmt: skip
        held.execute("""
            INSERT INTO monthly_count VALUES
                ('police_street', 'B', 'asb', ?, 2, 1), ('police_street', 'O', 'asb', ?, 1, 1),
                ('police_street', 'N', 'asb', ?, 1, 1)""", [JAN, JAN, JAN])  # fmt: skip
        held.execute("INSERT INTO coverage VALUES ('police_street', 'borough', '', '', ?)", [JAN])
        held.execute("""
            INSERT INTO indicator_month VALUES
                ('i', 'B', ?, 2, ''), ('i', 'B', ?, NULL, 'not supplied'), ('i', 'B', ?, 1, ''),
                ('i', 'N', ?, 1, '')""", [JAN, FEB, MAR, JAN])  # fmt: skip
        yield held


def failed(con, before=None):
    return [each.id for each in checks.run(con, "2002", "2022", before or {}) if not each.passed]


def test_a_sound_version_passes_every_check(con):
    assert failed(con) == []


@pytest.mark.parametrize(
    ("fault", "check"),
    [
        ("UPDATE source_file SET loaded = 3", "rows_accounted"),
        ("UPDATE source_file SET superseded = 3", "rows_accounted"),
        ("DELETE FROM reject", "rejects_kept"),
        ("INSERT INTO indicator_month SELECT * FROM indicator_month WHERE area_code = 'N'", "keys_unique"),
        ("INSERT INTO coverage SELECT * FROM coverage", "keys_unique"),
        ("DELETE FROM indicator_month WHERE value IS NULL", "months_continuous"),
        ("UPDATE indicator_month SET note = '' WHERE value IS NULL", "missing_declared"),
        ("UPDATE street_incident SET ward_code_old = NULL", "wards_add_up"),
        ("DELETE FROM monthly_count WHERE area_code = 'B'", "wards_add_up"),
        ("UPDATE indicator_month SET value = 3 WHERE area_code = 'N'", "wards_within"),
        ("UPDATE street_place SET easting = 600000", "coordinates_inside"),
    ],
)
def test_each_fault_is_found(con, fault, check):
    con.execute(fault)
    assert check in failed(con)


def test_a_data_set_that_ends_earlier_than_before_is_a_warning(con):
    assert failed(con, {"police_street": JAN}) == []
    found = next(e for e in checks.run(con, "2002", "2022", {"police_street": FEB}) if not e.passed)
    assert (found.id, found.is_warning) == ("months_advance", True)
    assert found.detail == "police street ended in Feb 2024 before, and ends in Jan 2024 now"
    assert failed(con, {"fire": JAN}) == ["months_advance"]


def test_no_outline_says_so(con):
    con.execute("DELETE FROM outline")
    assert failed(con) == []


def test_the_last_month_of_each_data_set(con):
    assert checks.last_months(con) == {"police_street": JAN}

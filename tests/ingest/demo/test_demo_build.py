"""The real build takes the demonstration whole: every row loaded, every incident in a ward, totals as printed."""

from contextlib import closing

import pytest

from sbp.store import connection, versions


@pytest.fixture(scope="module")
def built(demonstration):
    """The version that the command built, in a folder that held nothing."""
    return versions.current(demonstration / "build")


@pytest.fixture(scope="module")
def con(built):
    with closing(connection.open_version(built.path)) as con:
        yield con


def test_every_row_is_loaded_without_a_warning(built):
    assert built.manifest["notes"] == []
    assert [each for each in built.manifest["checks"] if not each["passed"]] == []
    for file in built.manifest["files"]:
        lost = {key: file[key] for key in ("rejected", "out_of_area", "warnings", "error") if file[key]}
        assert not lost, f"{file['name']}: {lost}"
        assert file["rows_in"] == file["loaded"] > 0


def test_every_street_row_lies_in_a_ward_of_both_vintages(con):
    rows, old, new = con.execute(
        "SELECT count(*), count(ward_code_old), count(ward_code_new) FROM street_incident"
    ).fetchone()
    assert rows == old == new > 100_000


@pytest.mark.parametrize(
    ("indicator", "first", "last", "total"),
    [
        ("all_crime", "2019-02-01", "2020-01-01", 25279),
        ("all_crime", "2021-03-01", "2022-02-01", 24594),
        ("asb_incidents", "2019-02-01", "2020-01-01", 6772),
        ("asb_incidents", "2020-03-01", "2021-02-01", 13620),
        ("residential_burglary", "2019-02-01", "2020-01-01", 2122),
        ("violence_with_injury", "2019-02-01", "2020-01-01", 2185),
    ],
)
def test_indicators_show_the_printed_totals(con, indicator, first, last, total):
    found = con.execute(
        "SELECT sum(value) FROM indicator_month WHERE indicator_id = ? AND area_code = 'E09000006'"
        " AND month_start_date BETWEEN ? AND ?",
        [indicator, first, last],
    ).fetchone()[0]
    assert found == total

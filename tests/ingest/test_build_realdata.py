"""The whole line over the official files: how long it takes, and the numbers by another road."""

import csv
import time
from collections import Counter
from contextlib import closing
from datetime import date

import pytest

from sbp import content
from sbp.ingest import inbox
from sbp.ingest.build import build
from sbp.store.connection import open_version

pytestmark = pytest.mark.realdata
LONGEST_SECONDS = 30


@pytest.fixture(scope="module")
def line(real_data, tmp_path_factory):
    """Everything loaded and built once: the outcome of the load, the build, and the seconds that the build took."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SBP_DATA_DIR", str(tmp_path_factory.mktemp("sbp-data")))
        loaded = inbox.load([real_data], date(2026, 3, 6))
        begun = time.monotonic()
        built = build(date(2026, 3, 6))
        yield loaded, built, time.monotonic() - begun


def ask(built, query, parameters=()):
    with closing(open_version(built.version.path)) as con:
        return con.execute(query, parameters).fetchall()


def own_rows_summed(path, name):
    """Add up a borough table's own rows by month, with nothing but the csv module."""
    total = Counter()
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            if name in (row.get("BoroughName"), row.get("LookUp_BoroughName")):
                total.update({key: int(value or 0) for key, value in row.items() if key.isdigit()})
    return total


def test_in_time(line):
    assert line[2] < LONGEST_SECONDS


def test_every_file_is_taken_or_left_with_a_reason(line):
    loaded, built, _ = line
    assert len(loaded.taken) > 150
    assert all(reason for _, reason in loaded.left)
    assert not [each["name"] for each in built.files if each["error"]]


def test_every_row_is_accounted_for(line):
    for each in line[1].files:
        assert each["rows_in"] == each["loaded"] + each["rejected"] + each["out_of_area"], each["name"]


def test_all_crime_of_the_borough_is_the_sum_of_the_files_own_rows(line, real_data):
    borough = content.load().borough
    folder = real_data / "mps-recorded-crime"
    expected = own_rows_summed(next(folder.glob("*borough-crime-historical*")), borough.name)
    expected = {**expected, **own_rows_summed(next(folder.glob("*borough-crime_202401*")), borough.name)}
    query = """
        SELECT strftime(month_start_date, '%Y%m'), value FROM indicator_month
        WHERE indicator_id = 'all_crime' AND area_code = ?"""
    found = dict(ask(line[1], query, [borough.code]))
    assert (min(found), max(found), len(found)) == ("201004", "202512", 189)
    differing = {month: (value, expected[month]) for month, value in found.items() if value != expected[month]}
    assert differing == {}


def test_checks_hold_but_for_what_publishers_revise(line):
    failed = [each for each in line[1].version.manifest["checks"] if not each["passed"]]
    assert {each["id"] for each in failed} <= {"wards_within"}


def test_a_second_load_and_build_change_nothing(line, real_data, monkeypatch):
    _, built, _ = line
    monkeypatch.setenv("SBP_DATA_DIR", str(built.version.path.parent.parent))
    assert inbox.load([real_data / "lookups"], date(2026, 3, 7)).taken == []
    again = build(date(2026, 3, 7))
    assert (again.is_new, again.version.id) == (False, built.version.id)

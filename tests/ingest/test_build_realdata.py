"""The whole line over the official files: how long it takes, and the numbers by another road."""

import csv
import json
import os
import subprocess
import sys
from collections import Counter
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from sbp import content, settings
from sbp.answers import decomposing, indicators
from sbp.store import versions
from sbp.store.connection import open_version

pytestmark = pytest.mark.realdata


def sbp(folder, *arguments):
    """Run a command as a person would and return its result."""
    environment = os.environ | {"SBP_DATA_DIR": str(folder), "SBP_TODAY": "2026-03-06"}
    command = [sys.executable, "-m", "sbp", *arguments]
    return subprocess.run(command, cwd=settings.ROOT, env=environment, capture_output=True, text=True, check=True)


def records(text):
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def line(official_site):
    """Everything loaded and built once by the command line: the data folder, what `load` and what `build` say."""
    said = (official_site / name for name in ("loaded.jsonl", "built.jsonl"))
    return official_site, *(records(path.read_text()) for path in said)


def ask(folder, query, parameters=()):
    with closing(open_version(versions.current(Path(folder) / "build").path)) as con:
        return con.execute(query, parameters).fetchall()


def own_rows_summed(path, name):
    """Add up a borough table's own rows by month, with nothing but the csv module."""
    total = Counter()
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            if name in (row.get("BoroughName"), row.get("LookUp_BoroughName")):
                total.update({key: int(value or 0) for key, value in row.items() if key.isdigit()})
    return total


def test_every_file_is_taken_or_left_with_a_reason(line):
    _, loaded, built = line
    assert sum(each["outcome"] == "taken" for each in loaded) > 150
    assert all(each["reason"] for each in loaded if each["outcome"] == "left alone")
    assert not [each["name"] for each in built if each["error"]]


def test_every_row_is_accounted_for(line):
    for each in line[2]:
        assert each["rows_in"] == each["loaded"] + each["rejected"] + each["out_of_area"], each["name"]


def test_every_file_taken_is_in_the_build_with_its_hash(line):
    _, loaded, built = line
    taken = {each["sha256"] for each in loaded if each["outcome"] == "taken"}
    assert taken <= {each["sha256"] for each in built}


def test_all_crime_of_the_borough_is_the_sum_of_the_files_own_rows(line, real_data):
    borough = content.load().borough
    folder = real_data / "mps-recorded-crime"
    expected = own_rows_summed(next(folder.glob("*borough-crime-historical*")), borough.name)
    expected = {**expected, **own_rows_summed(next(folder.glob("*borough-crime_202401*")), borough.name)}
    series = records(sbp(line[0], "series", "all_crime", "--json").stdout)[0]
    found = {each["month"].replace("-", ""): each["value"] for each in series["points"]}
    assert (min(found), max(found), len(found)) == ("201004", "202512", 189)
    differing = {month: (value, expected[month]) for month, value in found.items() if value != expected[month]}
    assert differing == {}


def test_wards_of_a_month_are_the_sum_of_the_newest_ward_files_own_rows(line, real_data):
    path = next((real_data / "mps-recorded-crime").glob("mps-ward-crime_202401*"))
    with path.open(encoding="utf-8-sig", newline="") as stream:
        own = content.load().borough.name
        counts = [int(row["202401"]) for row in csv.DictReader(stream) if row["LookUp_BoroughName"].strip() == own]
    query = """
        SELECT sum(value) FROM indicator_month JOIN area USING (area_code)
        WHERE indicator_id = 'all_crime' AND kind = 'ward' AND month_start_date = '2024-01-01'"""
    assert ask(line[0], query)[0][0] == sum(counts)


def test_checks_hold_but_for_what_publishers_revise(line):
    failed = [each for each in records(sbp(line[0], "check", "--json").stdout) if not each["passed"]]
    assert {each["id"] for each in failed} <= {"wards_within"}


def test_a_second_load_and_build_change_nothing(line, real_data):
    again = records(sbp(line[0], "load", "--json", str(real_data / "lookups")).stdout)
    assert "taken" not in {each["outcome"] for each in again}
    assert "Nothing new" in sbp(line[0], "build").stdout


def test_a_change_taken_apart_adds_up_on_the_official_files(line):
    known = content.load()
    with closing(open_version(versions.current(Path(line[0]) / "build").path)) as con:
        for indicator_id in ("all_crime", "burglary", "all_violence", "shoplifting"):
            result = indicators.series(con, known, indicator_id, known.borough.code, date(2026, 3, 6))
            whole = result.change.latest - result.change.previous
            for found in (decomposing.by_category(con, known, result), decomposing.by_ward(con, known, result)):
                assert not found.parts or sum(part.change for part in found.parts) == whole
                assert found.parts or found.reason
        assert len(decomposing.by_ward(con, known, result).parts) == 23


def test_places_smaller_than_wards_lose_nothing_and_belong_wholly_to_the_borough(line):
    folder, *_ = line
    by_month = "SELECT month_start_date, sum(value) FROM {} WHERE dataset = 'police_street' GROUP BY 1 ORDER BY 1"
    assert ask(folder, by_month.format("spot_month")) == ask(folder, by_month.format("cell_month"))
    whole = (
        "SELECT month_start_date FROM coverage "
        "WHERE (dataset, area_kind, category_id) = ('police_street', 'borough', '')"
    )
    counted = f"""
        SELECT month_start_date, count(place_id)::DOUBLE FROM street_incident
        WHERE month_start_date IN ({whole}) GROUP BY 1 ORDER BY 1
    """
    months = {month for (month,) in ask(folder, whole)}
    assert ask(folder, counted) == [row for row in ask(folder, by_month.format("spot_month")) if row[0] in months]
    sums = """
        SELECT min(total), max(total), count(*) FROM (
            SELECT sum(share) AS total FROM spot_ward JOIN area ON area_code = ward_code GROUP BY spot_id, vintage)
    """
    low, high, places = ask(folder, sums)[0]
    assert places > 8000
    assert (round(low, 3), round(high, 3)) == (1, 1)
    cells, covered = ask(folder, "SELECT count(*), sum(in_borough_share) FROM cell")[0]
    assert 1600 < cells < 1800
    assert 1580 < covered < 1600  # some 150 km2 of hexagons of 0.094 km2

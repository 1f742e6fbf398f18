"""Street files of the publisher against month counts that were worked out apart from us."""

import csv
from datetime import date
from pathlib import Path

import duckdb
import pytest

from sbp import content, months, settings
from sbp.ingest import formats, geo, incidents, tables
from sbp.ingest.archives import open_received
from sbp.ingest.context import Context, LoadedFile

pytestmark = pytest.mark.realdata
PLACES = (
    "boundaries/bromley-wards-2018-pre2022-full.geojson",
    "boundaries/bromley-wards-wd25-bgc.geojson",
    "boundaries/bromley-lsoa-2011-bgc.geojson",
    "boundaries/bromley-lsoa-2021-bgc.geojson",
)


@pytest.fixture(scope="module")
def official(real_data) -> Context:
    """The borough with its official wards and LSOAs, and a file to build in."""
    loaded, con = content.load(), duckdb.connect()
    tables.create(con)
    bare = Context(loaded.borough, loaded.labels, loaded.categories, None, con, loaded.borough_codes)
    readings = [read(real_data / name, bare, real_data) for name in PLACES]
    places = geo.assemble(readings, loaded.borough, settings.GEO_DIR)
    return Context(loaded.borough, loaded.labels, loaded.categories, places, con, loaded.borough_codes)


def read(path: Path, context: Context, folder: Path):
    opened = open_received(path, path.name, folder)
    ((known, parts),) = formats.sort_members(opened)
    return formats.read(known, parts, context)


@pytest.fixture(scope="module")
def api(real_data, official, tmp_path_factory):
    folder = real_data / "police-street" / "api-json-all-types"
    return {
        path.name[:7]: read(path, official, tmp_path_factory.mktemp("unpacked"))
        for path in sorted(folder.glob("*.zip"))
    }


@pytest.fixture(scope="module")
def burglary(real_data, official):
    path = real_data / "police-street" / "met-burglary-only" / "bromley_burglary_2010-12_to_2025-02.csv.gz"
    return read(path, official, path.parent)


def month_counts(real_data: Path, column: str) -> dict[str, int]:
    with (real_data / "police-street" / "month-counts_bromley.csv").open(encoding="utf-8") as stream:
        return {row["month"]: int(row[column]) for row in csv.DictReader(stream) if row[column]}


def test_api_months_hold_the_known_number_of_crimes(real_data, api):
    found = {month: reading.loaded + reading.out_of_area for month, reading in api.items()}
    known = month_counts(real_data, "api_all_types_unique_crimes")
    assert found == {month: known[month] for month in found}
    assert len(found) == 28


def test_answers_of_the_api_and_street_files_made_from_them_agree(real_data, official, api):
    for path in sorted((real_data / "police-street" / "derived-all-types").glob("????-??-*.csv")):
        reading = read(path, official, path.parent)
        answers = api[path.name[:7]]
        assert reading.rows_in == answers.loaded + answers.out_of_area
        assert reading.loaded == pytest.approx(answers.loaded, rel=0.01)  # one goes by LSOA, the other by point


def test_settled_burglary_equals_the_known_count_of_every_month(real_data, official, burglary):
    loaded = [LoadedFile(1, 1, "burglary.csv.gz", "", 0, date(2026, 1, 1), burglary)]
    incidents.settle(official.con, loaded, official.borough)
    found = official.con.execute(
        "SELECT month_start_date, value FROM monthly_count WHERE area_code = ?", [official.borough.code]
    ).fetchall()
    assert {months.text(month): value for month, value in found} == month_counts(real_data, "street_burglary_rows")
    assert official.con.execute("SELECT count(*) FROM coverage WHERE area_kind = 'borough'").fetchall() == [(171,)]
    unlocated = official.con.execute("SELECT avg((ward_code_new IS NULL)::INT) FROM street_incident").fetchall()[0][0]
    assert unlocated < 0.01

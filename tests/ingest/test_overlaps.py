"""Newest file wins month by month; a stub never does; what a file covers is written beside what it counts."""

import csv
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from sbp import content, settings
from sbp.ingest import geo
from sbp.ingest.context import Context, LoadedFile
from sbp.ingest.formats import met_counts
from sbp.ingest.opened import open_file
from sbp.ingest.overlaps import WHOLE, count_table, coverage_table, settle_counts
from sbp.ingest.reading import Reading

TABLE = {"dataset": "counts", "area_kind": "ward", "vintage": "2022"}


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    """An empty file being built."""
    fresh = duckdb.connect()
    fresh.execute((settings.ROOT / "sbp" / "ingest" / "schema.sql").read_text(encoding="utf-8"))
    yield fresh
    fresh.close()


def day(month: str) -> np.datetime64:
    return np.datetime64(f"{month}-01")


def file(number: int, counts: dict[str, int], categories=("theft",), table=None, part="whole", sequence=None):
    """One file that holds `counts` by month in one ward, all of its first category."""
    table = table or TABLE
    starts = np.array([day(month) for month in counts])
    rows = {
        "area_code": np.array(["W1"] * len(starts), dtype=object),
        "category_id": np.array([categories[0]] * len(starts), dtype=object),
        "month_start_date": starts,
        "value": np.array(list(counts.values())),
    }
    covered = dict.fromkeys((WHOLE, *categories), starts)
    own = {day(month): count for month, count in counts.items()}
    tables = {"monthly_count": count_table(table, part, rows), "coverage": coverage_table(table, part, covered, own)}
    reading = Reading("made_up", "made_up", tables, rows_in=len(starts), loaded=len(starts))
    return LoadedFile(
        number, number if sequence is None else sequence, f"file {number}", "", 0, date(2025, 1, 1), reading
    )


def held(con) -> dict[str, tuple[float, int]]:
    found = con.execute("SELECT strftime(month_start_date, '%Y-%m'), value, file_id FROM monthly_count ORDER BY ALL")
    return {month: (value, file_id) for month, value, file_id in found.fetchall()}


def covered(con, category: str) -> list[str]:
    query = "SELECT strftime(month_start_date, '%Y-%m') FROM coverage WHERE category_id = ? ORDER BY ALL"
    return [month for (month,) in con.execute(query, [category]).fetchall()]


def test_the_file_with_the_newest_last_month_wins_whatever_the_order_of_loading(con):
    newer, older = file(1, {"2024-02": 90, "2024-03": 95}), file(2, {"2024-01": 80, "2024-02": 100})
    settlement = settle_counts(con, [newer, older])
    assert held(con) == {"2024-01": (80, 2), "2024-02": (90, 1), "2024-03": (95, 1)}
    assert settlement.superseded == {}
    assert settlement.warnings == {}


def test_a_large_month_gives_way_to_none_that_is_clearly_smaller(con):
    settlement = settle_counts(
        con, [file(1, {"2024-01": 2000}), file(2, {"2024-01": 1500}), file(3, {"2024-01": 1990})]
    )
    assert held(con) == {"2024-01": (1990, 3)}
    assert "Jan 2024 holds 1,500" in settlement.warnings[2][0]


def test_of_files_that_end_alike_the_one_loaded_later_wins_and_the_other_is_superseded(con):
    settlement = settle_counts(con, [file(1, {"2024-01": 9}, sequence=2), file(2, {"2024-01": 8}, sequence=1)])
    assert held(con) == {"2024-01": (9, 1)}
    assert settlement.superseded == {2: 1}


@pytest.mark.parametrize(("count", "kept"), [(49, 1), (50, 2)])
def test_a_fall_of_more_than_half_is_asked_about_and_not_swapped_in(con, count, kept):
    settlement = settle_counts(con, [file(1, {"2024-01": 100}), file(2, {"2024-01": count, "2024-02": 100})])
    assert held(con)["2024-01"][1] == kept
    assert ("Is it a stub?" in "".join(settlement.warnings.get(2, []))) == (kept == 1)


def test_a_stub_is_measured_against_what_is_held_not_against_an_older_stub(con):
    files = [file(1, {"2024-01": 2}), file(2, {"2024-01": 100, "2024-02": 99}), file(3, {"2024-01": 3, "2024-03": 90})]
    settlement = settle_counts(con, files)
    assert held(con)["2024-01"] == (100, 2)
    assert list(settlement.warnings) == [3]


def test_a_stub_at_a_files_end_is_kept_out_even_where_no_other_file_holds_the_month(con):
    settlement = settle_counts(con, [file(1, {"2024-01": 2, "2024-02": 100, "2024-03": 110, "2024-04": 105})])
    assert covered(con, WHOLE) == ["2024-02", "2024-03", "2024-04"]
    assert "Jan 2024 holds 2" in settlement.warnings[1][0]


def test_a_newer_file_with_rows_that_could_not_be_used_gives_way_to_a_whole_one(con):
    months = {"2024-01": 90, "2024-02": 80}
    newer = file(2, {"2024-01": 85, "2024-02": 75, "2024-03": 60})
    covers = newer.reading.tables["coverage"]
    newer.reading.tables["coverage"] = covers[covers["category_id"] != WHOLE]
    settled = settle_counts(con, [file(1, months), newer])
    assert held(con) == {"2024-01": (90, 1), "2024-02": (80, 1), "2024-03": (60, 2)}
    assert settled.warnings == {
        2: ["Jan 2024 and 1 later, kept out: rows could not be used, and file 1 holds the whole month"]
    }


def test_small_counts_are_no_evidence_of_a_stub(con):
    settle_counts(con, [file(1, {"2024-01": 1, "2024-02": 20, "2024-03": 21})])
    assert covered(con, WHOLE) == ["2024-01", "2024-02", "2024-03"]


def test_a_month_brings_its_own_files_categories_and_no_others(con):
    older = file(1, {"2024-01": 10, "2024-02": 10}, categories=("violence_all",))
    newer = file(2, {"2024-02": 9, "2024-03": 9}, categories=("violence", "stalking"))
    settle_counts(con, [older, newer])
    assert covered(con, "violence_all") == ["2024-01"]
    assert covered(con, "stalking") == ["2024-02", "2024-03"]
    assert con.execute("SELECT count(*) FROM monthly_count WHERE month_start_date = DATE '2024-02-01'").fetchone() == (
        1,
    )


def test_vintages_kinds_and_units_never_give_way_to_each_other(con):
    tables = [TABLE, {**TABLE, "vintage": "2002"}, {**TABLE, "area_kind": "borough"}, {**TABLE, "unit": "knife"}]
    settle_counts(con, [file(number, {"2024-01": number}, table=each) for number, each in enumerate(tables, start=1)])
    query = "SELECT value FROM monthly_count ORDER BY value"
    assert con.execute(query).fetchall() == [(1.0,), (2.0,), (3.0,), (4.0,)]


def test_members_of_one_archive_overlap_like_files(con):
    first, second = file(1, {"2024-01": 10}, part="a"), file(1, {"2024-01": 11, "2024-02": 11}, part="b")
    tables = {name: [each.reading.tables[name] for each in (first, second)] for name in ("monthly_count", "coverage")}
    merged = {name: pd.concat(frames, ignore_index=True) for name, frames in tables.items()}
    settle_counts(con, [replace(first, reading=replace(first.reading, tables=merged))])
    assert held(con) == {"2024-01": (11, 1), "2024-02": (11, 1)}


def test_labels_of_one_category_are_added_up(con):
    one = file(1, {"2024-01": 10})
    table = one.reading.tables["monthly_count"]
    one.reading.tables["monthly_count"] = table.loc[[0, 0]].reset_index(drop=True)
    settle_counts(con, [one])
    assert held(con) == {"2024-01": (20, 1)}


def test_files_without_monthly_counts_are_passed_over(con):
    other = replace(file(1, {"2024-01": 1}), reading=Reading("other", "other", {}, rows_in=3, loaded=3))
    assert settle_counts(con, [other]).superseded == {}
    assert held(con) == {}


MET = "mps-recorded-crime"


@pytest.fixture
def met_files(real_data: Path, con) -> list[LoadedFile]:
    """The Met's real wide tables by ward and borough, read against the shipped content."""
    shipped = content.load()
    places = geo.assemble([], shipped.borough, settings.GEO_DIR)
    context = Context(shipped.borough, shipped.labels, shipped.categories, places, con, shipped.borough_codes)
    opened = [open_file(path, path.name) for path in sorted((real_data / MET).glob("*-*-crime*.csv"))]
    tables = [each for each in opened if met_counts.recognises(each) and "lsoa" not in each.name]
    return [
        LoadedFile(number, number, each.name, each.sha256, 0, date(2026, 3, 1), met_counts.read(each, context))
        for number, each in enumerate(tables)
    ]


def sums_by_newest_file(folder: Path, kind: str, is_ours) -> dict[str, int]:
    """The other road: plain csv rows summed by month, each month from the file with the newest last month."""
    found: dict[str, int] = {}
    headed = []
    for path in folder.glob(f"*mps-{kind}-crime*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        by_month = Counter()
        for row in filter(is_ours, rows):
            by_month.update({f"{name[:4]}-{name[4:]}": int(value) for name, value in row.items() if name.isdecimal()})
        if by_month:
            headed.append((max(by_month), by_month))
    for _, by_month in sorted(headed, key=lambda pair: pair[0]):
        found.update({month: count for month, count in by_month.items() if count >= found.get(month, 0) / 2})
    return found


def monthly(con, dataset: str, area: str) -> dict[str, float]:
    query = """SELECT strftime(month_start_date, '%Y-%m'), sum(value) FROM monthly_count
               WHERE dataset = ? AND regexp_full_match(area_code, ?) GROUP BY ALL"""
    return dict(con.execute(query, [dataset, area]).fetchall())


@pytest.mark.realdata
def test_all_recorded_crime_equals_the_files_own_rows_in_every_month(con, met_files, real_data):
    assert all(not each.reading.rejects for each in met_files)
    settle_counts(con, met_files)
    borough = sums_by_newest_file(real_data / MET, "borough", lambda row: row["BoroughName"] == "Bromley")
    assert (min(borough), max(borough)) == ("2010-04", "2025-12")
    assert len(borough) == 189
    assert monthly(con, "met_borough", "E09000006") == borough
    current = sums_by_newest_file(real_data / MET, "ward", lambda row: "E05013987" <= row["WardCode"] <= "E05014008")
    assert len(current) == 191
    assert monthly(con, "met_ward", "E0501.*") == current
    former = sums_by_newest_file(real_data / MET, "ward", lambda row: "E05000106" <= row["WardCode"] <= "E05000127")
    assert monthly(con, "met_ward", "E0500.*") == former


@pytest.mark.realdata
def test_ward_sums_equal_the_checked_month_counts_where_the_same_file_speaks(con, met_files, real_data):
    """They were counted from the historical file and the last of the ward files; newer files speak for six months."""
    settle_counts(con, met_files)
    counted_from = {each.file_id for each in met_files if "reserialised_mps-ward" in each.name}
    query = """SELECT strftime(month_start_date, '%Y-%m'), sum(value), any_value(file_id) FROM monthly_count
               WHERE dataset = 'met_ward' AND area_code LIKE 'E0501%' GROUP BY ALL"""
    found = {month: (value, file_id) for month, value, file_id in con.execute(query).fetchall()}
    path = real_data / "police-street" / "month-counts_bromley.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        expected = {row["month"]: int(row["mps_ward_total_notifiable_offences"]) for row in csv.DictReader(stream)}
    differing = {month for month, value in expected.items() if found[month][0] != value}
    assert differing == {"2023-08", "2023-09", "2023-10", "2023-11", "2023-12", "2024-02"}
    assert all(found[month][1] not in counted_from for month in differing)


@pytest.mark.realdata
def test_the_stub_of_february_2024_is_set_aside_and_labels_cover_their_own_months(con, met_files):
    settlement = settle_counts(con, met_files)
    asked = {met_files[file_id].name: texts for file_id, texts in settlement.warnings.items()}
    assert list(asked) == ["reserialised_mps-ward-crime_202402-202602_bromley.csv"]
    assert asked.popitem()[1][0].startswith("Feb 2024 holds 2 ")
    query = """SELECT strftime(min(month_start_date), '%Y-%m'), strftime(max(month_start_date), '%Y-%m') FROM coverage
               WHERE dataset = 'met_borough' AND category_id = ?"""
    assert con.execute(query, ["home_burglary"]).fetchone() == ("2022-11", "2025-12")
    gap = """SELECT DISTINCT strftime(month_start_date, '%Y-%m') FROM coverage covers WHERE dataset = 'met_ward'
             AND vintage = '2022' AND NOT EXISTS (FROM coverage other WHERE other.dataset = covers.dataset
             AND other.vintage = covers.vintage AND other.month_start_date = covers.month_start_date
             AND other.category_id = 'stalking_harassment') ORDER BY ALL"""
    assert [month for (month,) in con.execute(gap).fetchall()] == [f"2023-{month:02d}" for month in range(7, 13)]

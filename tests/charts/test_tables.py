"""Tables and CSVs say the same numbers as the charts, and no cell can run as a formula."""

import csv
import io
from dataclasses import replace

import pytest

from sbp.charts import tables


def test_trend_rows_start_with_the_newest_month_and_say_gaps(result) -> None:
    rows = tables.trend_rows(result)
    assert rows[0]["Month"] == "Feb 2026"
    assert rows[0]["Each month"] == "91"
    gap = next(row for row in rows if row["Month"] == "Nov 2023")
    assert gap["Each month"] == "no data"
    assert gap["Note"] == "No file for this month has been loaded"


def test_a_sum_that_is_not_made_says_why_in_the_table(result) -> None:
    newest, *earlier = reversed(result.rolling)
    masked = replace(result, rolling=(*earlier[::-1], replace(newest, value=None, note="not added up across a day")))
    assert tables.trend_rows(masked)[0]["12 months to then"] == "not added up across a day"
    assert tables.trend_rows(masked)[-1]["12 months to then"] == "no data"


def test_trend_csv_reads_back_with_missing_months_blank(result) -> None:
    rows = list(csv.DictReader(io.StringIO(tables.trend_csv(result))))
    assert len(rows) == len(result.points)
    assert rows[0] == {
        "month": "2022-03",
        "value": "80",
        "note": "",
        "about": rows[0]["about"],
    }
    assert {row["about"] for row in rows[1:]} == {""}, "what the numbers are is said once, not in every row"
    assert rows[20]["value"] == ""
    assert "Demonstration data, not real" in rows[0]["about"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_text_that_a_spreadsheet_would_run_is_defused(start: str) -> None:
    assert tables.safe_text(f"{start}1+1") == f"'{start}1+1"
    assert tables.safe_text("plain - text") == "plain - text"


def test_no_cell_of_a_file_is_run_and_numbers_stay_numbers() -> None:
    text = tables.csv_text(["name", "low", "high"], [['=HYPERLINK("x")', "-0.25", "+3"], ["@sum", "1e-05", "-1+1"]], [])
    assert [row[:3] for row in csv.reader(io.StringIO(text))][1:] == [
        ['\'=HYPERLINK("x")', "-0.25", "+3"],
        ["'@sum", "1e-05", "'-1+1"],
    ]

"""What was read is written by name, and of two files with the same figure the later one counts."""

from datetime import date

import duckdb
import pandas as pd
import pytest

from sbp.ingest import tables
from sbp.ingest.context import LoadedFile
from sbp.ingest.reading import Cover, Reading
from sbp.model import Reject

JAN = date(2024, 1, 1)


@pytest.fixture
def con():
    with duckdb.connect() as held:
        tables.create(held)
        yield held


def loaded(number, frames, **more):
    faulty = Reject(3, "bad", "col", "x", f"file {number}/b.csv")
    reading = Reading("form", "source", frames, rows_in=3, loaded=2, rejects=[faulty], **more)
    return LoadedFile(number, number, f"file {number}", "a" * 64, 10, JAN, reading)


def answers(*rows):
    columns = ["survey", "wave", "period_end_date", "area_code", "question", "answer", "share"]
    return pd.DataFrame([("S", "1", JAN, "B", question, "yes", share) for question, share in rows], columns=columns)


def test_figures_of_a_later_file_win_one_by_one(con):
    first = loaded(1, {"survey_answer": answers(("safe?", 0.4), ("clean?", 0.5))})
    second = loaded(2, {"survey_answer": answers(("safe?", 0.6))})
    warnings = tables.store_figures(con, [second, first])
    stored = con.execute("SELECT question, share, file_id FROM survey_answer ORDER BY question").fetchall()
    assert stored == [("clean?", 0.5, 1), ("safe?", 0.6, 2)]
    assert warnings == {1: ["Figures that a file loaded later holds too, and which are taken from there: 1"]}


def test_figures_printed_twice_in_one_file_are_both_kept(con):
    columns = ["document", "section", "measure", "area", "period", "value", "comparison", "unit"]
    rows = [("D", "1", "Knives", "B", "2021", value, "", "offences") for value in ("189", "190")]
    tables.store_figures(con, [loaded(1, {"published_figure": pd.DataFrame(rows, columns=columns)})])
    assert con.execute("SELECT count(*) FROM published_figure").fetchone() == (2,)


def test_counts_with_declared_covers(con):
    def form(number, value):
        columns = ["dataset", "area_code", "category_id", "month_start_date", "value"]
        counts = pd.DataFrame([("partner_return", "B", "calls", JAN, value)], columns=columns)
        return loaded(number, {"monthly_count": counts}, covers=[Cover("partner_return", "borough", "", "calls", JAN)])

    tables.store_returned_counts(con, [form(2, 20), form(1, 10)])
    assert con.execute("SELECT value, file_id FROM monthly_count").fetchall() == [(20, 2)]
    assert con.execute("SELECT * FROM coverage").fetchall() == [("partner_return", "borough", "", "calls", JAN)]


def test_the_account_of_a_file_and_its_rejects(con):
    report = tables.report(loaded(7, {}, warnings=["odd"]), 1, ["older"])
    assert (report.rows_in, report.loaded, report.rejected, report.superseded) == (3, 2, 1, 1)
    tables.store_reports(con, {7: (report, JAN)})
    assert con.execute("SELECT file_id, name, warnings, retrieved_date FROM source_file").fetchall() == [
        (7, "file 7", ["odd", "older"], JAN)
    ]
    assert con.execute("SELECT * FROM reject").fetchall() == [(7, 3, "bad", "col", "x", "b.csv")]


def test_meta_and_empty_frames(con):
    tables.store_meta(con, {"version": "v1"})
    tables.insert(con, "meta", pd.DataFrame())
    assert con.execute("SELECT * FROM meta").fetchall() == [("version", "v1")]

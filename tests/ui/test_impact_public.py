"""The public's register: days held and what was done on them, from the published file alone."""

import csv
import io
import json
from datetime import date

import pytest

from sbp.store import versions
from sbp.store.connection import open_version
from sbp.store.impact_queries import HeldDayRow
from sbp.ui import impact_answers, impact_public


@pytest.fixture
def public_visit(visit, published_site, monkeypatch):
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    return visit


def test_days_held_are_told_with_date_ward_theme_and_outputs(public_visit, read):
    told = read(public_visit("impact_days"))
    assert "impact days have been held" in told
    assert "invented" in told
    assert "What was done" in told


def test_the_download_holds_what_the_table_does_also_what_is_reported_without_days(view):
    impact = impact_answers.content(view)
    held = HeldDayRow(date(2021, 8, 19), "E05013987", "Penge", next(iter(impact.themes)), '{"arrests": 2}')
    lines = list(csv.DictReader(io.StringIO(impact_public._csv(impact, [held]))))
    days = [each["day"] for each in lines]
    assert (days[0], lines[0]["count"]) == ("2021-08-19", "2")
    assert days.count("2018-03 to 2018-06") == sum(len(each.outputs) for each in impact.reported)
    assert impact.reported[0].document in lines[0]["about"]


@pytest.mark.parametrize("word", ["Tasking sheet", "Notes", "objective", "Book", "need of all wards"])
def test_plans_notes_and_sheets_are_not_there(public_visit, read, word):
    assert word not in read(public_visit("impact_days"))


def test_the_file_holds_nothing_else_of_a_day(published_site):
    with open_version(versions.current(published_site / "public").path) as con:
        rows = con.execute("SELECT * FROM impact_day_held").fetchall()
        columns = [each[0] for each in con.description]
    assert columns == ["day", "ward_code", "ward_name", "theme", "outputs"]
    assert rows
    assert all(isinstance(count, float | int) for row in rows for count in json.loads(row[4]).values())


def test_a_ward_s_page_holds_its_published_days_and_everything_else_of_it(public_visit, published_site, read):
    with open_version(versions.current(published_site / "public").path) as con:
        code, count = con.execute(
            "SELECT ward_code, count(*) FROM impact_day_held GROUP BY 1 ORDER BY 2 DESC"
        ).fetchone()
    app = public_visit("ward", ward=code)
    told = read(app)
    assert f"{count} impact day" in told
    assert "How to report" in told
    assert "Cannot be shown" not in told
    for page in ({"page_id": "ward", "ward": code, "view": "print"}, {"page_id": "trends"}, {"page_id": "hotspots"}):
        assert "Cannot be shown" not in read(public_visit(**page))

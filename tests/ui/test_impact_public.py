"""The public's register: days held and what was done on them, from the published file alone."""

import json

import pytest

from sbp.store import versions
from sbp.store.connection import open_version


@pytest.fixture
def public_visit(visit, published_site, monkeypatch):
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    return visit


def test_days_held_are_told_with_date_ward_theme_and_outputs(public_visit, read):
    told = read(public_visit("impact_days"))
    assert "impact days have been held" in told
    assert "invented" in told
    assert "What was done" in told


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

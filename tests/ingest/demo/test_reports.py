"""FixMyStreet export: its columns, no person, and states that follow from the dates."""

from collections import Counter

import pytest

NAME = "fixmystreet-reports.csv"


def test_the_header_is_the_exports(demo_folder):
    header = (demo_folder / NAME).read_text(encoding="utf-8").splitlines()[0].split(",")
    assert header[:6] == ["Report ID", "Title", "Detail", "User Name", "Category", "Subcategory"]
    assert len(header) == 24


def test_no_person_and_no_text_of_a_person(rows_of):
    for row in rows_of(NAME):
        assert (row["Title"], row["Detail"], row["User Name"]) == ("Demonstration report", "Invented", "(anonymous)")
        assert not any(row[name] for name in ("Staff User", "Staff Role", "Query"))
        assert row["Report URL"].startswith("https://example.org/")


def test_every_month_has_fly_tips(rows_of):
    by_month = Counter(row["Created"][:7] for row in rows_of(NAME) if row["Category"] == "Flytipping")
    assert len(by_month) == 49
    assert sum(by_month.values()) / 49 == pytest.approx(273, abs=30)


def test_dates_are_in_order_and_fit_the_state(rows_of):
    rows = rows_of(NAME)
    assert [row["Confirmed"] for row in rows] == sorted(row["Confirmed"] for row in rows)
    assert all(row["Created"] < row["Confirmed"] for row in rows)
    for row in rows:
        assert (row["Status"] == "fixed - council") == bool(row["Fixed"])
        assert not row["Fixed"] or row["Fixed"] > row["Confirmed"]
    assert any(row["Status"] == "investigating" for row in rows)

"""The impact days page: its parts by audience."""

import pytest


def test_the_page_opens_on_the_plan(visit, read):
    app = visit("impact_days")
    assert not app.exception
    assert not app.error
    assert app.title[0].value == "Impact days"
    assert "days in" in read(app)
    assert "would cover" in read(app)


@pytest.mark.parametrize(
    ("audience", "parts"),
    [
        ("analyst", ["plan", "past", "register", "results", "book"]),
        ("board", ["plan", "past", "register", "results"]),
    ],
)
def test_each_audience_gets_its_parts(visit, monkeypatch, audience, parts):
    monkeypatch.setenv("SBP_AUDIENCE", audience)
    app = visit("impact_days")
    assert not app.error
    assert len(app.segmented_control(key="part").options) == len(parts)


def test_the_public_has_the_days_held_and_no_other_part_by_any_address(visit, read, published_site, monkeypatch):
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    app = visit("impact_days", part="plan")
    assert "would cover" not in read(app)
    assert "have been held" in read(app)
    assert not app.segmented_control

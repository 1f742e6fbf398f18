"""The tasking sheet: all four steps for the day chosen, and the same as PDF."""

import json

from sbp.ui import answers, impact_answers, impact_sheet


def test_the_sheet_of_a_day(visit, read):
    app = visit("tasking_sheet")
    assert not app.error
    told = read(app) + " ".join(each.value for each in app.subheader)
    for wanted in ("scanning", "analysis", "response", "assessment", "smallest cut", "Review:", "most of 22 wards"):
        assert wanted in told
    assert "by role and never by name" in told
    assert any(each.label == "Tasking sheet as PDF" for each in app.get("download_button"))
    before = app.header[0].value
    select = app.selectbox(key="day")
    select.set_value(next(each for each in ("invented 1", "invented 2") if each != select.value)).run()
    assert app.header[0].value != before


def test_without_a_day_only_those_who_can_are_told_to_book_one(visit, read, monkeypatch):
    monkeypatch.setattr(impact_answers, "days", lambda view: ())
    assert "One is booked on the Impact days page" in read(visit("tasking_sheet"))
    monkeypatch.setenv("SBP_AUDIENCE", "board")
    told = read(visit("tasking_sheet"))
    assert "No day is in the register yet." in told
    assert "booked" not in told


def test_the_sheet_is_taken_as_pdf(view):
    from sbp.charts.sections.day_sheet import Sheet

    day = next(each for each in impact_answers.days(view) if each.is_invented)
    sheet = Sheet(("Reports: 30",), {}, "Clean-up", "Reports", (), None, "", "v1", True, (), "")
    made = impact_sheet._pdf(day, sheet)
    assert made.startswith(b"%PDF")


def test_the_map_for_other_programs_has_the_outlines_that_the_build_stored_in_degrees(visit, view, monkeypatch):
    kept = {}
    monkeypatch.setattr("streamlit.download_button", lambda label, data, *_, **__: kept.update({label: data}))
    assert not visit("tasking_sheet").error
    features = json.loads(kept["Download as GeoJSON"]())["features"]
    stored = answers.outlines(view, view.snapshot.content.borough.vintages[-1].id, degrees=True)["features"]
    assert [each["geometry"] for each in features] == [each["geometry"] for each in stored]
    assert [each["properties"]["part"] for each in features].count("day’s ward") == 1

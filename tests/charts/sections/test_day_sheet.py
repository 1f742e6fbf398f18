"""A tasking sheet: all four steps, the problem triangle with streets where they are known, and what was sealed."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

from sbp.charts.sections import day_sheet
from sbp.charts.sections.day_sheet import Sheet
from sbp.impact_model import Day, Design

DAY = date(2025, 4, 3)
DESIGN = replace(
    Design(**{each.name: DAY if each.type is date else () for each in fields(Design)}),
    detectable=0.27, power=0.62, data_version="v1", after_last=date(2025, 10, 1), comparison=("W2", "W3"),
)  # fmt: skip
BOOKED = Day(
    "2025-04-03",
    DAY,
    "W1",
    "North",
    "clean_up",
    "lead",
    ("p",),
    "Clear it",
    DESIGN,
    "2025-03-01T09:00:00",
    "f" * 64,
    None,
    (),
    False,
)
SHEET = Sheet(
    ("Reports: 30",),
    {"lead": "Council", "p": "Police"},
    "Clean-up",
    "Reports",
    (),
    None,
    "",
    "v1",
    False,
    ("Met",),
    "OS",
)


def words_of(sections):
    return " ".join([each.title + " " + " ".join(each.words) for each in sections])


def test_it_has_all_four_steps_the_triangle_and_a_review_once_the_months_are_held():
    told = words_of(day_sheet.sections(BOOKED, SHEET))
    for wanted in ("scanning", "analysis", "response", "assessment", "Clear it", "Reports: 30", "Council", "Police"):
        assert wanted in told
    assert "Who is harmed" in told
    assert "Who causes it" in told
    assert "Who manages the place" in told
    assert "Review: December 2025" in told
    assert "smallest cut that this day could show is 27%" in told
    assert "ask the local team" in told
    assert "Booked on 1 Mar 2025." in told
    assert "Seal ffffffffffff." in told


def test_the_shades_of_its_map_are_told_where_there_is_one():
    assert day_sheet.sections(BOOKED, SHEET)[0].notes == ()
    (told,) = day_sheet.sections(BOOKED, replace(SHEET, chart={"layer": []}))[0].notes
    assert "next door" in told


def test_additions_stand_on_it_and_a_day_without_design_has_no_assessment():
    told = words_of(day_sheet.sections(replace(BOOKED, design=None, additions=("Moved for rain",)), SHEET))
    assert "assessment" not in told
    assert "Seal" not in told
    assert "Moved for rain" in told


def test_the_document_says_version_marking_and_day():
    made = day_sheet.document(BOOKED, SHEET, datetime(2025, 3, 1, tzinfo=UTC))
    assert made.title == "Tasking sheet: 3 Apr 2025, North"
    assert (made.data_version, made.is_demonstration, made.attribution) == ("v1", False, ("Met",))
    assert made.marking

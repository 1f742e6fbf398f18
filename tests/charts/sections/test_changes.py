"""Measures on one scale: those that worsened first, all in the table, and nothing called moved that is not."""

from dataclasses import replace

import altair

from sbp.charts import words
from sbp.charts.sections import changes
from sbp.model import Change
from sbp.strategy_model import Status, Unheld
from tests.charts.sections.meeting_evidence import FELL, PRINTED, ROSE, STILL, priority, seen

SHORT = Status("not enough data", None, None, None, "")


def test_a_priority_is_drawn_with_the_worsening_measures_first_and_keeps_its_board_table(result) -> None:
    calm = priority("Calm", seen(result, STILL, "One"), seen(result, ROSE, "Two"), seen(result, FELL, "Three"))
    section = changes.of_priority(calm, "Region", "Theme")
    altair.LayerChart.from_dict(section.chart)
    names = [each["name"] for each in section.chart["layer"][1]["data"]["values"]]
    assert [name.split(":")[0].split(" ", 1)[1] for name in names] == ["Two", "Three", "One"]
    assert section.part == "Theme"
    assert section.title == "Calm: of 3 measures, 1 worsening and 1 improving"
    assert len(section.table.rows) == 3
    assert section.data == section.table
    assert "Two" in section.alt


def test_a_change_without_a_judged_direction_says_which_way_it_went(result) -> None:
    section = changes.of_priority(priority("Calm", seen(result, replace(FELL, state="changed"))), "Region", "Theme")
    (name,) = (each["name"] for each in section.chart["layer"][1]["data"]["values"])
    assert name.endswith(words.change_short(result.change))
    assert result.change.is_clear


def test_more_measures_than_can_be_read_stand_in_the_table(result) -> None:
    measures = [seen(result, STILL, f"Measure {number}") for number in range(changes.MOST_LINES + 2)]
    section = changes.of_priority(priority("Calm", *measures), "Region", "Theme")
    assert "2 more stand in the table" in section.subtitle
    assert len(section.table.rows) == changes.MOST_LINES + 2


def test_what_moved_is_drawn_alone_and_named_by_priority(result) -> None:
    calm = priority("Calm", seen(result, STILL, "One"), seen(result, FELL, "Two", is_exception=True))
    safe = priority("Safe", seen(result, STILL, "Three"))
    section = changes.moved([calm, safe], "Region", "Exceptions")
    assert section.title == "1 of 3 measures moved beyond what chance gives"
    assert section.words == (changes.BY_CHANCE, "Calm: Two.", "Safe: none.")
    assert [row[0] for row in section.table.rows] == ["Two"]


def test_where_more_moved_than_is_drawn_the_numbers_of_each_priority_come_before_the_names(result) -> None:
    calm = priority("Calm", *(seen(result, FELL, f"Measure {number}", is_exception=True) for number in range(7)))
    section = changes.moved([calm, priority("Safe", seen(result, STILL))], "Region", "Exceptions")
    assert section.words[:2] == (changes.BY_CHANCE, "Moved: Calm 7; Safe 0.")
    assert section.words[2].startswith("Calm: Measure 0, Measure 1")


def test_a_measure_that_moved_in_one_month_only_is_told_apart_from_the_year_that_is_drawn(result) -> None:
    calm = priority("Calm", seen(result, ROSE, "One", is_exception=True), seen(result, FELL, "Two", is_exception=True))
    section = changes.moved([calm], "Region", "Exceptions")
    assert section.title.endswith("moved beyond what chance gives, 1 of them by its months and not over the year")
    names = [each["name"] for each in section.chart["layer"][1]["data"]["values"]]
    assert names[0].endswith(": worsening (one month, Jan 2026)")
    assert names[1].endswith("improving")


def test_where_nothing_moved_it_says_so_and_draws_all(result) -> None:
    section = changes.moved([priority("Calm", seen(result, STILL), seen(result, ROSE, "Two"))], "Region", "Exceptions")
    assert section.title == "No measure moved beyond what chance gives"
    assert section.words[-1] == f"{changes.STATUS_ALONE}: Two."  # what a board table counts as worsening
    assert len(section.table.rows) == 2


def test_a_priority_without_measures_has_no_chart() -> None:
    section = changes.of_priority(priority("Calm"), "Region", "Theme")
    assert section.chart is None
    assert section.title == "Calm: no measure is in open data"


def test_where_nothing_can_be_compared_there_are_words_and_no_empty_scale(result) -> None:
    blank = replace(result, change=Change(None, None, None, None, None, "not enough data"))
    section = changes.of_priority(priority("Calm", seen(blank, SHORT, "One")), "Region", "Theme")
    assert section.chart is None
    assert section.title == "Calm: it cannot be judged yet"
    assert section.words[0] == "○ One: not enough data."


def test_of_what_is_not_held_it_says_what_was_printed_last_and_who_has_it(result) -> None:
    nothing = replace(result, points=(), change=Change(None, None, None, None, None, "nothing loaded"))
    own = priority("Calm", seen(nothing, SHORT, "One"), seen(nothing, SHORT, "Two"))
    last = Unheld("One", "", "One: 805 offences", "2021/22", "x", PRINTED)
    unheld = (
        Unheld("Three", "", "26 calls", "", "y", PRINTED),
        Unheld("Four", "", "No figure printed", "", "", PRINTED),
    )
    section = changes.of_priority(replace(own, unheld=(*unheld, last)), "Region", "Theme")
    assert (section.title, section.subtitle) == ("Calm: no figure is held of its 2 measures", changes.LAST)
    assert section.words[:2] == (
        "○ One: no figure is held here; printed last: 805 offences, 2021/22.",
        "○ Two: no figure is held here.",
    )
    assert section.words[2].startswith(f"These figures are made by: {result.source.publisher}")
    assert section.words[3] == "Nor is any held of: Three (26 calls); Four."

"""The council's input to a tasking meeting: a ward is named only with its range of places and what is done there."""

from dataclasses import replace
from datetime import date

import altair

from sbp.charts.sections import tasking
from sbp.meeting_model import DaySeen, Response
from sbp.model import Area
from sbp.watching import Checked, Signal, WhatChanged
from tests.charts import standings
from tests.charts.conftest import INDICATOR, SOURCE
from tests.charts.sections.meeting_evidence import SIGNAL, TAKEN, TODAY

MONTH = date(2026, 2, 1)
LEFT = (("Rubbish", 2.5, "tonnes"), ("Arrests", 1, "arrests"))
HELD = DaySeen(date(2026, 3, 1), "Ward 4", "Clean-up", LEFT, is_held=True, is_invented=True)
AHEAD = DaySeen(date(2026, 4, 1), "Ward 1", "Fire safety", (), is_held=False, is_invented=False)


def test_a_response_is_told_with_its_result_or_that_there_is_none() -> None:
    held = Response("tasking", MONTH, "Patrols on the parade", "", "analyst", "", 1)
    assert tasking.response(None, "Last month").title == "Last month's response has not been entered"
    assert tasking.response(held, "Last month").words[1] == "Result: nothing has been written down yet."
    assert tasking.response(replace(held, result="Fewer"), "Last month").words == (
        "Response: Patrols on the parade",
        "Result: Fewer",
    )


def test_what_changed_comes_with_the_false_alarms_to_expect() -> None:
    signal = Signal(INDICATOR, Area("E1", "Made Up", "borough", "", 1, "", None), SIGNAL, 0.01)
    budget = (Checked("borough", 20, 0.4, 1, 1),)
    found = WhatChanged((signal,) * 7, budget, 0.1, MONTH, MONTH, (), "v", False)
    section = tasking.changed(found, "What changed")
    assert section.words[0].startswith("▲ Things recorded in Made Up: higher than expected in January 2026")
    assert section.words[-1] == "2 more in the table."
    assert len(section.table.rows) == 7
    assert "Of 20 checks" in section.notes[1]
    several = tasking.changed(replace(found, sources=(SOURCE, replace(SOURCE, title="Others"))), "What changed")
    assert several.source == f"Sources: {SOURCE.title}; Others."  # on a screen's one line; whose they are is a note
    assert SOURCE.publisher in several.notes[-1]
    quiet = replace(found, signals=(), first_month=None, last_month=None)
    assert tasking.changed(quiet, "What changed").table is None


def test_a_ward_is_named_with_its_places_and_what_is_done_there(table) -> None:
    wards = standings.wards(table)
    section = tasking.where(wards, (HELD,), TODAY, "Where")
    altair.LayerChart.from_dict(section.chart)
    assert section.title == "Things recorded: Ward 4 lies in the highest quarter of wards"
    assert section.words[0] == "Ward 4: 50.0 per 1,000, the highest of 5. Impact day held here: 1 Mar 2026."
    assert "cannot be told apart" in section.words[-1]
    assert len(section.data.rows) == len(wards.rows)
    elsewhere = tasking.where(wards, (AHEAD,), TODAY, "Where")
    assert elsewhere.words[1] == "None of the last or next impact days is there."


def test_where_no_ward_can_be_told_from_others_none_is_named(table) -> None:
    rows = tuple(replace(row, standing=standings.standing(1, 5)) for row in table.rows)
    section = tasking.where(replace(table, rows=rows), (), TODAY, "Where")
    assert section.title == "Things recorded: no ward's rate can be told from those around it"
    reason = tasking.where(replace(table, rows=(), reason="No file is loaded"), (), TODAY, "Where")
    assert reason.chart is None
    assert "no file is loaded" in reason.title


def test_no_ward_is_named_by_figures_of_long_ago(table) -> None:
    section = tasking.where(standings.wards(table), (), date(2027, 6, 1), "Where")
    assert section.title == "Things recorded: no figures by ward are held for the last year"
    assert section.chart is None
    assert "February 2026" in section.words[0]


def test_days_are_told_with_what_they_left_behind() -> None:
    assert tasking.days((), "Days").title == "No impact day is in the register"
    section = tasking.days((HELD, AHEAD), "Days")
    assert section.title == "The next impact day is on 1 Apr 2026 in Ward 1"
    assert section.words == (
        "Booked 1 Apr 2026, Ward 1: Fire safety.",
        "Held 1 Mar 2026, Ward 4: Clean-up. Rubbish: 2.5 tonnes; Arrests: 1.",
    )
    assert "Invented for the demonstration." in section.notes
    assert tasking.days((HELD,), "Days").title == "No impact day is booked ahead"


def test_tasks_are_told_with_owner_place_and_day() -> None:
    assert tasking.tasks((), "Tasks").title == "No task has been proposed"
    section = tasking.tasks((replace(TAKEN, place="Northgate"), TAKEN), "Tasks")
    assert section.title == "The council proposes 2 tasks"
    assert section.words[0] == "Light the path (Wardens; Northgate; by 1 Feb 2026)"

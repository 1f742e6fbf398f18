"""Priorities as sections say where each stands in words and in numbers, and leave nothing out."""

from dataclasses import replace
from datetime import date

import pytest

from sbp.charts.sections import priorities
from sbp.model import Change, Interval
from sbp.strategy_model import Action, BoardRow, Fired, Item, Priority, Progress, Reference, Status, Target

PRINTED = Reference("A report", "section 2")
WORSE = Status("worsening", Fired("change", date(2026, 2, 1), 1), None, 0.05, "worsening")
STILL = Status("no signal", None, None, None, "no signal")
RISE = Change(1100, 1000, 1.1, Interval(1.03, 1.17), 2.0)
PRIORITY = Priority(
    period="2020-23", id="calm", number=1, name="Calm places", address="calm", summary="", notice="Counted twice.",
    aim=Item("", "To calm places.", PRINTED), sub_priorities=(), tackle=(), how=(), board_quarter=1,
    lead_partners=("Council",), plans=(), indicators=("things",), topics=(), not_in_open_data=(),
)  # fmt: skip


@pytest.fixture
def rows(result) -> tuple[BoardRow, ...]:
    other = replace(result, indicator=replace(result.indicator, id="others"))
    return (BoardRow(replace(result, change=RISE), WORSE, None), BoardRow(other, STILL, None))


def test_where_all_stand_counts_every_measure_once(rows) -> None:
    section = priorities.standing([(PRIORITY, rows)])
    assert section.title == "1 of 2 measures improved, worsened or changed, by the rule"
    (line,) = section.table.rows
    assert line == ("Calm places", 2, 0, 1, 0, 1, 0, "Things recorded (worsening)")
    assert sum(line[2:7]) == line[1]


def test_a_measure_of_two_priorities_is_counted_once_and_said_to_stand_twice(rows) -> None:
    section = priorities.standing([(PRIORITY, rows), (replace(PRIORITY, name="Other"), rows[:1])])
    assert section.title == "1 of 2 measures improved, worsened or changed, by the rule"
    assert sum(line[1] for line in section.table.rows) == 3
    assert section.subtitle.endswith("Things recorded stands under several priorities and is counted once in the total")


def test_a_board_table_holds_numbers_and_both_statuses(rows) -> None:
    section = priorities.board(PRIORITY, rows, "London")
    assert section.title.startswith("Calm places: of 2 measures")
    assert section.words == ("Aim: to calm places.", "Counted twice.")
    first = section.table.rows[0]
    assert first[2:4] == (1100, 1000)
    assert first[5] == 62.0
    assert "Worsening" in first[6]
    assert "False alarm" in first[6]
    assert len(first) == len(section.table.columns) == 7  # nothing was judged: said once, not in every line
    assert section.table.caption.endswith("no judged status is recorded of any")
    assert section.source
    said = Progress("indicator", "things", "2021/22 Q4", "On track", "", PRINTED, True)
    judged = priorities.board_grid((replace(rows[0], judged=said), rows[1]), "London")
    assert [line[7] for line in judged.rows] == ["On track (2021/22 Q4)", "no judged status recorded"]


def test_actions_bear_what_was_said_last_and_where() -> None:
    action = Action("a1", "2020-23", "calm", "Light the park", "Council", PRINTED)
    said = [Progress("action", "a1", f"2021/22 Q{q}", word, "", Reference("Minutes", f"{q}"), True) for q, word in
            ((1, "On track"), (4, "Complete"))]  # fmt: skip
    section = priorities.actions(PRIORITY, [(action, tuple(said)), (replace(action, id="a2"), ())])
    assert section.title == "Calm places: 1 of 2 actions with a judged status"
    assert section.table.rows[0][2] == "Complete (2021/22 Q4)"
    assert section.table.rows[0][4] == "A report, section 2; reported in Minutes, 4"
    assert section.table.rows[1][2] == "no judged status recorded"
    silent = priorities.actions(PRIORITY, [(action, ())])
    assert (silent.title, silent.table.rows[0][2]) == ("Calm places: 0 of 1 action with a judged status", "")
    assert priorities.actions(PRIORITY, []).title == "Calm places: no action is printed"


def test_targets_say_met_or_missed_with_the_figure() -> None:
    target = Target("t", "2020-23", "calm", "Fewer things", "2019/20", "March 2023", None, None, "", PRINTED)
    section = priorities.targets(PRIORITY, [(target, "missed", "12 in 2022/23, against 10 in 2019/20.")])
    assert section.title == "Calm places: of 1 target 1 missed"
    assert section.table.rows[0][3] == "Missed: 12 in 2022/23, against 10 in 2019/20."
    assert priorities.targets(PRIORITY, []) is None

"""Actions as rows: statuses by quarter, what was said of them, and which figures they name."""

from dataclasses import replace

from sbp import content
from sbp.answers import strategy
from sbp.strategy_model import Progress, Reference
from sbp.ui import action_rows

LEADING = content.load().strategies.leading


def test_statuses_stand_in_a_grid_from_two_quarters_on():
    lines = strategy.actions(LEADING, LEADING.priorities[0].id)
    once = action_rows.rows(lines, ("2021/22 Q4",))
    assert once[0]["Judged status"] == "Achieved (2021/22 Q4)"
    said = lines[0].progress[0]
    more = replace(lines[0], progress=(said, replace(said, quarter="2022/23 Q1", status="Begun anew")))
    (grid,) = action_rows.rows((more,), ("2021/22 Q4", "2022/23 Q1"))
    assert (grid["2021/22 Q4"], grid["2022/23 Q1"]) == ("Achieved", "Begun anew")
    assert "Judged status" not in grid


def test_a_status_judged_again_in_its_quarter_stands_beside_the_printed_one():
    line = next(each for each in strategy.actions(LEADING, None) if len(each.progress) == 1 and each.progress[0].status)
    (said,) = line.progress
    again = replace(said, status="Begun anew", reference=Reference("The Board", "2 Feb 2022"))
    later = replace(again, quarter="2099/00 Q4")
    (one,) = action_rows.rows((replace(line, progress=(said, again)),), (said.quarter,))
    (grid,) = action_rows.rows((replace(line, progress=(said, again, later)),), (said.quarter, later.quarter))
    for cell in (one["Judged status"], grid[said.quarter]):
        assert cell.index(said.status) < cell.index("; then Begun anew")
        assert cell.endswith("(The Board, 2 Feb 2022)")
    assert grid[later.quarter] == "Begun anew"


def test_an_uncertain_row_is_said_to_be_uncertain():
    uncertain = [
        row["Judged status"]
        for line in strategy.actions(LEADING, None)
        if line.progress and not line.progress[-1].is_certain
        for row in action_rows.rows((line,), ())
    ]
    assert uncertain == ["Achieved (2021/22 Q4, row uncertain)"] * 3


def test_an_action_without_report_has_no_judged_status():
    line = strategy.ActionLine(LEADING.actions[0], ())
    (row,) = action_rows.rows((line,), ())
    assert (row["Judged status"], row["Reported in"]) == ("no judged status recorded", "–")
    blank = Progress("action", line.action.id, "2021/22 Q4", "", "Said", line.action.reference, is_certain=True)
    (row,) = action_rows.rows((replace(line, progress=(blank,)),), ())
    assert (row["Judged status"], row["Note"]) == ("no judged status recorded", "Said.")


def test_notes_of_several_quarters_each_say_their_quarter():
    action = LEADING.actions[0]
    first = Progress("action", action.id, "2021/22 Q3", "", "Begun", action.reference, is_certain=True)
    later = replace(first, quarter="2021/22 Q4", note="Finished")
    (row,) = action_rows.rows((strategy.ActionLine(action, (first, later)),), ())
    assert row["Note"] == "2021/22 Q3: Begun. 2021/22 Q4: Finished."

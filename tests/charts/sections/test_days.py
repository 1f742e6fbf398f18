"""Impact days as sections: what was done is added up by year, and never taken for what worked."""

from datetime import date

from sbp.charts.sections import days
from sbp.impact_model import Day, Design, Held, Outcome, ReadyYear
from tests.answers.impact_ground import impact

CONTENT = impact()
FIRST, SECOND = list(CONTENT.outputs)[:2]


def _day(day: date, outputs: dict[str, float] | None):
    held = None if outputs is None else Held(outputs, "", 1)
    design = Design("m", ("a",), day, day, day, day, day, day, ("W2",), (), 1.0, 0.0, 0.27, 0.88, "v1")
    return Day(day.isoformat(), day, "W1", "North", "t", "lead", (), "", design, "", "", held, (), False)


def test_outputs_are_added_up_by_business_year_and_nothing_written_is_no_zero() -> None:
    register = [_day(date(2025, 3, 12), {FIRST: 2.0}), _day(date(2025, 4, 9), {FIRST: 3.0, SECOND: 4.0})]
    section = days.outputs([*register, _day(date(2025, 6, 1), None)], CONTENT)
    assert section.title == "2 Community Impact Days held"
    assert section.table.columns == ("What", "Counted in", "2024/25", "2025/26")
    rows = {row[0]: row[2:] for row in section.table.rows}
    assert rows["Days held"] == (1, 1)
    assert rows[CONTENT.outputs[FIRST].name] == (2.0, 3.0)
    assert rows[CONTENT.outputs[SECOND].name] == (None, 4.0)


def test_without_a_day_it_says_so() -> None:
    assert days.outputs([], CONTENT).table is None
    assert days.verdicts([], [], False).chart is None


def test_verdicts_draw_what_has_a_range_and_list_all() -> None:
    clear = Outcome("fewer", "", 0.8, 0.7, 0.9)
    early = Outcome("too early", "2 of the 6 months named at booking are held")
    judged = [(_day(date(2025, 3, 12), {}), clear), (_day(date(2025, 4, 9), {}), early)]
    section = days.verdicts(judged, [ReadyYear(2025, 2, clear, 0.4)], False)
    assert len(section.table.rows) == 2
    assert len(section.data.rows) == 2  # the clear day and the year
    assert dict(section.plot.series)["Change"] == (-20.0, -20.0)
    assert section.title.startswith("2025/26, ")
    assert section.data.rows[-1][0] == "All of 2025/26 together"

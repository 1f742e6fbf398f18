"""Meetings in words: an expected month is never told as a date, and a log in CSV runs nothing."""

from dataclasses import replace
from datetime import date

import pytest

from sbp.charts import meeting_words
from sbp.meeting_model import Quarter, Upcoming
from tests.charts.sections.meeting_evidence import STEP, TAKEN, agenda, point

MEETING = agenda().meeting
Q4 = Quarter(4, "2025/26 Q4")


@pytest.mark.parametrize(
    ("day", "month", "quarter", "themes", "told"),
    [
        (date(2026, 3, 12), date(2026, 3, 1), Q4, ("Calm",), "12 Mar 2026 (2025/26 Q4: Calm)"),
        (None, date(2026, 3, 1), Q4, (), "expected in March 2026, day to be entered (2025/26 Q4)"),
        (None, None, None, (), "date to be entered"),
    ],
)
def test_the_next_meeting_is_told_as_far_as_it_is_known(day, month, quarter, themes, told) -> None:
    assert meeting_words.upcoming(Upcoming(MEETING, day, month, quarter, themes)) == told


def test_how_often_is_told_only_where_it_is_printed() -> None:
    assert meeting_words.cadence(MEETING) == "Each quarter"
    assert meeting_words.cadence(replace(MEETING, every=None)) == "How often it is held is not printed"
    assert meeting_words.basis(point("since")) == "assumed by this tool"


def test_the_log_holds_every_decision_with_its_figures_as_they_stood() -> None:
    taken = replace(TAKEN, text="=HYPERLINK(1)", place="Northgate", follow_ups=(STEP,), state="done")
    (row,) = meeting_words.log_rows([taken], {"council": MEETING})
    assert row["Decision"] == "=HYPERLINK(1) (Northgate)"
    assert row["Figures then"] == "Things recorded, Made Up: 900 in the 12 months to Nov 2025"
    assert (row["State"], row["What happened since"]) == ("● Done", "It is lit")
    lines = meeting_words.log_csv([taken], {}).splitlines()
    assert "'=HYPERLINK(1)" in lines[1]
    assert lines[1].startswith("council,2025-12-10,")

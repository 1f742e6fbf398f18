"""The records of meetings tell what code would otherwise have to work out twice."""

from dataclasses import replace
from datetime import date

import pytest

from sbp.meeting_model import Figure, FigureSince, Meeting, Upcoming

FIGURE = Figure("total", "E09000099", "Total", "offences", date(2025, 2, 1), 900, "Total: 900")
BARE = Meeting("a", "A", "A", "", None, (), (), "OPEN", False, "", (), (), (), ())


@pytest.mark.parametrize(("again", "told"), [(900, False), (901, True), (None, False)])
def test_a_figure_is_revised_where_the_same_months_read_otherwise_today(again, told):
    assert FigureSince(FIGURE, again, 950, date(2025, 5, 1)).is_revised is told


def test_a_meeting_without_a_day_is_not_dated():
    expected = Upcoming(BARE, None, date(2025, 3, 1), None, ())
    assert not expected.is_dated
    assert replace(expected, day=date(2025, 3, 12)).is_dated

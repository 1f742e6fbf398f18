"""Which meeting comes next, its quarter and theme, and the days that an analyst enters."""

from dataclasses import replace
from datetime import date

import pytest

from sbp.access import Actor
from sbp.answers import meetings
from sbp.errors import SbpError
from sbp.store import records

TODAY = date(2025, 3, 10)
ANALYST = Actor("analyst")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "records.sqlite"


@pytest.mark.parametrize(
    ("day", "business", "calendar"),
    [
        (date(2026, 3, 31), (4, "2025/26 Q4"), (1, "2026 Q1")),
        (date(2026, 4, 1), (1, "2026/27 Q1"), (2, "2026 Q2")),
        (date(2025, 12, 6), (3, "2025/26 Q3"), (4, "2025 Q4")),
        (date(1999, 12, 31), (3, "1999/00 Q3"), (4, "1999 Q4")),
    ],
)
def test_march_is_quarter_four_of_a_business_year_and_one_of_a_calendar_year(day, business, calendar):
    for basis, told in (("business", business), ("calendar", calendar)):
        found = meetings.quarter(day, basis)
        assert (found.number, found.label) == told


def test_without_a_day_entered_the_month_is_an_expectation(words, path):
    council, tasking, watch = meetings.upcoming(words, path, TODAY)
    assert (council.day, council.month, council.quarter.label) == (None, date(2025, 3, 1), "2024/25 Q4")
    assert tasking.month == date(2025, 3, 1)
    assert (watch.day, watch.month, watch.quarter) == (None, None, None)


def test_the_theme_is_that_of_the_quarter_in_the_leading_strategy(words, path):
    meetings.enter(ANALYST, path, words, "council", date(2025, 4, 2), TODAY)
    council, tasking, _ = meetings.upcoming(words, path, TODAY)
    assert (council.day, council.quarter.number, council.themes) == (date(2025, 4, 2), 1, ("Quiet streets",))
    assert tasking.themes == ()


def test_a_meeting_of_today_is_still_to_come_and_one_held_this_month_is_not_expected_again(words, path):
    meetings.enter(ANALYST, path, words, "council", TODAY, TODAY)
    assert meetings.upcoming(words, path, TODAY)[0].day == TODAY
    later = TODAY.replace(day=11)
    assert meetings.upcoming(words, path, later)[0].month == date(2025, 6, 1)


def test_a_cancelled_day_is_no_longer_to_come_and_may_be_set_again(words, path):
    day = date(2025, 3, 20)
    meetings.enter(ANALYST, path, words, "council", day, TODAY)
    meetings.cancel(ANALYST, path, "council", day, "The hall is taken")
    assert meetings.days(path, "council") == ()
    meetings.enter(ANALYST, path, words, "council", day, TODAY)
    assert meetings.days(path, "council") == (day,)
    assert [entry.reason for entry in records.entries(path)] == ["", "The hall is taken", "set again"]


@pytest.mark.parametrize(
    ("actor", "meeting", "day", "told"),
    [
        (Actor("board"), "council", TODAY, "cannot edit records"),
        (ANALYST, "lost", TODAY, "lost"),
        (ANALYST, "council", date(2035, 1, 1), "more than 3 years away"),
    ],
)
def test_what_cannot_be_entered_is_refused_and_nothing_is_written(words, path, actor, meeting, day, told):
    with pytest.raises(SbpError, match=told):
        meetings.enter(actor, path, words, meeting, day, TODAY)
    assert records.entries(path) == ()


def test_a_day_is_entered_once_and_cancelled_with_a_reason(words, path):
    meetings.enter(ANALYST, path, words, "council", TODAY, TODAY)
    with pytest.raises(SbpError, match="already entered"):
        meetings.enter(ANALYST, path, words, "council", TODAY, TODAY)
    with pytest.raises(SbpError, match="reason is empty"):
        meetings.cancel(ANALYST, path, "council", TODAY, " ")
    with pytest.raises(SbpError, match="No such day"):
        meetings.cancel(ANALYST, path, "council", date(2025, 1, 1), "never")


def test_a_strategy_that_sets_no_themes_gives_none(words):
    other = replace(words.strategies, leads=words.strategies.periods[-1].id)
    assert meetings.themes(replace(words, strategies=other), 1) == ()

"""Meetings as pages ask for them: by who may see them, and anew when something is written down."""

from datetime import date

import pytest

from sbp.access import Actor
from sbp.answers import decisions
from sbp.answers.decisions import Draft, OnScreen
from sbp.store import records
from sbp.ui import meeting_answers, snapshots

DAY = date(2022, 3, 9)


@pytest.fixture(autouse=True)
def path(monkeypatch, tmp_path):
    """Records of this test's own."""
    held = tmp_path / "records.sqlite"
    monkeypatch.setattr(records, "place", lambda is_demonstration: held)
    return held


@pytest.mark.parametrize(("audience", "sees"), [("analyst", 5), ("board", 3), ("public", 0)])
def test_who_sees_which_meetings(view, monkeypatch, audience, sees):
    monkeypatch.setenv("SBP_AUDIENCE", audience)
    assert len(meeting_answers.open_to_actor(view)) == sees
    assert len(meeting_answers.upcoming(view)) == sees


def test_the_screens_are_made_once_until_something_is_written_down(view, path):
    board = view.snapshot.content.meetings.meetings["board"]
    first = meeting_answers.screens_of(view, board, DAY)
    assert meeting_answers.screens_of(view, board, DAY) is first
    draft = Draft("Light the path", "Council", date(2022, 6, 1))
    decisions.write(Actor("board"), path, board, DAY, draft, OnScreen("Theme", (), (), "v"), view.today)
    later = snapshots.View(snapshot=view.snapshot, today=view.today, colours=view.colours)
    assert meeting_answers.screens_of(later, board, DAY)[-1].section.title == "1 decision taken today"
    assert [each.text for each in meeting_answers.decided(later)] == ["Light the path"]


def test_the_public_sees_no_decision(view, monkeypatch, path):
    board = view.snapshot.content.meetings.meetings["board"]
    draft = Draft("Light the path", "Council", date(2022, 6, 1))
    decisions.write(Actor("board"), path, board, DAY, draft, OnScreen("Theme", (), (), "v"), view.today)
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    assert meeting_answers.decided(view) == ()

"""The Overview says what comes next, to those who may know it."""

from sbp.access import Actor
from sbp.charts import meeting_words
from sbp.ui import meeting_answers


def test_partners_see_the_next_meetings(visit, read, view):
    told = read(visit())
    known = [each for each in meeting_answers.upcoming(view) if each.day or each.month]
    assert known
    for each in known:
        assert f"<li>{each.meeting.short}: {meeting_words.upcoming(each)}</li>" in told


def test_the_public_sees_neither_meetings_nor_days_to_come(visit, read, view, monkeypatch):
    monkeypatch.setattr("sbp.ui.who.actor", lambda: Actor("public"))
    assert ">Next<" not in read(visit())

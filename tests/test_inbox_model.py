"""What is noted of a file is told in one clause, whoever did it."""

from datetime import date

from sbp.inbox_model import ASIDE, Note


def test_a_note_says_when_by_whom_and_why():
    note = Note(ASIDE, "a" * 64, "2026-11-21T23:40:05+00:00", "analyst (a@b.uk)", "wrong month")
    assert note.day == date(2026, 11, 21)
    assert note.told == "on 21 Nov 2026 by analyst (a@b.uk): wrong month"
    assert Note(ASIDE, "a" * 64, "2026-01-02T00:00:00+00:00", "analyst").told == "on 2 Jan 2026 by analyst"

"""The Meetings page: what comes next, days that an analyst enters, and nothing of it for the public."""

from datetime import date

import pytest

from sbp.answers import meetings
from sbp.store import records


@pytest.fixture(autouse=True)
def path(monkeypatch, tmp_path):
    """Records of this test's own."""
    held = tmp_path / "records.sqlite"
    monkeypatch.setattr(records, "place", lambda is_demonstration: held)
    return held


def _press(app, label):
    return next(each for each in app.button if each.label == label).click().run()


def test_each_meeting_says_when_it_is_next_and_where_its_agenda_comes_from(visit, read):
    told = read(visit("meetings"))
    assert "Next: expected in March 2022, day to be entered (2021/22 Q4:" in told
    assert "assumed by this tool" in told
    assert "December quarter 4" in told
    assert "March lies in quarter 4" in told


def test_a_pack_made_for_another_meeting_says_so(visit):
    labels = [each.proto.label for each in visit("meetings").get("page_link")]
    assert "Pack for Board: Board pack" in labels
    assert "Pack for Neighbourhood Board: Scrutiny pack (made for: Scrutiny committee)" in labels


def test_a_day_is_entered_once_and_cancelled_with_a_reason(visit, read, path):
    app = visit("meetings")
    app.date_input(key="day_day").set_value(date(2022, 3, 9)).run()
    _press(app, "Enter this day")
    assert "Next: 9 Mar 2022" in read(app)
    app.date_input(key="day_day").set_value(date(2022, 3, 9)).run()
    _press(app, "Enter this day")
    assert "already entered" in app.error[0].value
    assert app.date_input(key="day_day").value == date(2022, 3, 9)
    _press(app, "Cancel it")
    assert "reason is empty" in app.error[0].value
    app.text_input(key="cancel_reason").set_value("No room").run()
    _press(app, "Cancel it")
    assert meetings.days(path, "board") == ()


def test_the_board_sees_no_restricted_meeting_and_enters_no_days(visit, read, monkeypatch):
    monkeypatch.setenv("SBP_AUDIENCE", "board")
    app = visit("meetings")
    told = read(app)
    assert "Tactical Tasking" not in told
    assert "Council input" not in told
    assert not any(each.label == "Enter this day" for each in app.button)

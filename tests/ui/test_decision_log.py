"""The log of decisions: filtered, followed up, and nothing that is typed is lost or run."""

from datetime import date

import pytest

from sbp.access import Actor
from sbp.answers import decisions
from sbp.answers.decisions import Draft, OnScreen
from sbp.charts.sections import waiting
from sbp.content import load
from sbp.store import records
from sbp.ui import meeting_answers

TODAY, HELD = date(2022, 3, 1), date(2022, 3, 9)
SEEN = OnScreen("Theme", (), (), "v")


@pytest.fixture
def path(monkeypatch, tmp_path):
    """Records with two decisions."""
    held = tmp_path / "records.sqlite"
    monkeypatch.setattr(records, "place", lambda is_demonstration: held)
    board = load().meetings.meetings["board"]
    for text, owner in (("<b>Light</b> the path", "Police"), ("Write to shops", "Council")):
        decisions.write(Actor("board"), held, board, HELD, Draft(text, owner, date(2022, 6, 1)), SEEN, TODAY)
    return held


def _press(app, label):
    return next(each for each in app.button if each.label == label).click().run()


def test_before_anything_is_decided_it_says_where_decisions_are_written(visit, read, monkeypatch):
    monkeypatch.setattr(meeting_answers, "decided", lambda view: ())
    told = read(visit("meetings"))
    assert "Decisions: none is written down yet" in told
    assert waiting.WRITING in told


def test_decisions_are_filtered_by_owner_and_state_and_typed_marks_stay_text(visit, read, path):
    app = visit("meetings", owner="Police")
    told = read(app)
    assert "Decisions: 1 open of 1" in told
    assert "&lt;b&gt;Light&lt;/b&gt; the path" in told
    assert "Write to shops" not in told
    app.segmented_control(key="state").set_value("done").run()
    assert "No decision that fits" in read(app)


def test_what_happened_since_is_added_and_a_stale_writer_is_told(visit, read, path):
    app = visit("meetings")
    chosen = app.selectbox(key="follow_decision").value
    first = next(each for each in decisions.held(path) if each.key == chosen)
    board = load().meetings.meetings["board"]
    app.text_area(key="follow_text").set_value("Mine").run()
    decisions.follow_up(Actor("board"), path, board, first, first.entry, "open", "Somebody else's words")
    _press(app, "Write it down")
    assert "meantime" in app.warning[0].value
    assert app.text_area(key="follow_text").value == "Mine"
    app.segmented_control(key="follow_state").set_value("done").run()
    _press(app, "Write it down")
    found = next(each for each in decisions.held(path) if each.key == chosen)
    assert [each.text for each in found.follow_ups] == ["Somebody else's words", "Mine"]
    assert found.state == "done"

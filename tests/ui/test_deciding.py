"""Writing down in a meeting: a refusal keeps every field, a decision keeps the figures on screen."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from sbp.answers import account, decisions
from sbp.store import records


def _record() -> None:
    from datetime import date

    import streamlit as st

    from sbp.charts import theme
    from sbp.ui import deciding, meeting_answers, snapshots

    snapshot = snapshots.current()
    page = snapshots.View(snapshot=snapshot, today=snapshots.today(snapshot), colours=theme.LIGHT)
    meeting, day = snapshot.content.meetings.meetings["board"], date(2022, 2, 9)
    ask = deciding.judge.__wrapped__ if st.session_state.get("judging") else deciding.record.__wrapped__
    screens = meeting_answers.screens_of(page, meeting, day)
    more = () if st.session_state.get("judging") else (next(each for each in screens if each.figures),)
    ask(page, meeting, day, *more)


@pytest.fixture
def path(site, monkeypatch, tmp_path):
    """Records of this test's own."""
    held = tmp_path / "records.sqlite"
    monkeypatch.setattr(records, "place", lambda is_demonstration: held)
    return held


def _press(app):
    return next(each for each in app.button if each.label == "Write it down").click().run()


def test_a_decision_is_refused_without_losing_a_word_and_then_kept_with_its_figures(path):
    app = AppTest.from_function(_record, default_timeout=30).run()
    assert not app.exception
    app.text_area(key="decide_text").set_value("x" * 400).run()
    app.date_input(key="decide_due").set_value(date(2021, 1, 1)).run()
    _press(app)
    assert "400 characters, and 300 can be kept" in app.error[0].value
    app.text_area(key="decide_text").set_value("<b>Light</b> the path").run()
    app.selectbox(key="decide_owner").set_value("Council").run()
    _press(app)
    assert "lies in the past" in app.error[0].value
    assert app.text_area(key="decide_text").value == "<b>Light</b> the path"
    assert app.selectbox(key="decide_owner").value == "Council"
    app.date_input(key="decide_due").set_value(date(2022, 6, 1)).run()
    _press(app)
    (found,) = decisions.held(path)
    assert (found.text, found.owner, found.due) == ("<b>Light</b> the path", "Council", date(2022, 6, 1))
    assert found.figures
    assert found.data_version
    assert app.text_area(key="decide_text").value == ""


def test_a_status_that_the_meeting_judged_is_kept_with_the_meeting(path):
    app = AppTest.from_function(_record, default_timeout=30)
    app.session_state["judging"] = True
    app.run()
    app.text_input(key="judge_status").set_value("On track").run()
    _press(app)
    assert not app.error
    (found,) = account.read(is_demonstration=True)
    assert (found.said["status"], found.said["agreed_on"]) == ("On track", "2022-02-09")

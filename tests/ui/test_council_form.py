"""Council input: a response and tasks, entered by the analyst, marked, and kept where the tasking agenda finds them."""

from datetime import date

import pytest

from sbp.answers import council_input, decisions
from sbp.content import load
from sbp.store import records


@pytest.fixture
def path(monkeypatch, tmp_path):
    """Records of this test's own."""
    held = tmp_path / "records.sqlite"
    monkeypatch.setattr(records, "place", lambda is_demonstration: held)
    return held


def _press(app, label):
    return next(each for each in app.button if each.label == label).click().run()


def test_a_response_and_a_task_reach_the_tasking_agenda(visit, read, path):
    app = visit("meetings")
    meeting = load().meetings.meetings["tasking_group"]
    _press(app, "Write down the response")
    assert "response is empty" in app.error[0].value
    app.text_area(key="response_tasking_group_2022-03").set_value("Patrols <b>twice</b>").run()
    _press(app, "Write down the response")
    assert council_input.held(path, meeting, date(2022, 3, 1)).text == "Patrols <b>twice</b>"
    app.text_area(key="task_text").set_value("Cut back the hedge").run()
    app.selectbox(key="task_owner").set_value("Council community safety").run()
    app.date_input(key="task_due").set_value(date(2022, 4, 1)).run()
    app.text_input(key="task_place").set_value("The recreation ground").run()
    _press(app, "Propose this task")
    (task,) = decisions.of_meeting(path, meeting, date(2022, 3, 1), is_proposed=True)
    assert (task.text, task.place) == ("Cut back the hedge", "The recreation ground")
    assert "Cut back the hedge (The recreation ground)" in read(app)

"""A meeting on a shared screen: one message, the bar, the address as the state, and who may see it."""

import pytest

from sbp.store import records


@pytest.fixture(autouse=True)
def _own_records(monkeypatch, tmp_path):
    monkeypatch.setattr(records, "place", lambda is_demonstration: tmp_path / "records.sqlite")


def _press(app, label):
    return next(each for each in app.button if each.label == label).click().run()


def _shown(app, read):
    return next(line for line in read(app).splitlines() if "Screen" in line)


def test_the_bar_steps_and_the_address_follows(visit, read):
    app = visit("meeting", meeting="board", date="2022-03-09", item="2")
    assert not app.exception
    assert "Screen 2 of" in read(app)
    assert "OFFICIAL" in read(app)
    assert "Demonstration data, not real" in read(app)
    _press(app, "Next")
    assert "Screen 3 of" in read(app)
    assert app.query_params["item"] == "3"
    _press(app, "Back")
    _press(app, "Back")
    assert "Screen 1 of" in read(app)
    assert next(each for each in app.button if each.label == "Back").disabled


@pytest.mark.parametrize(
    ("asked", "day", "at"),
    [
        ("999", "2022-03-09", "Screen"),
        ("-3", "0001-01-01", "Screen 1 of"),
        ("²", "9999-12-31", "Screen 1 of"),
        ("<b>", "never", "Screen 1 of"),
    ],
)
def test_an_item_or_day_that_is_not_there_leads_to_one_that_is(visit, read, asked, day, at):
    app = visit("meeting", meeting="scrutiny", date=day, item=asked)
    assert at in read(app)
    assert not app.error


def test_the_agenda_leads_to_each_of_its_points(visit, read):
    app = visit("meeting", meeting="scrutiny", date="2022-03-09")
    _press(app, "Where each priority stands")
    assert "Screen 2 of" in read(app)


@pytest.mark.parametrize(
    ("audience", "meeting", "told"),
    [("board", "tasking_group", "no meeting"), ("analyst", "lost", "no meeting"), ("board", "<script>", "no meeting")],
)
def test_a_meeting_that_is_not_for_this_person_is_not_shown(visit, read, monkeypatch, audience, meeting, told):
    monkeypatch.setenv("SBP_AUDIENCE", audience)
    app = visit("meeting", meeting=meeting)
    assert told in app.error[0].value
    assert "OFFICIAL-SENSITIVE" not in read(app)

"""Booking by hand: what could be shown is said first, bad input loses nothing typed, hostile text stays text."""

from datetime import date

import pytest

from sbp.store import records
from sbp.ui import links

CHOICES = ("ward", "theme", "measure", "lead")
STATED = "Rubbish in the alley; clear it and keep it clear"
HOSTILE = "<script>alert(1)</script> **bold** & more"


@pytest.fixture
def desk(visit, monkeypatch, tmp_path):
    """The booking part over the demonstration borough, with records of this test's own."""
    monkeypatch.setattr(records, "place", lambda is_demonstration: tmp_path / "records.sqlite")
    return visit("impact_days", part="book")


def fill(app, day=date(2022, 6, 15), objective=STATED, choices=CHOICES):
    """Make the choices that a booking asks for, and state the problem."""
    for each in choices:
        app.selectbox(key=f"book_{each}").select_index(0)
    app.text_area(key="book_objective").set_value(objective)
    return app.date_input(key="book_day").set_value(day).run()


def press(app, label):
    return next(each for each in app.button if each.label == label).click().run()


def book(app):
    return app.button(key="book_it").click().run()


def can_book(app):
    return any(each.key == "book_it" for each in app.button)


def test_a_day_is_booked_after_what_it_could_show_was_said(desk, read):
    fill(desk, objective=HOSTILE)
    assert "smallest cut that this day could show" in read(desk)
    ward = desk.selectbox(key="book_ward").options[0]
    assert desk.button(key="book_it").label == f"Book 15 Jun 2022 in {links.plain(ward)}"
    book(desk)
    assert not desk.error
    assert f"Booked: 15 Jun 2022, {ward}" in desk.success[0].value
    desk.segmented_control(key="part").set_value("register").run()
    assert "<script>" not in read(desk)


@pytest.mark.parametrize(
    ("day", "objective", "told"),
    [
        (date(2022, 6, 15), "x" * 100_000, "100,000 characters"),
        (date(2022, 6, 15), "bell \x07", "do not show"),
        (date(2022, 6, 15), "  ", "statement of the problem and what the day is to achieve is empty"),
    ],
)
def test_what_cannot_be_booked_is_said_and_nothing_typed_is_lost(desk, day, objective, told):
    book(fill(desk, day, objective))
    assert told in desk.error[0].value
    assert desk.text_area(key="book_objective").value == objective
    assert desk.date_input(key="book_day").value == day
    assert all(desk.selectbox(key=f"book_{each}").index == 0 for each in CHOICES)


def test_nothing_is_chosen_beforehand_and_what_is_not_chosen_is_asked_for(desk, read):
    assert all(desk.selectbox(key=f"book_{each}").value is None for each in CHOICES)
    fill(desk, choices=())
    assert not can_book(desk)
    assert "Choose a date, a ward and what the day is to change" in read(desk)
    book(fill(desk, choices=("ward", "measure")))
    assert "No theme has been chosen" in desk.error[0].value
    book(fill(desk, choices=("theme",)))
    assert "No lead has been chosen" in desk.error[0].value
    assert desk.text_area(key="book_objective").value == STATED
    assert not desk.success


def test_once_a_day_is_booked_the_next_begins_with_nothing_chosen(desk):
    roles = desk.multiselect(key="book_partners")
    roles.set_value(roles.options[:1])
    book(fill(desk))
    assert desk.success
    assert all(desk.selectbox(key=f"book_{each}").value is None for each in CHOICES)
    assert desk.multiselect(key="book_partners").value == []
    assert desk.text_area(key="book_objective").value == ""


def test_a_day_in_the_past_is_said_and_can_be_written_down_as_held_before_it_was_booked(desk, read):
    fill(desk, date(2021, 6, 16), "short")
    assert "not in the future" in desk.info[0].value
    assert not can_book(desk)
    assert desk.text_area(key="book_objective").value == "short"
    desk.number_input(key="hold_earlier_arrests").set_value(3.0).run()
    press(desk, "Write it down as held before it was booked")
    assert "Written down: 16 Jun 2021" in desk.success[0].value
    desk.segmented_control(key="part").set_value("register").run()
    assert "held, not booked before" in read(desk)
    desk.segmented_control(key="part").set_value("results").run()
    assert "held before it was booked here" in read(desk)


def test_two_days_in_one_slot(desk):
    book(fill(desk))
    fill(desk)
    assert "already booked" in desk.error[0].value


def test_a_day_is_written_down_once_it_is_past_and_remarks_are_added(desk, read, monkeypatch):
    book(fill(desk))
    monkeypatch.setenv("SBP_TODAY", "2022-07-01")
    desk.run()
    desk.number_input(key="hold_2022-06-15_waste_cleared").set_value(2.5).run()
    desk.text_area(key="hold_notes_2022-06-15").set_value(HOSTILE).run()
    press(desk, "Write it down")
    assert "Written down" in desk.success[0].value
    desk.text_area(key="addition").set_value("Rain in the afternoon").run()
    press(desk, "Add it")
    desk.segmented_control(key="part").set_value("register").run()
    told = read(desk)
    assert "rubbish cleared 2.5 tonnes" in told
    assert "Rain in the afternoon" in told
    assert "&lt;script&gt;" in told
    assert "<script>" not in told


def test_a_booked_day_is_withdrawn_with_a_reason_and_left_out_of_everything_but_the_register(desk, read, visit):
    assert "No day is booked that has not been held" in read(desk)
    book(fill(desk))
    ward = desk.selectbox(key="book_ward").options[0]
    assert f"15 Jun 2022, {ward}" in visit("tasking_sheet").selectbox(key="day").options
    desk.selectbox(key="withdraw_day").select_index(0).run()
    desk.button(key="withdraw_it").click().run()
    assert "reason is empty" in desk.error[0].value
    desk.text_area(key="withdraw_reason").set_value(HOSTILE).run()
    desk.button(key="withdraw_it").click().run()
    assert f"Withdrawn: 15 Jun 2022, {ward}" in desk.success[0].value
    assert "No day is booked that has not been held" in read(desk)
    desk.segmented_control(key="part").set_value("register").run()
    told = read(desk)
    assert "withdrawn, not held" in told
    assert "12 of 12 days in the register have been held; 1 withdrawn" in told
    assert "Withdrawn: &lt;script&gt;" in told
    assert f"15 Jun 2022, {ward}" not in visit("tasking_sheet").selectbox(key="day").options


def test_the_board_is_told_that_it_cannot_write(visit, monkeypatch, read):
    monkeypatch.setenv("SBP_AUDIENCE", "board")
    app = visit("impact_days", part="book")
    assert not can_book(app)

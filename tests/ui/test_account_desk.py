"""Writing down how the strategy goes: it shows where it belongs, is refused without loss, and nobody is overwritten."""

from datetime import date

import pytest

from sbp import content
from sbp.access import Actor
from sbp.answers import account
from sbp.answers.account import Desk
from sbp.store import records

HOSTILE = "<script>alert(1)</script> **bold** & more"
LEADING = content.load().strategies.leading
FIRST = LEADING.priorities[0]


@pytest.fixture(autouse=True)
def own_records(monkeypatch, tmp_path):
    monkeypatch.setattr(records, "place", lambda is_demonstration: tmp_path / "records.sqlite")


@pytest.fixture
def desk(visit):
    return visit("delivery", part="write", priority=FIRST.address)


def press(app, label="Write it down"):
    return next(each for each in app.button if each.label == label).click().run()


def fill(app, status="Achieved", note=""):
    app.text_input(key="write_status").set_value(status)
    app.text_input(key="write_agreed_at").set_value("Strategic Group")
    app.date_input(key="write_agreed_on").set_value(date(2022, 2, 1))
    return app.text_area(key="write_note").set_value(note).run()


def test_a_judged_status_goes_into_the_grid_of_quarters_and_the_log(desk, visit, read):
    quarter = desk.selectbox(key="write_quarter")
    quarter.set_value(next(each for each in quarter.options if not each.startswith("2021/22 Q4")))
    press(fill(desk, note=HOSTILE))
    assert "Written down" in desk.success[0].value
    assert desk.text_input(key="write_status").value == ""
    told = read(visit("delivery", priority=FIRST.address))
    assert 'data-head="2021/22 Q4"' in told  # a grid, now that two quarters hold statuses
    assert "Strategic Group, 1 Feb 2022" in told
    logged = read(visit("delivery", part="log"))
    assert "&lt;script&gt;" in logged
    assert "<script>" not in logged


def test_the_leading_strategy_is_offered_first(visit):
    offered = visit("delivery", part="write").selectbox(key="write_subject").options
    assert offered[0].startswith(LEADING.id)


@pytest.mark.parametrize(
    ("status", "note", "told"),
    [("x" * 100_000, "", "100,000 characters"), ("Done", "bell \x07", "do not show"), ("", "words", "is empty")],
)
def test_what_cannot_be_kept_is_said_and_nothing_typed_is_lost(desk, status, note, told):
    press(fill(desk, status, note))
    assert told in desk.error[0].value
    assert desk.text_input(key="write_status").value == status
    assert desk.text_area(key="write_note").value == note
    assert desk.date_input(key="write_agreed_on").value == date(2022, 2, 1)


def test_who_is_overtaken_is_told_keeps_the_text_and_may_then_replace(desk, view):
    desk.segmented_control(key="write_kind").set_value(account.COMMENTARY).run()
    desk.text_area(key="write_comment").set_value("Mine").run()
    said = {each: desk.selectbox(key=f"write_{each}").value for each in ("indicator", "quarter", "role")}
    other = Desk(Actor("analyst"), view.snapshot.content, is_demonstration=True, today=view.today)
    account.comment(other, said | {"text": "Theirs"})
    press(desk)
    assert "Somebody else wrote this down" in desk.warning[0].value
    assert "what you typed is still here" in desk.warning[0].value
    assert desk.text_area(key="write_comment").value == "Mine"
    desk.text_input(key="write_reason").set_value("both agreed").run()
    press(desk)
    (stands,) = account.comments(account.read(True), said["indicator"])
    assert (stands.said["text"], stands.before[0].said["text"]) == ("Mine", "Theirs")


def test_what_a_partner_says_stands_beside_the_figure(desk, visit, read):
    desk.segmented_control(key="write_kind").set_value(account.COMMENTARY).run()
    desk.text_area(key="write_comment").set_value(HOSTILE).run()
    press(desk)
    told = read(visit(FIRST.address))
    assert 'class="sbp-said"' in told
    assert "&lt;script&gt;" in told
    assert "<script>" not in told


def test_a_log_entry_is_corrected_and_both_stay_in_the_log(desk, visit, read):
    desk.segmented_control(key="write_kind").set_value(account.LOG).run()
    desk.date_input(key="write_day").set_value(date(2022, 2, 1))
    desk.text_area(key="write_text").set_value("Walked the parade").run()
    press(desk)
    (first,) = account.read(True)
    desk.selectbox(key="write_entry").set_value(first.key).run()
    desk.text_area(key="write_text").set_value("Walked it twice")
    desk.text_input(key="write_reason").set_value("miscounted").run()
    press(desk)
    logged = read(visit("delivery", part="log"))
    assert "Walked the parade" in logged
    assert "replaced since" in logged
    assert "miscounted" in logged


def test_the_board_reads_and_cannot_write(visit, monkeypatch):
    monkeypatch.setenv("SBP_AUDIENCE", "board")
    app = visit("delivery", part="write")
    assert not [each for each in app.button if each.label == "Write it down"]
    assert "not available here" in app.warning[0].value

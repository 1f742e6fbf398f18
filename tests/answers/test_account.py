"""What is written down of the strategy: kept with what it replaced, refused where it cannot be, lost never."""

from dataclasses import replace
from datetime import date

import pytest

from sbp.access import Actor
from sbp.answers import account, strategy
from sbp.answers.account import Before, Desk, Subject
from sbp.errors import SbpError
from sbp.store import records

TODAY = date(2022, 5, 3)
SAID = {
    "quarter": "2022/23 Q1",
    "status": "Achieved <b>at last</b>",
    "note": "=1+1 & more",
    "agreed_on": "2022-04-20",
    "agreed_at": "Strategic Group",
}
COMMENT = {"indicator": "total", "quarter": "2021/22 Q4", "role": "Police", "text": "Fewer people were out."}
LOGGED = {"day": "2022-05-01", "owner": "", "text": "Walked the parade."}


@pytest.fixture
def desk(words):
    return Desk(Actor("analyst", "J"), words, is_demonstration=False, today=TODAY)


@pytest.fixture
def talk(words):
    leading = next(each for each in words.strategies.periods if each.progress)
    return Subject(leading.id, "action", "talk")


def test_a_judged_status_stands_after_what_documents_print(desk, words, talk):
    account.judge(desk, talk, SAID)
    told = account.applied(words.strategies, account.read(False))
    period = next(each for each in told.periods if each.id == talk.period)
    line = next(each for each in strategy.actions(period, None) if each.action.id == "talk")
    assert [each.status for each in line.progress] == ["Achieved", "Achieved <b>at last</b>"]
    assert line.progress[-1].reference.document == "Strategic Group"
    assert line.progress[-1].reference.section == "20 Apr 2022"
    assert strategy.quarters((line,)) == ("2021/22 Q4", "2022/23 Q1")


def test_a_correction_keeps_what_it_replaced_and_why(desk, talk):
    first = account.judge(desk, talk, SAID)
    account.judge(desk, talk, SAID | {"status": "Begun"}, Before(first.sequence, "misheard"))
    (stands,) = account.read(False)
    assert (stands.said["status"], stands.reason, stands.who) == ("Begun", "misheard", "analyst (J)")
    assert [each.said["status"] for each in stands.before] == ["Achieved <b>at last</b>"]


def test_a_correction_needs_a_reason(desk, talk):
    first = account.judge(desk, talk, SAID)
    with pytest.raises(SbpError, match="reason is empty"):
        account.judge(desk, talk, SAID, Before(first.sequence, " "))


def test_of_two_who_write_at_once_the_second_is_told_and_nothing_is_lost(desk, talk):
    first = account.comment(desk, COMMENT)
    account.comment(desk, COMMENT | {"text": "Mine"}, Before(first.sequence, "better"))
    with pytest.raises(SbpError, match="Somebody else wrote this down"):
        account.comment(desk, COMMENT | {"text": "Theirs"}, Before(first.sequence, "better"))
    with pytest.raises(SbpError, match="Somebody else wrote this down"):
        account.comment(desk, COMMENT | {"text": "Theirs"})
    (stands,) = account.comments(account.read(False), "total")
    assert [stands.said["text"], stands.before[0].said["text"]] == ["Mine", COMMENT["text"]]


def test_two_log_entries_at_once_both_stay_and_one_can_be_corrected(desk, talk):
    account.note(desk, talk, LOGGED)
    second = account.note(desk, Subject(talk.period, account.PERIOD, talk.period), LOGGED | {"owner": "Police"})
    account.note(desk, talk, LOGGED | {"text": "Twice."}, second.key, Before(second.sequence, "wrong subject"))
    held = account.read(False)
    assert [each.said["text"] for each in held] == ["Twice.", LOGGED["text"]]
    assert held[0].before[0].said["about"] == account.PERIOD
    assert account.standing(held, account.LOG, second.key) == held[0]


def test_it_goes_out_and_comes_back_without_loss(desk, talk, tmp_path):
    account.judge(desk, talk, SAID)
    account.comment(desk, COMMENT)
    path = records.place(False)
    before, text = account.read(False), records.export_csv(path)
    path.unlink()
    assert account.read(False) == ()
    records.restore_csv(text, path)
    assert account.read(False) == before


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"status": ""}, "status is empty"),
        ({"status": "x" * 100_000}, "100,000 characters"),
        ({"note": "bell \x07"}, "do not show"),
        ({"agreed_at": " "}, "meeting is empty"),
        ({"agreed_on": ""}, "date is missing"),
        ({"agreed_on": "20 April"}, "not a day"),
        ({"agreed_on": "2022-05-04"}, "not a day that has been"),
        ({"quarter": "2022/23 Q2"}, "has not begun"),
        ({"quarter": "spring"}, "is not a quarter"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(desk, talk, change, told):
    with pytest.raises(SbpError, match=told):
        account.judge(desk, talk, SAID | change)
    assert account.read(False) == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [({"id": "talkk"}, "no action"), ({"about": "wish"}, "not judged"), ({"period": "1999-02"}, "no period")],
)
def test_what_is_not_there_cannot_be_judged(desk, talk, change, told):
    with pytest.raises(SbpError, match=told):
        account.judge(desk, replace(talk, **change), SAID)


@pytest.mark.parametrize("change", [{"indicator": "totl"}, {"role": "A person by name"}])
def test_what_is_not_there_cannot_be_commented_by_whom_there_is_not(desk, change):
    with pytest.raises(SbpError, match="There is no"):
        account.comment(desk, COMMENT | change)


@pytest.mark.parametrize("role", ["board", "public"])
def test_only_the_analyst_writes(desk, talk, role):
    other = replace(desk, actor=Actor(role))
    for write in (
        lambda: account.judge(other, talk, SAID),
        lambda: account.note(other, talk, LOGGED),
        lambda: account.comment(other, COMMENT),
    ):
        with pytest.raises(SbpError, match="cannot write progress"):
            write()
    assert records.entries(records.place(False)) == ()


def test_a_priority_as_a_whole_can_be_judged(desk, words, talk):
    account.judge(desk, Subject(talk.period, "priority", "quiet_streets"), SAID)
    told = account.applied(words.strategies, account.read(False))
    period = next(each for each in told.periods if each.id == talk.period)
    assert strategy.last_judged(period, "priority")["quiet_streets"].status == SAID["status"]


def test_the_quarters_to_a_day_newest_first():
    assert account.quarters(2021, TODAY) == ("2022/23 Q1", "2021/22 Q4", "2021/22 Q3", "2021/22 Q2", "2021/22 Q1")

"""What was written down of the strategy is named by what it is about, and narrowed by the page's choices."""

from dataclasses import replace

import pytest

from sbp.access import Actor
from sbp.answers import account
from sbp.answers.account import Desk, Subject
from sbp.store import records
from sbp.ui import account_cards


@pytest.fixture
def written(view, monkeypatch, tmp_path):
    monkeypatch.setattr(records, "place", lambda is_demonstration: tmp_path / "records.sqlite")
    desk = Desk(Actor("analyst", "A. Name"), view.snapshot.content, is_demonstration=True, today=view.today)
    leading = view.snapshot.content.strategies.leading
    said = {"day": "2021-06-01", "owner": "", "text": "Walked the parade"}
    account.note(desk, Subject(leading.id, "action", leading.actions[0].id), said)
    return desk


def test_without_anything_written_it_says_so(visit, read, monkeypatch, tmp_path):
    monkeypatch.setattr(records, "place", lambda is_demonstration: tmp_path / "records.sqlite")
    told = [each.value for each in visit("delivery", part="log").markdown]
    assert "Nothing has been written down yet that fits these choices." in told


@pytest.mark.parametrize(("period", "is_there"), [("2020-23", True), ("2014-17", False)])
def test_the_log_follows_the_choices(written, visit, read, period, is_there):
    assert ("Walked the parade" in read(visit("delivery", part="log", period=period))) is is_there


def test_names_of_writers_are_for_writers_alone(written, visit, read, monkeypatch):
    assert "A. Name" in read(visit("delivery", part="log"))
    monkeypatch.setenv("SBP_AUDIENCE", "board")
    assert "A. Name" not in read(visit("delivery", part="log"))


def test_what_the_content_no_longer_holds_goes_by_its_id(written, view):
    (entry,) = account.read(True)
    gone = replace(entry, said={**entry.said, "id": "talk_about_it"})
    assert account_cards.about(view.snapshot.content, gone) == "2020-23: talk_about_it (no longer in the content)"

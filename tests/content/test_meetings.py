"""Meetings as content: what ships loads, and every fault is named with its file and key."""

import pytest

from sbp import content
from sbp.strategy_model import Reference


def test_meetings_come_in_their_own_order_with_what_documents_say_apart_from_what_is_assumed(folder):
    found = content.load(folder, folder / "geo").meetings
    assert list(found.meetings) == ["council", "tasking", "watch"]
    council = found.meetings["council"]
    assert (council.every, council.months, council.is_restricted) == (3, (3, 6, 9, 12), False)
    assert council.agenda[1].reference == Reference("First plan", "2")
    assert council.agenda[0].reference is None
    assert council.assumed == ("The marking.",)
    assert found.basis == "business"
    assert found.conflicts[0].reference.document == "Second plan"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("council.yaml", "order: 1", "order: first", "order: 'first' is not a whole number"),
        ("council.yaml", "pack: board", "pack: lunch", "pack: 'lunch' is not one of board"),
        ("council.yaml", "[3, 6, 9, 12]", "[3, 13]", "months: '13' is not a whole number from 1 to 12"),
        ("council.yaml", "quarters: [4]", "quarters: [5]", "quarters: '5' is not a whole number from 1 to 4"),
        ("council.yaml", "kind: theme", "kind: song", "kind: 'song' is not one of since"),
        ("council.yaml", "priority: safe_homes, ", "", "priority: is missing"),
        ("council.yaml", "priority: safe_homes", "priority: lost", "priority: 'lost' is not a priority"),
        ("council.yaml", "day: 2020-03-12", "day: 2020-03-99", "'2020-03-99' is not a day"),
        ("council.yaml", "document: first_plan, section: \"1\"", "document: none, section: \"1\"", "'none' is not one"),
        ("council.yaml", "attends: [Police, Mayor's office]", "attends: []", "attends: is missing"),
        ("tasking.yaml", "indicators: [total]", "indicators: [lost]", "indicators: 'lost' is not known"),
        ("tasking.yaml", ", indicators: [total]", "", "indicators: is missing"),
        ("tasking.yaml", "every: 1", "every: 0", "every: must be a number of months above zero"),
        ("settings.yaml", "business", "lunar", "quarter_basis: 'lunar' is not one of business, calendar"),
        ("watch.yaml", "purpose: Watches.", "purpose: Watches.\nsong: yes", "song: is not a key"),
    ],
)  # fmt: skip
def test_every_fault_is_named_with_its_file_and_key(spoiled, file, old, new, told):
    faults = spoiled(f"meetings/{file}", old, new)
    assert len(faults) == 1
    assert faults[0].startswith(f"meetings/{file}")
    assert told in faults[0]


def test_the_meetings_that_ship_say_what_they_assume_and_what_documents_say():
    found = content.load()
    for meeting in found.meetings.meetings.values():
        assert meeting.assumed, f"{meeting.id} marks nothing as assumed"
        assert meeting.says, f"{meeting.id} quotes nothing"
    themes = {each.board_quarter for each in found.strategies.leading.priorities}
    assert themes == {1, 2, 3, 4}
    assert found.meetings.basis == "business"
    assert any("December quarter 4" in each.text for each in found.meetings.conflicts)


def test_a_folder_without_meetings_is_a_fault(folder, faults_of):
    for path in (folder / "meetings").glob("*.yaml"):
        path.unlink()
    assert "meetings/: holds no meeting" in faults_of()

"""The council's response to the month before: written by the analyst alone, and put in place of an earlier one."""

from datetime import date

import pytest

from sbp.access import Actor
from sbp.answers import council_input
from sbp.errors import SbpError
from sbp.store import records

MARCH = date(2025, 3, 1)
ANALYST = Actor("analyst")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "records.sqlite"


@pytest.fixture
def tasking(words):
    return words.meetings.meetings["tasking"]


def test_a_response_is_kept_for_its_month_and_may_be_written_again(path, tasking):
    assert council_input.held(path, tasking, MARCH) is None
    council_input.write(ANALYST, path, tasking, MARCH, "Patrols on the parade", "")
    council_input.write(ANALYST, path, tasking, MARCH, "Patrols on the parade", "Fewer calls")
    found = council_input.held(path, tasking, MARCH)
    assert (found.text, found.result, found.who) == ("Patrols on the parade", "Fewer calls", "analyst")
    assert council_input.held(path, tasking, date(2025, 4, 1)) is None
    assert [entry.reason for entry in records.entries(path)] == ["", "written again"]


@pytest.mark.parametrize("role", ["board", "public"])
def test_nobody_else_may_write_it(path, tasking, role):
    with pytest.raises(SbpError, match="cannot see restricted"):
        council_input.write(Actor(role), path, tasking, MARCH, "Text", "")
    assert records.entries(path) == ()


@pytest.mark.parametrize(("text", "told"), [("", "empty"), ("x" * 100_000, "600 can be kept"), ("\x00", "do not show")])
def test_what_cannot_be_kept_is_refused(path, tasking, text, told):
    with pytest.raises(SbpError, match=told):
        council_input.write(ANALYST, path, tasking, MARCH, text, "")
    assert records.entries(path) == ()

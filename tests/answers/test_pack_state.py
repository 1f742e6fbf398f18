"""What a pack is made of is asked once, and only what its parts need."""

from dataclasses import replace
from datetime import date

import pytest

from sbp.access import Actor
from sbp.answers import account, meetings, pack_state
from sbp.answers.account import Desk, Subject
from sbp.impact_model import Issue
from sbp.pack_model import Pack, PackPart
from sbp.store import records
from tests.answers.impact_ground import impact

ISSUES = tuple(Issue(each, 1.0, True, "") for each in ("total", "nuisance"))
GROUND = replace(impact(), issues=ISSUES)
TODAY = date(2025, 3, 10)


def _pack(*kinds: str, meeting: str = "") -> Pack:
    named = {"wards": ("total",), "boroughs": ("total",)}
    parts = tuple(PackPart(kind, "", named.get(kind, ()), 0, 0) for kind in kinds)
    return Pack("mine", "Mine", "", "OFFICIAL", ("analyst",), meeting, parts)


@pytest.fixture
def gather(con, words):
    def ask(pack: Pack) -> pack_state.PackState:
        steps: list[str] = []
        found = pack_state.gather(con, words, pack, GROUND, TODAY, steps.append)
        assert steps
        assert len(set(steps)) == len(steps)
        return found

    return ask


def test_nothing_is_asked_that_no_part_needs(gather) -> None:
    found = gather(_pack("caveats"))
    assert found.sources
    assert (found.agenda, found.priorities, found.tables, found.boroughs, found.audit) == (None, (), (), (), None)


def test_every_priority_comes_with_measures_actions_and_targets(gather, words) -> None:
    found = gather(_pack("priorities"))
    leading = words.strategies.leading.priorities
    assert [each.seen.priority.id for each in found.priorities] == [each.id for each in leading]
    measured = {one.result.indicator.id for each in found.priorities for one in each.seen.measures}
    assert measured == {each for priority in leading for each in priority.indicators}
    assert any(each.actions for each in found.priorities)


def test_places_come_for_the_measures_named(gather) -> None:
    found = gather(_pack("wards", "boroughs", "changed"))
    assert [each.indicator.id for each in found.tables] == ["total"]
    assert [each.indicator.id for each in found.boroughs] == ["total"]
    assert {each["properties"]["ward_code"] for each in found.outlines["features"]} >= {
        row.area.code for row in found.tables[0].rows
    }
    assert found.changed is not None


def test_the_agenda_is_that_of_the_next_meeting_entered(gather, words) -> None:
    path = records.place(False)
    meetings.enter(Actor("analyst"), path, words, "council", date(2025, 5, 14), TODAY)
    found = gather(_pack("agenda", meeting="council"))
    assert found.agenda.day == date(2025, 5, 14)
    assert found.agenda.quarter.number == 1


def test_what_was_written_down_stands_in_the_pack(gather, words) -> None:
    leading = words.strategies.leading
    action = leading.actions[0]
    said = {"quarter": "2024/25 Q4", "status": "On track", "note": "", "agreed_on": "2025-03-01", "agreed_at": "Board"}
    account.judge(Desk(Actor("analyst"), words, False, TODAY), Subject(leading.id, "action", action.id), said)
    found = gather(_pack("priorities"))
    lines = [line for each in found.priorities for line in each.actions if line.action.id == action.id]
    assert [line.progress[-1].status for line in lines] == ["On track"]

"""What was decided and what happened since, with the figure then and now."""

from dataclasses import replace

import pytest

from sbp.charts.sections import taken
from tests.charts.sections.meeting_evidence import STEP, TAKEN, since


def test_without_earlier_decisions_it_says_so() -> None:
    assert taken.before((), "Since").title == "There are no earlier decisions to look back on"


def test_open_and_late_decisions_are_counted_and_never_told_by_colour_alone() -> None:
    section = taken.before((since(900, 800, is_late=True), since(900, 800, state="done", follow_ups=(STEP,))), "Since")
    assert section.title == "1 of 2 decisions from earlier meetings is open, 1 of them late"
    assert section.words == ("○ Open, late: Light the path (Wardens)", "● Done: Light the path (Wardens)")
    assert section.table.rows[0][-1] == "Nothing written down"
    assert section.table.rows[1][-1] == "It is lit"


def test_a_single_decision_is_told_as_one() -> None:
    assert taken.before([since(900, 800)], "Since").title == "The one decision from earlier meetings is still open"


def test_more_than_can_be_read_stand_in_the_table() -> None:
    section = taken.before([since(900, 800)] * (taken.LISTED + 3), "Since")
    assert section.words[-1] == "3 more in the table."
    assert len(section.table.rows) == taken.LISTED + 3


@pytest.mark.parametrize(
    ("again", "now", "told"),
    [
        (900, 800, "Then: 900 in the 12 months to November 2025. Now: 800 in the 12 months to February 2026."),
        (905, 800, "The figure of then has been revised since and reads 905 today."),
        (None, 800, "Today's data does not hold the months of then."),
        (None, None, "Now: today's data does not hold this measure."),
    ],
)
def test_the_figure_is_told_then_and_now_and_a_revision_is_said(again, now, told) -> None:
    section = taken.one(since(again, now), "Since")
    assert section.title == "Light the path"
    assert any(told in each for each in section.words)
    assert "Owner: Wardens. Due 1 Feb 2026." in section.subtitle
    assert section.data.rows[0][2:4] == (900, again)
    assert section.source == "Then: data version 2025-12-01.1-00000000."


def test_what_happened_is_told_with_its_day() -> None:
    section = taken.one(since(900, 800, follow_ups=(STEP,)), "Since")
    assert section.words[0] == "20 Jan 2026: It is lit (● Done)"


def test_a_decision_without_figures_has_none() -> None:
    bare = replace(since(900, 800), figures=())
    assert taken.one(bare, "Since").data is None


def test_what_is_decided_today_is_listed_with_owner_and_day() -> None:
    assert taken.today((), "Decisions").title == "Nothing has been decided yet"
    section = taken.today((replace(TAKEN, place="Northgate"),), "Decisions")
    assert section.title == "1 decision taken today"
    assert section.words == ("Light the path (Wardens, by 1 Feb 2026)",)
    assert section.table.rows[0][1] == "Light the path (Northgate)"

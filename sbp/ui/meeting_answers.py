"""Meetings as their pages ask for them: which are open to whom, what is next, the screens of one, what was decided."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sbp.answers import agenda, council_input, decisions, meetings
from sbp.charts.sections import screens
from sbp.meeting_model import Agenda, DaySeen, Decision, Meeting, Response, Screen, Since, Upcoming
from sbp.model import Result, WardTable
from sbp.store import records
from sbp.strategy_model import BoardRow, Priority, Unheld
from sbp.ui import answers, impact_answers, strategy_answers, watch_answers, who
from sbp.ui.cache import answer, drawing
from sbp.ui.snapshots import View
from sbp.watching import ExpectedPoint, WhatChanged


@dataclass(frozen=True)
class Kept:
    """The evidence of an agenda from what pages keep between runs."""

    view: View

    def board(self, priority: Priority) -> tuple[BoardRow, ...]:
        """Return a priority's measures with their statuses."""
        return strategy_answers.board(self.view, priority)

    def unheld(self, priority: Priority) -> tuple[Unheld, ...]:
        """Return a priority's measures of which nothing is held, each with the figure printed last."""
        return strategy_answers.unheld(self.view, priority)

    def series(self, indicator_id: str, area_code: str) -> Result:
        """Return one measure in one area."""
        return answers.series(self.view, indicator_id, area_code)

    def expected(self, result: Result) -> tuple[ExpectedPoint, ...]:
        """Return what was to be expected of each of a series' months."""
        return watch_answers.expected(self.view, result)

    def changed(self) -> WhatChanged:
        """Return what changed this month."""
        return watch_answers.what_changed(self.view)

    def wards(self, indicator_id: str) -> WardTable:
        """Return a measure over the wards in force, for the newest twelve months."""
        vintage = self.view.snapshot.content.borough.vintages[-1].id
        return answers.ward_table(self.view, indicator_id, None, answers.YEAR, vintage)

    def since(self, taken: tuple[Decision, ...]) -> tuple[Since, ...]:
        """Return decisions with their figures then and now."""
        shown = self.view.snapshot
        return decisions.since(shown.con, shown.content, taken, self.view.today)

    def days(self) -> tuple[DaySeen, ...]:
        """Return the impact days last held and next to come."""
        register, impact = impact_answers.days(self.view), impact_answers.content(self.view)
        return agenda.days_seen(register, impact, self.view.today)


def path(view: View) -> Path:
    """Return the records that go with the data on show."""
    return records.place(view.snapshot.version.is_demonstration)


def open_to_actor(view: View) -> dict[str, Meeting]:
    """Return the meetings that whoever is at the screen may see, by id."""
    actor = who.actor()
    held = view.snapshot.content.meetings.meetings if actor.may("see meetings") else {}
    return {each.id: each for each in held.values() if not each.is_restricted or actor.may("see restricted")}


def upcoming(view: View) -> tuple[Upcoming, ...]:
    """Return the next one of each meeting that whoever is at the screen may see."""
    may_see = open_to_actor(view)
    shown = view.snapshot
    found = answer(
        view, "upcoming meetings", view.written,
        make=lambda: meetings.upcoming(shown.content, path(view), view.today),
    )  # fmt: skip
    return tuple(each for each in found if each.meeting.id in may_see)


def days_entered(view: View, meeting: Meeting) -> tuple[date, ...]:
    """Return the days entered for a meeting, oldest first."""
    return answer(view, "meeting days", meeting.id, view.written, make=lambda: meetings.days(path(view), meeting.id))


def response(view: View, meeting: Meeting, month: date) -> Response | None:
    """Return the council's response for a meeting of a month, None where none was written."""
    return answer(
        view, "council response", meeting.id, month, view.written,
        make=lambda: council_input.held(path(view), meeting, month),
    )  # fmt: skip


def proposed(view: View, meeting: Meeting, day: date) -> tuple[Decision, ...]:
    """Return the tasks that the council proposes to a meeting."""
    return answer(
        view, "council tasks", meeting.id, day, view.written,
        make=lambda: decisions.of_meeting(path(view), meeting, day, is_proposed=True),
    )  # fmt: skip


def agenda_of(view: View, meeting: Meeting, day: date) -> Agenda:
    """Return the agenda of a meeting on a day, with what was written down up to this run."""
    shown = view.snapshot

    def make() -> Agenda:
        """Put the agenda together."""
        sitting = agenda.Sitting(meeting, day, path(view))
        return agenda.of(shown.con, shown.content, sitting, Kept(view), view.today)

    return answer(view, "agenda", meeting.id, day, view.written, make=make)


def screens_of(view: View, meeting: Meeting, day: date) -> tuple[Screen, ...]:
    """Return the screens of a meeting on a day."""
    return drawing(
        view, "meeting screens", meeting.id, day, view.written,
        make=lambda: screens.of(agenda_of(view, meeting, day), view.colours),
    )  # fmt: skip


def decided(view: View) -> tuple[Decision, ...]:
    """Return all decisions that whoever is at the screen may see, the latest first."""
    may_see = open_to_actor(view)
    held = answer(view, "decisions", view.written, make=lambda: decisions.held(path(view)))
    own = [each for each in held if each.meeting in may_see]
    return tuple(sorted(own, key=lambda each: (each.held_on, each.written_at), reverse=True))

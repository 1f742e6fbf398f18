"""What stands under each point of a meeting's agenda: the quarter's theme, what moved beyond chance, where, decisions.

An exception is a measure whose twelve months changed clearly, or whose status rests on a signal that withstands the
number of checks made that month: a signal alone is one of many looks, and a meeting's time is short.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from sbp.answers import council_input, decisions, indicators, meetings, signals, strategy, version, wards
from sbp.content import Content
from sbp.impact_model import Day, ImpactContent
from sbp.meeting_model import (
    Agenda,
    AgendaItem,
    AgendaPoint,
    DaySeen,
    Decision,
    MeasureSeen,
    Meeting,
    PrioritySeen,
    Since,
)
from sbp.model import Result, WardTable
from sbp.store.queries import Connection
from sbp.strategy_model import BoardRow, Priority, Unheld
from sbp.watching import ExpectedPoint, WhatChanged

YEAR = 12
CHANGE = "change"
SIGNALS_SHOWN = 3  # what changed beyond these stands in the list alone
DAYS_SHOWN = 2  # of those held, and of those to come


class Evidence(Protocol):
    """Where an agenda's figures come from; a page keeps them between runs, a command asks for them once."""

    def board(self, priority: Priority) -> tuple[BoardRow, ...]:
        """Return a priority's measures with their statuses."""

    def unheld(self, priority: Priority) -> tuple[Unheld, ...]:
        """Return a priority's measures of which nothing is held, each with the figure printed last."""

    def series(self, indicator_id: str, area_code: str) -> Result:
        """Return one measure in one area."""

    def expected(self, result: Result) -> tuple[ExpectedPoint, ...]:
        """Return what was to be expected of each of a series' months."""

    def changed(self) -> WhatChanged:
        """Return what changed this month."""

    def wards(self, indicator_id: str) -> WardTable:
        """Return a measure over the wards in force, for the newest twelve months."""

    def since(self, taken: tuple[Decision, ...]) -> tuple[Since, ...]:
        """Return decisions with their figures then and now."""

    def days(self) -> tuple[DaySeen, ...]:
        """Return the impact days last held and next to come."""


@dataclass(frozen=True)
class FromVersion:
    """The evidence of one built version, asked for as it is needed; `register` are the days of the register."""

    con: Connection
    content: Content
    today: date
    register: tuple[DaySeen, ...] = ()

    def board(self, priority: Priority) -> tuple[BoardRow, ...]:
        """Return a priority's measures with their statuses."""
        return strategy.board(self.con, self.content, priority, self.today)

    def unheld(self, priority: Priority) -> tuple[Unheld, ...]:
        """Return a priority's measures of which nothing is held, each with the figure printed last."""
        return strategy.unheld(self.content, priority, self.board(priority))

    def series(self, indicator_id: str, area_code: str) -> Result:
        """Return one measure in one area."""
        return indicators.series(self.con, self.content, indicator_id, area_code, self.today)

    def expected(self, result: Result) -> tuple[ExpectedPoint, ...]:
        """Return what was to be expected of each of a series' months."""
        return signals.expected(self.con, self.content, result.indicator.id, result.area.code)

    def changed(self) -> WhatChanged:
        """Return what changed this month."""
        return signals.what_changed(self.con, self.content, self.today)

    def wards(self, indicator_id: str) -> WardTable:
        """Return a measure over the wards in force, for the newest twelve months."""
        vintage = self.content.borough.vintages[-1].id
        return wards.table(self.con, self.content, indicator_id, None, YEAR, vintage, self.today)

    def since(self, taken: tuple[Decision, ...]) -> tuple[Since, ...]:
        """Return decisions with their figures then and now."""
        return decisions.since(self.con, self.content, taken, self.today)

    def days(self) -> tuple[DaySeen, ...]:
        """Return the impact days last held and next to come."""
        return self.register


@dataclass(frozen=True)
class Sitting:
    """One meeting on one day, and the file of records that it reads from."""

    meeting: Meeting
    day: date
    path: Path


def of(con: Connection, content: Content, sitting: Sitting, evidence: Evidence, today: date) -> Agenda:
    """Answer a meeting's agenda with what stands under each of its points.

    Args:
        con: a connection to a built version, for what that version says of itself.
        content: the meetings, the strategy and the borough.
        sitting: which meeting, when, and whose records.
        evidence: where the figures come from.
        today: the day by which decisions are late.

    Returns:
        The points in the order of the content, without those that this quarter does not have. A measure stands under
        one point only: the theme and a priority's own update go before exceptions.
    """
    facts = version.facts(con)
    own = meetings.quarter(sitting.day, content.meetings.basis)
    points = [each for each in sitting.meeting.agenda if not each.quarters or own.number in each.quarters]
    makers = _makers(content, sitting, evidence, points, own.number)
    items = tuple(item for point in points if (item := makers[point.kind](point)) is not None)
    region = content.borough.region
    return Agenda(sitting.meeting, sitting.day, own, items, region, today, facts.id, facts.is_demonstration)


Maker = Callable[[AgendaPoint], AgendaItem | None]


def _makers(
    content: Content, sitting: Sitting, evidence: Evidence, points: list[AgendaPoint], number: int
) -> dict[str, Maker]:
    """Return what makes each kind of point."""
    meeting, day, path = sitting.meeting, sitting.day, sitting.path
    leading = content.strategies.leading.priorities
    has_theme = any(each.kind == "theme" for each in points)
    theme = meetings.themes(content, number) if has_theme else ()
    updated = tuple(each for each in leading for point in points if point.priority == each.id and each not in theme)
    others = tuple(each for each in leading if each not in theme and each not in updated)

    def seen(priorities: tuple[Priority, ...]) -> tuple[PrioritySeen, ...]:
        """Return priorities with what is known of each."""
        return tuple(priority_seen(evidence, each) for each in priorities)

    def update(point: AgendaPoint) -> AgendaItem | None:
        """Return the update that a priority owes each meeting."""
        own = tuple(each for each in updated if each.id == point.priority)
        return AgendaItem(point, priorities=seen(own)) if own else None  # the theme holds it, or no such priority

    def exceptions(point: AgendaPoint) -> AgendaItem | None:
        """Return the other priorities, without what was told before."""
        return AgendaItem(point, priorities=_once(seen(theme + updated), seen(others)))

    return {
        "since": lambda point: AgendaItem(point, since=evidence.since(decisions.before(path, meeting, day))),
        "theme": lambda point: AgendaItem(point, priorities=seen(theme)),
        "year_end": lambda point: AgendaItem(point, priorities=seen(leading)),
        "exceptions": exceptions,
        "update": update,
        "response": lambda point: AgendaItem(point, response=council_input.held(path, meeting, day.replace(day=1))),
        "changed": lambda point: _changed(evidence, point),
        "where": lambda point: AgendaItem(
            point, tables=tuple(evidence.wards(each) for each in point.indicators), days=evidence.days()
        ),
        "days": lambda point: AgendaItem(point, days=evidence.days()),
        "tasks": lambda point: AgendaItem(point, decisions=decisions.of_meeting(path, meeting, day, is_proposed=True)),
        "decisions": lambda point: AgendaItem(point, decisions=decisions.of_meeting(path, meeting, day)),
    }  # fmt: skip


def priority_seen(evidence: Evidence, priority: Priority) -> PrioritySeen:
    """Return a priority as a meeting and a pack look at it, with all its measures."""
    measures = []
    for row in evidence.board(priority):
        expected = evidence.expected(row.result)
        measures.append(MeasureSeen(row.result, expected, row, is_exception(row, expected)))
    return PrioritySeen(priority, tuple(measures), evidence.unheld(priority))


def is_exception(row: BoardRow, expected: tuple[ExpectedPoint, ...]) -> bool:
    """Whether a measure moved beyond what chance gives: a clear change, or a signal that withstands the checks.

    Stricter than the computed status, which any signal of the last six months decides: of many looks some signal by
    chance, and a meeting's time is short. Every exception has a status that moved; not every such status is one.
    """
    decided = row.status.decided
    if decided is None:
        return False
    if decided.rule == CHANGE or (row.status.also is not None and row.status.also.rule == CHANGE):
        return True
    return any(each.month == decided.month and each.is_signal and each.survives for each in expected)


def _once(shown: tuple[PrioritySeen, ...], others: tuple[PrioritySeen, ...]) -> tuple[PrioritySeen, ...]:
    """Return priorities without the measures that stand elsewhere on the agenda or in a priority before them."""
    taken = {each.result.indicator.id for priority in shown for each in priority.measures}
    kept = []
    for priority in others:
        measures = tuple(each for each in priority.measures if each.result.indicator.id not in taken)
        taken |= {each.result.indicator.id for each in measures}
        kept.append(replace(priority, measures=measures))
    return tuple(kept)


def _changed(evidence: Evidence, point: AgendaPoint) -> AgendaItem:
    found = evidence.changed()
    measures = []
    for each in found.signals[:SIGNALS_SHOWN]:
        result = evidence.series(each.indicator.id, each.area.code)
        measures.append(MeasureSeen(result, evidence.expected(result), None, is_exception=True))
    return AgendaItem(point, measures=tuple(measures), changed=found)


def days_seen(register: tuple[Day, ...], impact: ImpactContent, today: date) -> tuple[DaySeen, ...]:
    """Return the impact days last held and next to come, by date, as meetings hear of them.

    Args:
        register: every day of the register, by date.
        impact: the content that names themes and outputs.
        today: a day of today is still to come.
    """
    past = [each for each in register if each.day < today][-DAYS_SHOWN:]
    ahead = [each for each in register if each.day >= today][:DAYS_SHOWN]
    return tuple(_day(each, impact) for each in (*past, *ahead))


def _day(each: Day, impact: ImpactContent) -> DaySeen:
    counted = each.held.outputs if each.held else {}
    outputs = tuple((kind.name, counted[kind.id], kind.unit) for kind in impact.outputs.values() if kind.id in counted)
    theme = impact.themes[each.theme].name if each.theme in impact.themes else ""
    return DaySeen(each.day, each.ward_name, theme, outputs, each.held is not None, each.is_invented)

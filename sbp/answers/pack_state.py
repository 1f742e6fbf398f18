"""Everything that a pack is composed from, asked of one version of the data at once, so that all of it agrees."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from sbp import months
from sbp.answers import (
    account,
    agenda,
    areas,
    boundaries,
    delivery,
    evidence,
    impact_demo,
    impact_design,
    impact_register,
    impact_results,
    london,
    meetings,
    signals,
    sources,
    strategy,
    version,
    ward_panel,
    wards,
)
from sbp.answers.agenda import FromVersion, Sitting
from sbp.answers.delivery import TargetLine
from sbp.answers.sources import SourceState
from sbp.answers.strategy import ActionLine
from sbp.answers.version import VersionFacts
from sbp.answers.ward_panel import Panel
from sbp.content import Content
from sbp.evidence_model import Audit
from sbp.impact_model import Day, ImpactContent, Outcome, ReadyYear
from sbp.meeting_model import Agenda, PrioritySeen
from sbp.model import WardTable
from sbp.pack_model import Pack, PartKind
from sbp.profiles import BoroughTable
from sbp.store import records
from sbp.store.queries import Connection
from sbp.strategy_model import Priority, Strategy
from sbp.watching import WhatChanged

YEAR = 12
Step = Callable[[str], None]


@dataclass(frozen=True)
class PriorityState:
    """One priority as a meeting looks at it, with its actions and its targets."""

    seen: PrioritySeen
    actions: tuple[ActionLine, ...]
    targets: tuple[TargetLine, ...]


@dataclass(frozen=True)
class DayState:
    """One impact day, and what can be said of it; None where it has not been held."""

    day: Day
    outcome: Outcome | None


@dataclass(frozen=True)
class PackState:
    """What one pack is composed from; what none of its parts needs is empty or None.

    `outlines` are those of the wards in force, in metres of the National Grid; `boundaries` is what must be said of
    them.
    """

    pack: Pack
    content: Content
    impact: ImpactContent
    strategy: Strategy
    facts: VersionFacts
    today: date
    sources: tuple[SourceState, ...]
    agenda: Agenda | None = None
    priorities: tuple[PriorityState, ...] = ()
    changed: WhatChanged | None = None
    tables: tuple[WardTable, ...] = ()
    outlines: dict | None = None
    boundaries: str = ""
    boroughs: tuple[BoroughTable, ...] = ()
    days: tuple[DayState, ...] = ()
    years: tuple[ReadyYear, ...] = ()
    audit: Audit | None = None


def gather(con: Connection, content: Content, pack: Pack, impact: ImpactContent, today: date, step: Step) -> PackState:
    """Ask for everything that a pack needs.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        pack: which pack.
        impact: the content on impact days.
        today: the day of which the pack is made.
        step: is told what is asked for, so that somebody who waits knows.
    """
    facts = version.facts(con)
    written = account.applied(content.strategies, account.read(facts.is_demonstration))
    known = replace(content, strategies=written)
    kinds = {part.kind for part in pack.parts}
    step("Reading what is held")
    state = PackState(pack, known, impact, written.leading, facts, today, sources.freshness(con, known, today))
    if kinds & {"agenda", "outputs", "verdicts"}:
        step("Judging impact days")
        state = _with_days(con, state)
    if "agenda" in kinds:
        step("Setting up the agenda")
        state = _with_agenda(con, state)
    if kinds & {"priorities", "standing", "targets"}:
        step("Judging each priority")
        state = replace(state, priorities=tuple(_priority(con, state, each) for each in written.leading.priorities))
    if kinds & {"wards", "boroughs", "changed", "agenda"}:
        step("Comparing places")
        state = _with_places(con, state)
    if "evidence" in kinds:
        step("Checking printed figures")
        state = replace(state, audit=evidence.audit(con, known))
    return state


def _priority(con: Connection, state: PackState, priority: Priority) -> PriorityState:
    return PriorityState(
        agenda.priority_seen(FromVersion(con, state.content, state.today), priority),
        strategy.actions(state.strategy, priority.id),
        delivery.targets(con, state.content, state.strategy, priority.id, state.today),
    )


def _with_agenda(con: Connection, state: PackState) -> PackState:
    path, meeting = records.place(state.facts.is_demonstration), meetings.named(state.content, state.pack.meeting)
    entered = meetings.days(path, meeting.id)
    day = next((each for each in entered if each >= state.today), state.today)
    register = agenda.days_seen(tuple(each.day for each in state.days), state.impact, state.today)
    evidence_of = FromVersion(con, state.content, state.today, register)
    found = agenda.of(con, state.content, Sitting(meeting, day, path), evidence_of, state.today)
    return replace(state, agenda=found)


def _named(state: PackState, kind: PartKind) -> Iterable[str]:
    return dict.fromkeys(each for part in state.pack.parts if part.kind == kind for each in part.indicators)


def _with_places(con: Connection, state: PackState) -> PackState:
    content, today = state.content, state.today
    vintage = content.borough.vintages[-1].id
    kinds = {part.kind for part in state.pack.parts}
    return replace(
        state,
        changed=signals.what_changed(con, content, today) if "changed" in kinds else None,
        tables=tuple(wards.table(con, content, each, None, YEAR, vintage, today) for each in _named(state, "wards")),
        outlines=areas.outlines(con, "ward", vintage),
        boundaries=boundaries.owed(con, content),
        boroughs=tuple(london.table(con, content, each, None, YEAR, today) for each in _named(state, "boroughs")),
    )


def _with_days(con: Connection, state: PackState) -> PackState:
    content, impact, is_demonstration = state.content, state.impact, state.facts.is_demonstration
    measures = [each.indicator for each in impact.issues]
    panel = ward_panel.read(con, content, measures, state.facts.last_month or state.today.replace(day=1))
    invented = impact_demo.days(panel, impact) if is_demonstration else ()
    days = impact_register.days(is_demonstration, invented)
    held = [each for each in days if each.held]
    years = [
        _year(panel, content, year, tuple(own))
        for year, own in groupby(held, key=lambda each: months.business_year(each.day))
    ]  # fmt: skip
    judged = tuple(DayState(each, impact_results.of_day(panel, content, each) if each.held else None) for each in days)
    return replace(state, days=judged, years=tuple(reversed(years)))


def _year(panel: Panel, content: Content, year: int, days: tuple[Day, ...]) -> ReadyYear:
    found = impact_results.of_days(panel, content, days)
    designs = [(each.ward_code, each.design) for each in days]
    return ReadyYear(year, len(days), found, impact_design.pooled_power(panel, designs))

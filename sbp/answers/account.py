"""What is written down of the strategy as it goes: judged statuses, a log, and what partners say of a figure.

Nothing written is ever changed: a correction replaces what stood, and what stood is kept beside it.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from sbp.access import Actor
from sbp.answers import meetings
from sbp.answers.naming import find
from sbp.answers.typed import clean
from sbp.content import Content
from sbp.content.strategy_tables import QUARTER
from sbp.errors import SbpError, UsageError
from sbp.store import records
from sbp.store.records import Entry
from sbp.strategy_model import About, Progress, Reference, Strategies, Strategy

PROGRESS, LOG, COMMENTARY = "progress", "log", "commentary"
KINDS = (PROGRESS, LOG, COMMENTARY)
LONGEST_STATUS, LONGEST_PLACE = 80, 200
FIRST_DAY = date(2000, 1, 1)
PERIOD = "period"  # what a log entry is about where it serves all priorities


@dataclass(frozen=True)
class Written:
    """One thing written down as it stands, with what it replaced, newest first.

    `said` holds ids and texts by name, as the functions below write them; `number` is that of its entry.
    """

    kind: str
    key: str
    said: Mapping[str, str]
    who: str
    written_at: str
    number: int
    reason: str
    before: tuple["Written", ...] = ()


@dataclass(frozen=True)
class Subject:
    """What something is written about: an action, a measure or a priority of a period, or the whole of it."""

    period: str
    about: str
    id: str


@dataclass(frozen=True)
class Before:
    """What its writer saw stand (None where nothing did) and why it is replaced."""

    number: int | None = None
    reason: str = ""


NOTHING = Before()


@dataclass(frozen=True)
class Desk:
    """Who writes, over which content, into which records, and on which day."""

    actor: Actor
    content: Content
    is_demonstration: bool
    today: date


def read(is_demonstration: bool) -> tuple[Written, ...]:
    """Return everything written down of the strategy, each as it stands, newest first."""
    stood: dict[tuple[str, str], Written] = {}
    for entry in records.entries(records.place(is_demonstration)):
        if entry.kind in KINDS:
            place = entry.kind, entry.key
            earlier = stood.get(place)
            stood[place] = _written(entry, (replace(earlier, before=()), *earlier.before) if earlier else ())
    return tuple(sorted(stood.values(), key=lambda each: -each.number))


def _written(entry: Entry, before: tuple[Written, ...]) -> Written:
    return Written(entry.kind, entry.key, entry.body, entry.who, entry.written_at, entry.sequence, entry.reason, before)


def standing(written: tuple[Written, ...], kind: str, key: str) -> Written | None:
    """Return what stands at a key, None where nothing has been written there."""
    return next((each for each in written if (each.kind, each.key) == (kind, key)), None)


def applied(strategies: Strategies, written: tuple[Written, ...]) -> Strategies:
    """Return strategies in which the judged statuses written down stand after those that documents print."""
    if not any(each.kind == PROGRESS for each in written):
        return strategies
    return replace(strategies, periods=tuple(_with(each, written) for each in strategies.periods))


def _with(strategy: Strategy, written: tuple[Written, ...]) -> Strategy:
    own = (each for each in reversed(written) if each.kind == PROGRESS and each.said["period"] == strategy.id)
    return replace(strategy, progress=(*strategy.progress, *map(_progress, own)))


def _progress(each: Written) -> Progress:
    said = each.said
    day = date.fromisoformat(said["agreed_on"])
    agreed = Reference(said["agreed_at"], f"{day.day} {day:%b %Y}")
    about: About = said["about"]  # type: ignore[assignment]  was looked at when it was written
    return Progress(about, said["id"], said["quarter"], said["status"], said["note"], agreed, is_certain=True)


def comments(written: tuple[Written, ...], indicator_id: str) -> tuple[Written, ...]:
    """Return what partners say of a measure, the newest quarter first."""
    own = [each for each in written if each.kind == COMMENTARY and each.said["indicator"] == indicator_id]
    return tuple(sorted(own, key=lambda each: each.said["quarter"], reverse=True))


def quarters(first_year: int, today: date) -> tuple[str, ...]:
    """Name the quarters from a business year's first to that of a day, newest first."""
    days = [date(year, month, 1) for year in range(first_year, today.year + 1) for month in (1, 4, 7, 10)]
    start = date(first_year, meetings.BEGINS["business"], 1)
    return tuple(_business(each) for each in reversed(days) if start <= each <= today)


def _business(day: date) -> str:
    return meetings.quarter(day, "business").label


def roles(content: Content) -> tuple[str, ...]:
    """Return the partners that lead a priority, by name: who may be quoted, as a role and never as a person."""
    leads = {each for priority in content.strategies.priorities for each in priority.lead_partners}
    return tuple(sorted(leads))


def progress_key(subject: Subject, quarter: str) -> str:
    """Return the key of a judged status: one for each subject and quarter."""
    return f"{subject.period} {subject.about} {subject.id} {quarter}"


def commentary_key(indicator_id: str, quarter: str, role: str) -> str:
    """Return the key of a comment: one for each measure, quarter and role."""
    return f"{indicator_id} {quarter} {role}"


def judge(desk: Desk, subject: Subject, said: Mapping[str, str], before: Before = NOTHING) -> Entry:
    """Write down the status that a meeting gave an action, a measure or a priority.

    Args:
        desk: who writes, and what there is to write about.
        subject: what was judged.
        said: `quarter`, `status`, `note`, `agreed_on` (a day as YYYY-MM-DD), `agreed_at` (the meeting).
        before: what stands there and why it is replaced.

    Raises:
        SbpError: the person may not write, something named is not there, a text cannot be kept, or somebody else wrote
            in between; nothing is written.
    """
    if subject.about not in get_args(About):
        raise UsageError(f"A {subject.about} is not judged", "about", ", ".join(get_args(About)))
    _check_subject(desk.content, subject)
    quarter = _quarter(said["quarter"], desk.today)
    body = {
        "period": subject.period,
        "about": subject.about,
        "id": subject.id,
        "quarter": quarter,
        "status": clean("status", said["status"], LONGEST_STATUS, required=True),
        "note": clean("note", said["note"]),
        "agreed_on": _day(said["agreed_on"], desk.today).isoformat(),
        "agreed_at": clean("meeting", said["agreed_at"], LONGEST_PLACE, required=True),
    }
    return _add(desk, PROGRESS, progress_key(subject, quarter), body, before)


def note(desk: Desk, subject: Subject, said: Mapping[str, str], key: str = "", before: Before = NOTHING) -> Entry:
    """Write an entry of the action log: what was done, or what a meeting left to be done.

    Args:
        desk, before: as for `judge`.
        subject: the action, priority or period that it is about.
        said: `day` (YYYY-MM-DD), `owner` (a role, or empty), `text`.
        key: of the entry that it corrects; empty for a new one, so that two people who write at once both keep theirs.

    Raises:
        SbpError: as for `judge`.
    """
    _check_subject(desk.content, subject)
    if said["owner"]:
        _check_role(desk.content, said["owner"])
    body = {
        "period": subject.period,
        "about": subject.about,
        "id": subject.id,
        "day": _day(said["day"], desk.today).isoformat(),
        "owner": said["owner"],
        "text": clean("entry", said["text"], required=True),
    }
    return _add(desk, LOG, key or secrets.token_hex(8), body, before)


def comment(desk: Desk, said: Mapping[str, str], before: Before = NOTHING) -> Entry:
    """Write down what a partner says of a measure's figure in a quarter.

    Args:
        desk, before: as for `judge`.
        said: `indicator` by id, `quarter`, `role` (one of `roles`), `text`.

    Raises:
        SbpError: as for `judge`.
    """
    known = desk.content.indicators
    find("measure", said["indicator"], known, {each.id: each.name for each in known.values()})
    _check_role(desk.content, said["role"])
    quarter = _quarter(said["quarter"], desk.today)
    body = {
        "indicator": said["indicator"],
        "quarter": quarter,
        "role": said["role"],
        "text": clean("comment", said["text"], required=True),
    }
    key = commentary_key(body["indicator"], quarter, body["role"])
    return _add(desk, COMMENTARY, key, body, before)


def _add(desk: Desk, kind: str, key: str, body: dict[str, str], before: Before) -> Entry:
    who = desk.actor.require("write progress")
    reason = "" if before.number is None else clean("reason", before.reason, required=True)
    return records.add(records.place(desk.is_demonstration), kind, key, body, who, before.number, reason)


def _check_subject(content: Content, subject: Subject) -> None:
    """Refuse what is not there."""
    periods = {each.id: each for each in content.strategies.periods}
    strategy = find("period", subject.period, periods, {each.id: each.title for each in periods.values()})
    named: dict[str, dict[str, str]] = {
        "action": {each.id: each.text for each in strategy.actions},
        "measure": {each.id: each.name for each in content.indicators.values()},
        "priority": strategy.priority_names(),
        PERIOD: {strategy.id: strategy.title},
    }
    kinds = find("kind of subject", subject.about, named, {each: each for each in named})
    find(subject.about, subject.id, kinds, kinds)


def _check_role(content: Content, role: str) -> None:
    known = dict.fromkeys(roles(content), "")
    find("role", role, known, known)


def _quarter(quarter: str, today: date) -> str:
    if not QUARTER.match(quarter):
        raise UsageError(f"{quarter[:20]!r} is not a quarter", "quarter", "one such as 2021/22 Q4")
    if quarter > _business(today):
        raise UsageError(f"{quarter} has not begun", "quarter", f"{_business(today)} or earlier")
    return quarter


def _day(text: str, today: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as fault:
        raise UsageError("The date is missing" if not text else "The date is not a day", "date", "a date") from fault
    if not FIRST_DAY <= day <= today:
        raise SbpError(f"{day.day} {day:%B %Y} is not a day that has been", "date", "today or an earlier day")
    return day

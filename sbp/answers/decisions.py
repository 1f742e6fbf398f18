"""What meetings decided: written down with the figures on screen, followed up by further entries, never changed."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from sbp import months
from sbp.access import Actor
from sbp.answers import indicators
from sbp.answers.typed import clean
from sbp.content import Content
from sbp.errors import UsageError
from sbp.meeting_model import Decision, Figure, FigureSince, FollowUp, Meeting, Since, State
from sbp.store import records
from sbp.store.queries import Connection
from sbp.store.records import Entry

DECISION, TASK = "decision", "council_task"
LONGEST = 300  # characters; a decision is read out, and must stand on one screen
LONGEST_ROLE = 80
FURTHEST_YEARS = 5
STATES = get_args(State)


@dataclass(frozen=True)
class Draft:
    """What somebody typed: the text, the owner's role, the day it is due (None: not chosen yet), and the place."""

    text: str
    owner: str
    due: date | None
    place: str = ""


@dataclass(frozen=True)
class OnScreen:
    """What was on screen: the agenda's point, the figures, pairs of filter and choice, and the data version."""

    about: str
    figures: tuple[Figure, ...]
    filters: tuple[tuple[str, str], ...]
    data_version: str


def write(
    actor: Actor,
    path: Path,
    meeting: Meeting,
    held_on: date,
    draft: Draft,
    seen: OnScreen,
    today: date,
    is_proposed: bool = False,
) -> None:
    """Write a decision down, or a task that the council proposes.

    Args:
        actor: who writes.
        path: the file of records.
        meeting, held_on: the meeting and its day.
        draft: what was typed.
        seen: what was on screen.
        today: the day before which nothing can be due.
        is_proposed: whether it is a proposal of the council.

    Raises:
        SbpError: the person may not write this, or something typed cannot be kept; nothing is written.
    """
    who = _who(actor, meeting, is_proposed)
    body = {
        "meeting": meeting.id,
        "held_on": held_on.isoformat(),
        **_checked(draft, today),
        "state": "open",
        "about": seen.about,
        "figures": [_plain(each) for each in seen.figures],
        "filters": [list(each) for each in seen.filters],
        "data_version": seen.data_version,
    }
    # a key of its own, so that two who write at the same time both have theirs kept
    key = f"{meeting.id} {held_on.isoformat()} {secrets.token_hex(6)}"
    records.add(path, TASK if is_proposed else DECISION, key, body, who)


def follow_up(
    actor: Actor, path: Path, meeting: Meeting, decision: Decision, seen: int | None, state: str, text: str
) -> None:
    """Write down what happened since, and whether the decision is still open.

    Args:
        actor: who writes.
        path: the file of records.
        meeting, decision: what is written about.
        seen: number of the entry that stood there when its writer began.
        state, text: how the decision stands from now on, and what happened.

    Raises:
        SbpError: the person may not, the text or state cannot be, or another wrote in between; nothing is written.
    """
    who = _who(actor, meeting, decision.is_proposed)
    if state not in STATES:
        raise UsageError(f"{state!r} is no state of a decision", "state", f"one of {', '.join(STATES)}")
    told = clean("account of what happened", text, LONGEST, required=True)
    kind = TASK if decision.is_proposed else DECISION
    before = next((entry for entry in records.latest(path, kind) if entry.key == decision.key), None)
    body = {**before.body, "state": state} if before else {}
    records.add(path, kind, decision.key, body, who, seen, told)


def _who(actor: Actor, meeting: Meeting, is_proposed: bool) -> str:
    if meeting.is_restricted or is_proposed:
        actor.require("see restricted")
    return actor.require("write decisions")


def _checked(draft: Draft, today: date) -> dict[str, str]:
    text = clean("text of the decision", draft.text, LONGEST, required=True)
    owner = clean("owner", draft.owner, LONGEST_ROLE, required=True)
    place = clean("place", draft.place, LONGEST_ROLE)
    if draft.due is None:
        raise UsageError("The day it is due is missing", "due", "a day from today on")
    if draft.due < today:
        what = f"The day it is due, {draft.due.day} {draft.due:%B %Y}, lies in the past"
        raise UsageError(what, "due", "a day from today on")
    if draft.due.year > today.year + FURTHEST_YEARS:
        raise UsageError(f"{draft.due.year} is too far ahead", "due", f"a day within {FURTHEST_YEARS} years")
    return {"text": text, "owner": owner, "due": draft.due.isoformat(), "place": place}


def held(path: Path, is_proposed: bool = False) -> tuple[Decision, ...]:
    """Return every decision, or every task proposed, as it stands, in the order in which they were written."""
    kind = TASK if is_proposed else DECISION
    written: dict[str, list[Entry]] = {}
    for entry in records.entries(path):
        if entry.kind == kind:
            written.setdefault(entry.key, []).append(entry)
    return tuple(_decision(each, is_proposed) for each in written.values())


def of_meeting(path: Path, meeting: Meeting, held_on: date, is_proposed: bool = False) -> tuple[Decision, ...]:
    """Return what one meeting decided, or what the council proposed to it."""
    own = held(path, is_proposed)
    return tuple(each for each in own if each.meeting == meeting.id and each.held_on == held_on)


def before(path: Path, meeting: Meeting, day: date) -> tuple[Decision, ...]:
    """Return what earlier ones of a meeting decided and is open, and all of the last one; the latest first."""
    earlier = [each for each in held(path) if each.meeting == meeting.id and each.held_on < day]
    last = max((each.held_on for each in earlier), default=None)
    kept = [each for each in earlier if each.is_open or each.held_on == last]
    return tuple(sorted(kept, key=lambda each: each.held_on, reverse=True))


def since(con: Connection, content: Content, decisions: Iterable[Decision], today: date) -> tuple[Since, ...]:
    """Answer each decision with its figures then and now.

    Then is as it was stored when the decision was taken; now is asked of this version of the data, for the same months
    and for the newest twelve, so that a revision is not taken for a change.
    """
    return tuple(
        Since(
            each, tuple(_now(con, content, figure, today) for figure in each.figures), each.is_open and each.due < today
        )
        for each in decisions
    )


def _now(con: Connection, content: Content, figure: Figure, today: date) -> FigureSince:
    try:
        result = indicators.series(con, content, figure.indicator, figure.area, today)
    except UsageError:  # a measure or ward that is no longer known
        return FigureSince(figure, None, None, None)
    sums = {point.month: int(point.value) for point in result.rolling if point.value is not None}
    newest = max(sums, default=None)
    return FigureSince(figure, sums.get(figure.last_month), sums[newest] if newest else None, newest)


def _plain(figure: Figure) -> dict[str, Any]:
    return {**vars(figure), "last_month": months.text(figure.last_month)}


def _figure(body: dict[str, Any]) -> Figure:
    return Figure(**{**body, "last_month": months.parse(body["last_month"])})


def _decision(entries: list[Entry], is_proposed: bool) -> Decision:
    first, *later = entries
    body, stands = first.body, entries[-1]
    return Decision(
        key=first.key,
        meeting=body["meeting"],
        held_on=date.fromisoformat(body["held_on"]),
        about=body["about"],
        text=body["text"],
        owner=body["owner"],
        due=date.fromisoformat(body["due"]),
        place=body["place"],
        is_proposed=is_proposed,
        figures=tuple(_figure(each) for each in body["figures"]),
        filters=tuple((name, chosen) for name, chosen in body["filters"]),
        data_version=body["data_version"],
        who=first.who,
        written_at=first.written_at,
        entry=stands.sequence,
        state=stands.body["state"],
        follow_ups=tuple(FollowUp(each.body["state"], each.reason, each.who, each.written_at) for each in later),
    )

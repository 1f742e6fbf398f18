"""Which meeting comes next, in which quarter it lies and what is its theme; days of meetings that people entered."""

from datetime import date
from pathlib import Path

from sbp import months
from sbp.access import Actor
from sbp.answers.naming import find
from sbp.answers.typed import clean
from sbp.content import Content
from sbp.errors import UsageError
from sbp.meeting_model import Basis, Meeting, Quarter, Upcoming
from sbp.store import records
from sbp.strategy_model import Priority

KIND = "meeting"
SET, CANCELLED = "set", "cancelled"
BEGINS: dict[Basis, int] = {"business": 4, "calendar": 1}  # the month in which quarter 1 begins
FURTHEST_YEARS = 3


def quarter(day: date, basis: Basis) -> Quarter:
    """Return the quarter that a day lies in, as the setting counts quarters."""
    begins = BEGINS[basis]
    number = (day.month - begins) % 12 // 3 + 1
    year = day.year if day.month >= begins else day.year - 1
    name = str(year) if begins == 1 else months.business_name(year)
    return Quarter(number, f"{name} Q{number}")


def themes(content: Content, number: int) -> tuple[Priority, ...]:
    """Return the priorities that the leading strategy sets as the theme of a quarter; none where it sets none."""
    return tuple(each for each in content.strategies.leading.priorities if each.board_quarter == number)


def named(content: Content, meeting_id: str) -> Meeting:
    """Return the meeting of that id.

    Raises:
        UsageError: no such meeting; the nearest are named.
    """
    known = content.meetings.meetings
    return find("meeting", meeting_id, known, {each.id: each.name for each in known.values()})


def days(path: Path, meeting_id: str) -> tuple[date, ...]:
    """Return the days entered for a meeting, oldest first, without those that were cancelled."""
    held = [entry.body for entry in records.latest(path, KIND)]
    return tuple(
        sorted(
            date.fromisoformat(body["day"])
            for body in held
            if body["meeting"] == meeting_id and body["standing"] == SET
        )
    )


def upcoming(content: Content, path: Path, today: date) -> tuple[Upcoming, ...]:
    """Return the next one of each meeting, in the order of the content.

    Args:
        content: the meetings and the strategy whose themes they follow.
        path: the file of records that days were entered in.
        today: a meeting of this day is still to come.

    Returns:
        One for each meeting: with its day where one was entered, else with the month in which it is expected, else
        with neither. A month is an expectation, never a day that anybody agreed.
    """
    return tuple(_next(content, each, days(path, each.id), today) for each in content.meetings.meetings.values())


def _next(content: Content, meeting: Meeting, entered: tuple[date, ...], today: date) -> Upcoming:
    day = next((each for each in entered if each >= today), None)
    month = day.replace(day=1) if day else _expected(meeting, entered, today)
    if month is None:
        return Upcoming(meeting, None, None, None, ())
    own = quarter(month, content.meetings.basis)
    has_theme = any(point.kind == "theme" for point in meeting.agenda)
    names = tuple(each.name for each in themes(content, own.number)) if has_theme else ()
    return Upcoming(meeting, day, month, own, names)


def _expected(meeting: Meeting, entered: tuple[date, ...], today: date) -> date | None:
    """Return the first month to come in which the meeting is expected and has not been held already."""
    held = {each.replace(day=1) for each in entered}
    ahead = months.span(today.replace(day=1), months.add(today.replace(day=1), 12))
    return next((each for each in ahead if each.month in meeting.months and each not in held), None)


def enter(actor: Actor, path: Path, content: Content, meeting_id: str, day: date, today: date) -> None:
    """Write down the day of a meeting.

    Raises:
        SbpError: the person may not, the meeting is not known, or the day is too far off or already entered; nothing
            is written.
    """
    who = actor.require("edit records")
    meeting = named(content, meeting_id)
    if not today.year - FURTHEST_YEARS <= day.year <= today.year + FURTHEST_YEARS:
        what = f"{day.day} {day:%B %Y} is more than {FURTHEST_YEARS} years away"
        raise UsageError(what, meeting.short, "a day nearer to today")
    before = _entry(path, meeting_id, day)
    if before and before.body["standing"] == SET:
        raise UsageError(f"This day is already entered for {meeting.name}", meeting.short, "another day")
    reason = "set again" if before else ""
    records.add(path, KIND, _key(meeting_id, day), _body(meeting_id, day, SET), who, _number(before), reason)


def cancel(actor: Actor, path: Path, meeting_id: str, day: date, reason: str) -> None:
    """Write down that a meeting will not be, or was not, held on a day that was entered.

    Raises:
        SbpError: the person may not, no such day stands, or no reason is given; nothing is written.
    """
    who = actor.require("edit records")
    before = _entry(path, meeting_id, day)
    if before is None or before.body["standing"] != SET:
        raise UsageError("No such day is entered", meeting_id, "one of the days listed")
    told = clean("reason", reason, required=True)
    records.add(path, KIND, before.key, _body(meeting_id, day, CANCELLED), who, before.sequence, told)


def _key(meeting_id: str, day: date) -> str:
    return f"{meeting_id} {day.isoformat()}"


def _body(meeting_id: str, day: date, standing: str) -> dict[str, str]:
    return {"meeting": meeting_id, "day": day.isoformat(), "standing": standing}


def _entry(path: Path, meeting_id: str, day: date) -> records.Entry | None:
    key = _key(meeting_id, day)
    return next((entry for entry in records.latest(path, KIND) if entry.key == key), None)


def _number(entry: records.Entry | None) -> int | None:
    return entry.sequence if entry else None

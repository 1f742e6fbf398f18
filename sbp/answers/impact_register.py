"""The register of impact days: booked and frozen, held with what they left behind, never changed, only added to."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from sbp import months
from sbp.answers.naming import find
from sbp.answers.typed import clean
from sbp.errors import UsageError
from sbp.impact_model import Day, Design, Held, ImpactContent
from sbp.model import Area
from sbp.store import records
from sbp.store.records import Entry

DAY, HELD, ADDITION, WEIGHTS = "impact_day", "impact_day_held", "impact_day_addition", "impact_weights"
WITHDRAWN = "impact_day_withdrawn"
LARGEST_OUTPUT = 1_000_000
LARGEST_COST = 10_000_000  # pounds
FURTHEST_YEARS = 3
OBJECTIVE = "statement of the problem and what the day is to achieve"


@dataclass(frozen=True)
class Outputs:
    """What somebody writes down of a day held: counts by output, notes, and its cost in pounds (None: not given)."""

    counts: Mapping[str, float]
    notes: str = ""
    cost: float | None = None


def days(is_demonstration: bool, invented: tuple[Day, ...] = ()) -> tuple[Day, ...]:
    """Return the days that stand, by date; `invented` ones of the demonstration are among them, withdrawn ones not."""
    return tuple(each for each in register(is_demonstration, invented) if not each.withdrawn)


def register(is_demonstration: bool, invented: tuple[Day, ...] = ()) -> tuple[Day, ...]:
    """Return every day ever written down, by date, those withdrawn with their reason.

    A day of which outputs were written down was held, so it stands, even where somebody withdrew it in that moment.
    """
    path = records.place(is_demonstration)
    gone = {entry.key: entry.body["reason"] for entry in records.latest(path, WITHDRAWN)}
    held = {entry.key: entry for entry in records.latest(path, HELD)}
    added: dict[str, list[str]] = {}
    for entry in records.latest(path, ADDITION):
        added.setdefault(entry.body["day"], []).append(entry.body["text"])
    booked = [_day(entry, held.get(entry.key), added.get(entry.key, [])) for entry in records.latest(path, DAY)]
    booked = [each if each.held else replace(each, withdrawn=gone.get(each.key, "")) for each in booked]
    return tuple(sorted((*invented, *booked), key=lambda each: (each.day, each.key)))


def check_booking(day: date, ward: Area, today: date, booked: tuple[Day, ...]) -> None:
    """Refuse a day that cannot be booked.

    Raises:
        UsageError: it lies in the past or too far ahead, its place is not a ward, or its slot is taken.
    """
    if day <= today:
        told = f"a day after {_told(today)}; one that was held before it was booked is written down as such"
        raise UsageError(f"{_told(day)} is not in the future", "date", told)
    _check_slot(day, ward, today, booked)


def _check_slot(day: date, ward: Area, today: date, booked: tuple[Day, ...]) -> None:
    if day.year > today.year + FURTHEST_YEARS:
        raise UsageError(f"{_told(day)} is too far ahead", "date", f"a day before {today.year + FURTHEST_YEARS + 1}")
    if ward.kind != "ward":
        raise UsageError(f"{ward.name} is not a ward of the borough", "place", "one of the wards")
    taken = next((each for each in booked if each.day == day), None)
    if taken:
        what = f"A day is already booked on {_told(day)}, in {taken.ward_name}"
        raise UsageError(what, "date", "another date")


def book(
    is_demonstration: bool,
    who: str,
    impact: ImpactContent,
    day: date,
    ward: Area,
    design: Design,
    texts: Mapping[str, str],
    partners: tuple[str, ...],
    today: date,
    invented: tuple[Day, ...] = (),
) -> Day:
    """Book a day, which freezes how it will be judged.

    Args:
        is_demonstration: which records it goes to, and `invented` the demonstration's own days.
        who: the label of whoever writes, who may write days.
        impact: the content on impact days.
        day, ward: when and where it will be held, as of `today`.
        design: from `impact_design.make`.
        texts: `theme` and `lead` by id, `objective` (the problem, and what the day is to achieve) in words.
        partners: roles by id.

    Raises:
        SbpError: something asked for cannot be, or the problem is not stated; nothing is written.
    """
    check_booking(day, ward, today, days(is_demonstration, invented))
    body = _body(impact, day, ward, texts, partners, is_ahead=True) | {"design": _plain(design)}
    entry = records.add(records.place(is_demonstration), DAY, _key(is_demonstration, day), body, who)
    return _day(entry, None, [])


def write_earlier(
    is_demonstration: bool,
    who: str,
    impact: ImpactContent,
    day: date,
    ward: Area,
    texts: Mapping[str, str],
    partners: tuple[str, ...],
    left_behind: Outputs,
    today: date,
    invented: tuple[Day, ...] = (),
) -> None:
    """Write down a day that was held before it was booked: what it left behind, and nothing by which to judge it.

    Args:
        left_behind: what was done on it; the others as for `book`.

    Raises:
        SbpError: the day is still to come, or something asked for cannot be; nothing is written.
    """
    if day > today:
        raise UsageError(f"{_told(day)} is still to come", "date", "booking it")
    _check_slot(day, ward, today, days(is_demonstration, invented))
    held = _held_body(impact, left_behind)
    body = _body(impact, day, ward, texts, partners) | {"design": None}
    key = _key(is_demonstration, day)
    records.add(records.place(is_demonstration), DAY, key, body, who)
    records.add(records.place(is_demonstration), HELD, key, held, who)


def _key(is_demonstration: bool, day: date) -> str:
    """Return the key of a new day: its date, with a number where days of that date were withdrawn."""
    before = sum(each.day == day for each in register(is_demonstration))
    return f"{day.isoformat()}-{before + 1}" if before else day.isoformat()


def _body(
    impact: ImpactContent,
    day: date,
    ward: Area,
    texts: Mapping[str, str],
    partners: tuple[str, ...],
    is_ahead: bool = False,
) -> dict[str, Any]:
    """Return the body of a day's entry; one ahead needs a problem and an objective, since both stand on its sheet."""
    _check_named(impact, texts["theme"], (texts["lead"], *partners))
    return {
        "day": day.isoformat(),
        "ward_code": ward.code,
        "ward_name": ward.name,
        "theme": texts["theme"],
        "lead": texts["lead"],
        "partners": list(partners),
        "objective": clean(OBJECTIVE, texts["objective"], required=is_ahead),
    }


def _check_named(impact: ImpactContent, theme: str, roles: tuple[str, ...]) -> None:
    for name, value in (("theme", theme), ("lead", roles[0])):
        if not value:
            raise UsageError(f"No {name} has been chosen", "", f"a {name} from the list")
    find("theme", theme, impact.themes, {each.id: each.name for each in impact.themes.values()})
    for role in roles:
        find("role", role, impact.roles, {each.id: each.name for each in impact.roles.values()})


def hold(is_demonstration: bool, who: str, impact: ImpactContent, day: Day, left_behind: Outputs, today: date) -> None:
    """Write down what a day left behind, or correct what was written.

    Raises:
        SbpError: the day is still to come, or a count or text cannot be; nothing is written.
    """
    if day.is_invented:
        raise UsageError("This day is invented, and nothing can be written about it", "register", "a day you booked")
    if day.day > today:
        raise UsageError(f"The day on {_told(day.day)} is still to come", "register", "writing this afterwards")
    _standing(is_demonstration, day)
    before = day.held.entry if day.held else None
    reason = "corrected" if day.held else ""
    body = _held_body(impact, left_behind)
    records.add(records.place(is_demonstration), HELD, day.key, body, who, before, reason)


def _held_body(impact: ImpactContent, left_behind: Outputs) -> dict[str, Any]:
    names = {each.id: each.name for each in impact.outputs.values()}
    for kind, count in left_behind.counts.items():
        output = find("output", kind, impact.outputs, names)
        if not 0 <= count <= LARGEST_OUTPUT:
            raise UsageError(f"{output.name}: {count:g} is not a count", "outputs", f"0 to {LARGEST_OUTPUT:,}")
    if left_behind.cost is not None and not 0 <= left_behind.cost <= LARGEST_COST:
        raise UsageError(f"{left_behind.cost:g} is not a cost", "cost", f"0 to {LARGEST_COST:,} pounds, or nothing")
    outputs = {kind: count for kind, count in left_behind.counts.items() if count > 0}
    return {"outputs": outputs, "notes": clean("notes", left_behind.notes), "cost": left_behind.cost}


def add_to(is_demonstration: bool, who: str, day: Day, text: str) -> None:
    """Add a remark to a booked day; what was booked stays as it is.

    Raises:
        SbpError: the text is empty, too long or holds control characters.
    """
    body = {"day": day.key, "text": clean("addition", text, required=True)}
    _standing(is_demonstration, day)
    number = len(day.additions) + 1
    records.add(records.place(is_demonstration), ADDITION, f"{day.key} {number}", body, who)


def withdraw(is_demonstration: bool, who: str, day: Day, reason: str) -> None:
    """Withdraw a booked day that was not held; it stays in the register, marked, and its date can be booked again.

    Raises:
        SbpError: it does not stand any more, was held, or the reason is empty or cannot be kept.
    """
    if _standing(is_demonstration, day).held:
        what = f"What the day on {_told(day.day)} left behind has been written down, so it was held"
        raise UsageError(what, "register", "a remark")
    body = {"day": day.key, "reason": clean("reason", reason, required=True)}
    records.add(records.place(is_demonstration), WITHDRAWN, day.key, body, who)


def _standing(is_demonstration: bool, day: Day) -> Day:
    """Return a booked day as it stands now; refuse one that was withdrawn since it was looked at."""
    now = next((each for each in days(is_demonstration) if each.key == day.key), None)
    if now is None:
        raise UsageError(f"The day booked on {_told(day.day)} has been withdrawn", "register", "a day that stands")
    return now


def weight_sets(is_demonstration: bool) -> dict[str, dict[str, float]]:
    """Return the saved sets of weights by name."""
    return {entry.key: entry.body for entry in records.latest(records.place(is_demonstration), WEIGHTS)}


def save_weights(is_demonstration: bool, who: str, name: str, weights: Mapping[str, float]) -> None:
    """Save a set of weights by name, in place of one of that name.

    Raises:
        SbpError: the name cannot be.
    """
    key = clean("name", name, longest=60, required=True)
    path = records.place(is_demonstration)
    before = next((entry.sequence for entry in records.latest(path, WEIGHTS) if entry.key == key), None)
    records.add(path, WEIGHTS, key, dict(weights), who, before, "saved again" if before else "")


def busy(booked: tuple[Day, ...], design_months: tuple[date, date], own: str) -> frozenset[str]:
    """Return the wards, other than a day's own, with a day in a span of months (months before are looked back to)."""
    first, last = design_months
    near = [each for each in booked if months.add(first, -1) <= each.day.replace(day=1) <= last]
    return frozenset(each.ward_code for each in near) - {own}


def _told(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _plain(design: Design) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(design).items()}


def _design(body: Mapping[str, Any]) -> Design:
    values = {each.name: body[each.name] for each in fields(Design)}
    for each in fields(Design):
        if each.type is date:
            values[each.name] = date.fromisoformat(values[each.name])
        elif isinstance(values[each.name], list):
            values[each.name] = tuple(values[each.name])
    return Design(**values)


def _day(entry: Entry, held: Entry | None, additions: list[str]) -> Day:
    body = entry.body
    booked = Day(
        key=entry.key,
        day=date.fromisoformat(body["day"]),
        ward_code=body["ward_code"],
        ward_name=body["ward_name"],
        theme=body["theme"],
        lead=body["lead"],
        partners=tuple(body["partners"]),
        objective=body["objective"],
        design=_design(body["design"]) if body["design"] else None,
        booked_at=entry.written_at,
        seal=entry.hash,
        held=None,
        additions=tuple(additions),
        is_invented=False,
    )
    told = held and Held(held.body["outputs"], held.body["notes"], held.sequence, held.body.get("cost"))
    return replace(booked, held=told) if told else booked

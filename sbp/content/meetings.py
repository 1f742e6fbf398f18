"""data/meetings/: what is known of each meeting of the partnership, its agenda, and how quarters are counted."""

from datetime import date
from pathlib import Path
from typing import get_args

from sbp.content.fields import Fields, read_yaml
from sbp.content.quoting import Quoting
from sbp.meeting_model import AgendaPoint, Basis, ItemKind, Meeting, Meetings, PastDate
from sbp.strategy_model import Strategies

SETTINGS = "settings.yaml"
CALENDAR = tuple(str(each) for each in range(1, 13))
QUARTERS = ("1", "2", "3", "4")
PACKS = ("board", "tasking", "scrutiny")
OF_ONE_PRIORITY, OF_MEASURES = "update", "where"


def read(folder: Path, strategies: Strategies, indicators: set[str], faults: list[str]) -> Meetings:
    """Read every meeting of the folder by its id, which is the name of its file.

    Args:
        folder: `data/meetings/`.
        strategies: whose documents may be quoted and whose priorities may be named.
        indicators: the ids that `where` may name.
        faults: the list that every fault is added to.
    """
    quoting = Quoting({each.id: each.title for each in strategies.documents})
    priorities = {each.id for period in strategies.periods for each in period.priorities}
    found = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name != SETTINGS:
            fields = Fields(read_yaml(path, faults), f"meetings/{path.name}", faults)
            order = fields.whole("order") or 0
            found.append((order, _meeting(path.stem, fields, quoting, priorities, indicators)))
            fields.close()
    if not found:
        faults.append("meetings/: holds no meeting")
    settings = Fields(read_yaml(folder / SETTINGS, faults), f"meetings/{SETTINGS}", faults)
    meetings = {each.id: each for _, each in sorted(found, key=lambda pair: pair[0])}
    whole = Meetings(meetings, settings.choice("quarter_basis", get_args(Basis)), quoting.items(settings, "conflicts"))
    settings.close()
    return whole


def _meeting(meeting_id: str, fields: Fields, quoting: Quoting, priorities: set[str], indicators: set[str]) -> Meeting:
    meeting = Meeting(
        id=meeting_id,
        name=fields.text("name"),
        short=fields.text("short"),
        purpose=fields.text("purpose"),
        every=fields.whole("every"),
        months=_numbers(fields, "months", CALENDAR),
        attends=fields.texts("attends"),
        marking=fields.text("marking"),
        is_restricted=fields.truth("is_restricted"),
        pack=fields.text("pack", required=False),
        says=quoting.items(fields, "says"),
        held=tuple(_past(each, quoting) for each in fields.entries("held")),
        agenda=tuple(_point(each, quoting, priorities, indicators) for each in fields.entries("agenda")),
        assumed=fields.texts("assumed"),
    )
    if meeting.pack and meeting.pack not in PACKS:
        fields.fault("pack", f"{meeting.pack!r} is not one of {', '.join(PACKS)}")
    if meeting.every == 0:
        fields.fault("every", "must be a number of months above zero")
    for key, held in (("attends", meeting.attends), ("agenda", meeting.agenda)):
        if not held:
            fields.fault(key, "is missing")
    return meeting


def _point(fields: Fields, quoting: Quoting, priorities: set[str], indicators: set[str]) -> AgendaPoint:
    kind = fields.choice("kind", get_args(ItemKind))
    point = AgendaPoint(
        kind=kind,
        title=fields.text("title"),
        priority=fields.text("priority", required=kind == OF_ONE_PRIORITY),
        quarters=_numbers(fields, "quarters", QUARTERS),
        indicators=fields.known("indicators", indicators),
        reference=quoting.reference(fields) if fields.raw("document") else None,
    )
    if point.priority and point.priority not in priorities:
        fields.fault("priority", f"{point.priority!r} is not a priority of any strategy")
    if kind == OF_MEASURES and not point.indicators:
        fields.fault("indicators", "is missing")
    fields.close()
    return point


def _past(fields: Fields, quoting: Quoting) -> PastDate:
    past = PastDate(fields.day("day") or date.min, fields.text("note"), quoting.reference(fields))
    fields.close()
    return past


def _numbers(fields: Fields, key: str, allowed: tuple[str, ...]) -> tuple[int, ...]:
    found = fields.texts(key)
    for each in found:
        if each not in allowed:
            fields.fault(key, f"{each!r} is not a whole number from {allowed[0]} to {allowed[-1]}")
    return tuple(int(each) for each in found if each in allowed)

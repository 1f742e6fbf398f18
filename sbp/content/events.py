"""data/events.yaml: spans of months that a reader must know of."""

import datetime
from pathlib import Path

from sbp.content.fields import Fields, read_list
from sbp.model import Event


def read(path: Path, faults: list[str]) -> tuple[Event, ...]:
    """Read every event, oldest first."""
    events = [_event(fields) for fields in read_list(path, faults)]
    return tuple(sorted(events, key=lambda event: (event.first, event.id)))


def _event(fields: Fields) -> Event:
    event = Event(
        id=fields.id(),
        first=fields.month("first") or datetime.date.min,
        last=fields.month("last") or datetime.date.max,
        title=fields.text("title"),
        reason=fields.text("reason"),
        exceptional=fields.truth("exceptional"),
    )
    if event.last < event.first:
        fields.fault("last", "lies before first")
    fields.close()
    return event

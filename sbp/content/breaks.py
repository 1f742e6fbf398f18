"""data/breaks.yaml: the days from which a series no longer means quite the same, and what follows from each."""

import datetime
from pathlib import Path
from typing import get_args

from sbp import months
from sbp.content.fields import Fields, read_list
from sbp.model import AreaKind, Break, Effect, Indicator

STRENGTH: dict[Effect, int] = {"note": 0, "step": 1, "refuse": 2}
MID_MONTH = 15


def read(path: Path, source_ids: set[str], indicator_ids: set[str], faults: list[str]) -> tuple[Break, ...]:
    """Read every break, oldest first. Empty lists of sources, indicators or area kinds mean all of them."""
    breaks = [_break(fields, source_ids, indicator_ids) for fields in read_list(path, faults)]
    return tuple(sorted(breaks, key=lambda item: (item.day, item.id)))


def _break(fields: Fields, source_ids: set[str], indicator_ids: set[str]) -> Break:
    found = Break(
        id=fields.id(),
        day=fields.day("day") or datetime.date.min,
        title=fields.text("title"),
        reason=fields.text("reason"),
        effect=fields.choice("effect", get_args(Effect)),
        sources=fields.known("sources", source_ids),
        indicators=fields.known("indicators", indicator_ids),
        area_kinds=fields.known("area_kinds", set(get_args(AreaKind))),  # type: ignore[arg-type]
    )
    fields.close()
    return found


def first_month_after(item: Break) -> datetime.date:
    """Return the first month that mostly lies after the break: its own, or the next where the day is past the 15th."""
    month = item.day.replace(day=1)
    return months.add(month, 1) if item.day.day > MID_MONTH else month


def applying(breaks: tuple[Break, ...], indicator: Indicator, kind: AreaKind) -> tuple[Break, ...]:
    """Return the breaks that touch an indicator at a kind of area, oldest first; of those on one day, the strongest."""
    strongest: dict[datetime.date, Break] = {}
    for item in breaks:
        touches = (
            (not item.sources or indicator.source in item.sources)
            and (not item.indicators or indicator.id in item.indicators)
            and (not item.area_kinds or kind in item.area_kinds)
        )
        held = strongest.get(item.day)
        if touches and (held is None or STRENGTH[item.effect] > STRENGTH[held.effect]):
            strongest[item.day] = item
    return tuple(strongest[day] for day in sorted(strongest))

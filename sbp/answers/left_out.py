"""Months that are missing because of what the publishers' files lack: the reason, to stand where the figure stands."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sbp import months
from sbp.answers import areas
from sbp.content import Content
from sbp.model import Area
from sbp.store import queries
from sbp.store.queries import Connection

MOST_NAMED = 3  # wards; with more, they are counted


@dataclass(frozen=True)
class LeftOut:
    """The months that one measure leaves out for a kind of area, or for one area (`area` is then its code), and why."""

    indicator: str
    kind: str
    vintage: str
    area: str
    reason: str
    months: tuple[date, ...]


def held(con: Connection) -> tuple[LeftOut, ...]:
    """Return what the version leaves out; nothing of a version built before this was noted."""
    told = json.loads(queries.meta(con).get("left_out") or "[]")
    return tuple(LeftOut(**(each | {"months": tuple(map(months.parse, each["months"]))})) for each in told)


def of_area(con: Connection, indicator_id: str, area: Area) -> tuple[str, ...]:
    """Say which months of one series are missing and why, a sentence a reason."""
    own = [
        each
        for each in held(con)
        if (each.indicator, each.kind, each.vintage) == (indicator_id, area.kind, area.vintage or "")
        and each.area in ("", area.code)
    ]
    return _sentences(own, {})


def of_wards(con: Connection, indicator_id: str, vintage: str, names: dict[str, str]) -> tuple[str, ...]:
    """Say which months are missing in a table of wards and why; `names` are the wards' by their codes."""
    own = [each for each in held(con) if (each.indicator, each.kind, each.vintage) == (indicator_id, "ward", vintage)]
    return _sentences(own, names)


def of_sources(con: Connection, content: Content) -> dict[str, tuple[str, ...]]:
    """Say for each source how many of its measures leave out which months and why, a sentence a kind and reason."""
    names = {each.code: each.name for each in areas.all(con)}
    grouped: dict[tuple[str, str, str], list[LeftOut]] = defaultdict(list)
    for each in held(con):
        if each.indicator in content.indicators:
            grouped[content.indicators[each.indicator].source, each.kind, each.reason].append(each)
    found: dict[str, list[str]] = defaultdict(list)
    for (source, kind, reason), entries in sorted(grouped.items()):
        measures = sorted({content.indicators[each.indicator].name for each in entries})
        what = measures[0] if len(measures) == 1 else f"{len(measures)} measures"
        where = _where(sorted({names.get(each.area, each.area) for each in entries if each.area}))
        run = spells(month for each in entries for month in each.months)
        found[source].append(f"{kind} figures of {what}{where} for {run}, because {reason}.")
    return {source: tuple(told) for source, told in found.items()}


def spells(known: Iterable[date]) -> str:
    """Write months as runs: "Mar 2021 to May 2021, Jul 2021"."""
    runs: list[tuple[date, date]] = []
    for month in sorted(set(known)):
        if runs and months.add(runs[-1][1], 1) == month:
            runs[-1] = (runs[-1][0], month)
        else:
            runs.append((month, month))
    return ", ".join(f"{first:%b %Y}" + (f" to {last:%b %Y}" if last > first else "") for first, last in runs)


def _sentences(entries: list[LeftOut], names: dict[str, str]) -> tuple[str, ...]:
    by_reason: dict[tuple[str, tuple[date, ...]], list[str]] = defaultdict(list)
    for each in entries:
        by_reason[each.reason, each.months].append(names.get(each.area, ""))
    return tuple(
        f"Missing, and not zero{_where(sorted(filter(None, wards)))}: {spells(run)}, because {reason}."
        for (reason, run), wards in by_reason.items()
    )


def _where(wards: list[str]) -> str:
    if not wards:
        return ""
    return f" in {' and '.join(wards)}" if len(wards) <= MOST_NAMED else f" in {len(wards)} wards"

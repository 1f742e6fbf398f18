"""Where in the borough and in a ward: records with a point by hexagon, with the chance that they belong next door."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sbp import months as calendar
from sbp import settings
from sbp.answers import areas, comparing, freshness, naming, sources, version
from sbp.content import Content
from sbp.model import Area
from sbp.store import street_queries
from sbp.store.queries import Connection
from sbp.store.street_queries import Asked, BelongsRow
from sbp.streets_model import StreetKind, StreetPlace, StreetTable, StreetWard

SNAPPED = (
    "Places are not exact: the police publish each incident at the nearest of a fixed list of points, each of which "
    "stands for at least eight homes or businesses, or for none, such as a park.",
    "The chance that an incident belongs to the next ward takes incidents to lie evenly over the ground nearest to "
    "their point, which homes and shops do not. What may belong to a neighbouring borough is not told: the points "
    "beyond the boundary are not held.",
    "Incidents that could not be placed may stand at a police station, a supermarket or another landmark.",
)
HEXAGONS = "A hexagon's edge is no boundary of anything: a place on an edge is shown as two halves."


def kinds(con: Connection, content: Content, role: str) -> dict[str, StreetKind]:
    """Return the kinds of record that a role may see by place and that hold figures, by id in the content's order."""
    permitted = [each for each in content.streets.kinds.values() if may_see(content, each, role)]
    held = street_queries.months(con, [(each.dataset, each.categories) for each in permitted])
    return {each.id: each for each, found in zip(permitted, held, strict=True) if found}


def may_see(content: Content, kind: StreetKind, role: str) -> bool:
    """Return whether a role may see a kind of record by place: the public only what the content marks so."""
    return role != settings.PUBLIC or content.streets.is_public(kind)


def find(content: Content, kind_id: str, role: str) -> StreetKind:
    """Return the kind of record with an id, where the role may see it.

    Raises:
        UsageError: no such kind, or none that the role may see by place.
    """
    permitted = {each.id: each for each in content.streets.kinds.values() if may_see(content, each, role)}
    names = {each.id: each.name for each in permitted.values()}
    return naming.find("kind of record by place", kind_id, permitted, names)


def months_held(con: Connection, kind: StreetKind) -> tuple[date, ...]:
    """Return the months in which everything that makes up a kind was supplied, oldest first."""
    return street_queries.months(con, [(kind.dataset, kind.categories)])[0]


def table(
    con: Connection, content: Content, kind_id: str, last_month: date | None, months: int, today: date, role: str
) -> StreetTable:
    """Answer where in the borough a kind of record is found.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        kind_id: one of `content.streets.kinds`.
        last_month: last month of the window; None for the last month held.
        months: length of the window, 1 to 36.
        today: the day by which lateness is judged.
        role: who asks, one of `settings.AUDIENCES`.

    Returns:
        Hexagons with at least one record, most first, and every ward in force. Where a month of the window was not
        supplied there are none, and `reason` says why.

    Raises:
        UsageError: unknown kind, one that the role may not see by place, or a window that is not 1 to 36 months.
    """
    kind = find(content, kind_id, role)
    comparing.check_length(months)
    held = months_held(con, kind)
    last = last_month or (held[-1] if held else today.replace(day=1))
    asked = Asked(kind.dataset, kind.categories, calendar.add(last, 1 - months), last)
    missing = set(calendar.span(asked.first, last)) - set(held)
    rows = [] if missing else street_queries.belongs(con, asked, content.borough.vintages[-1].id)
    answer = _empty(con, content, kind, asked, held, today)
    if not rows:
        return replace(answer, reason=_reason(kind, held, missing))
    wards = _wards(con, content)
    return replace(
        answer,
        places=_places(con, asked, rows, wards),
        wards=_counted(rows, wards),
        total=round(sum(row.value for row in rows)),
        unplaced=street_queries.unplaced(con, asked),
    )


def top(
    con: Connection,
    content: Content,
    ward_code: str,
    categories: Iterable[str],
    months: int,
    today: date,
    role: str,
    most: int = 5,
) -> tuple[tuple[StreetTable, tuple[StreetPlace, ...]], ...]:
    """Return where in a ward some categories are found most: each kind of record that shows one of them by place.

    Args:
        con, content, months, today, role: as for `table`; each kind's window ends with the last month it holds.
        ward_code: a ward in force.
        categories: ids of categories, also of files without points for which a kind of record stands.
        most: how many places of each kind.

    Returns:
        A kind's table with its places in the ward, most first, for kinds that the role may see, in the content's order.
    """
    wanted = frozenset(categories)
    meant = [
        each
        for each in kinds(con, content, role).values()
        if wanted & each.stands_for or wanted >= set(each.categories)
    ]
    tables = [table(con, content, each.id, None, months, today, role) for each in meant]
    return tuple((each, each.of_ward(ward_code)[:most]) for each in tables)


def _empty(
    con: Connection, content: Content, kind: StreetKind, asked: Asked, held: tuple[date, ...], today: date
) -> StreetTable:
    """Return the table with everything but its numbers: every ward with none."""
    facts, state, source = version.facts(con), sources.state(con, kind.source), content.sources[kind.source]
    is_snapped = kind.dataset == street_queries.SNAPPED
    wards = _wards(con, content)
    return StreetTable(
        kind=kind,
        source=source,
        first_month=asked.first,
        last_month=asked.last,
        places=(),
        wards=_counted([], wards),
        total=0,
        unplaced=0,
        is_snapped=is_snapped,
        caveats=(kind.caveat, *(SNAPPED if is_snapped else ()), HEXAGONS),
        freshness=freshness.of(source, held[-1] if held else None, state.retrieved_date, today),
        data_version=facts.id,
        is_demonstration=facts.is_demonstration,
        is_schematic=facts.is_schematic,
    )


def _wards(con: Connection, content: Content) -> dict[str, Area]:
    newest = content.borough.vintages[-1].id
    found = (each for each in areas.all(con) if each.kind == "ward" and each.vintage == newest)
    return {each.code: each for each in sorted(found, key=lambda each: each.name)}


def _reason(kind: StreetKind, held: tuple[date, ...], missing: set[date]) -> str:
    if not missing:
        return ""
    if not held:
        return f"No data: no file with {kind.noun} by place has been loaded"
    return f"No data: {kind.noun} by place were not supplied for {len(missing)} of these months"


def _places(con: Connection, asked: Asked, rows: list[BelongsRow], wards: dict[str, Area]) -> tuple[StreetPlace, ...]:
    belonging: dict[str, Counter[str]] = defaultdict(Counter)
    whole = Counter[str]()
    alone = {row.cell_id for row in rows if row.is_hexagon_alone}
    for row in rows:
        belonging[row.cell_id][row.ward_code] += row.value
        whole[row.ward_code] += row.value
    named, middles = _names(con, asked), street_queries.middles(con)
    found = []
    for cell_id, shares in belonging.items():
        (own, here), *others = shares.most_common()
        count = sum(shares.values())
        found.append(
            StreetPlace(
                cell_id=cell_id,
                ward_code=own,
                ward_name=wards[own].name if own else "",
                names=tuple(named[cell_id]),
                count=round(count),
                next_ward=wards[others[0][0]].name if others and others[0][0] else "",
                next_share=None if cell_id in alone else others[0][1] / count if others and others[0][0] else 0.0,
                share_of_ward=here / whole[own] if own else None,
                longitude=middles[cell_id][0],
                latitude=middles[cell_id][1],
            )
        )
    return tuple(sorted(found, key=lambda each: (-each.count, each.cell_id)))


def _names(con: Connection, asked: Asked) -> dict[str, list[str]]:
    """Return the names of points in each hexagon; where what is asked for has no names, those of all points there."""
    named: dict[str, list[str]] = defaultdict(list)
    for cell_id, name, _ in street_queries.names(con, asked):
        if name:
            named[cell_id].append(name)
    if not named:
        for cell_id, name in street_queries.cell_names(con):
            named[cell_id].append(name)
    return named


def outlines(con: Connection) -> dict[str, dict]:
    """Return the outline of every hexagon as a GeoJSON geometry in degrees, by its id."""
    return {cell_id: json.loads(row.outline) for cell_id, row in street_queries.cells(con).items()}


def _counted(rows: list[BelongsRow], wards: dict[str, Area]) -> tuple[StreetWard, ...]:
    """Return what is recorded in each ward, and how much of it may belong to the next or come from there."""
    belonging: dict[str, Counter[str]] = defaultdict(Counter)
    coming: dict[str, float] = defaultdict(float)
    for row in rows:
        belonging[row.point_ward][row.ward_code] += row.value
        if row.point_ward != row.ward_code:
            coming[row.ward_code] += row.value
    return tuple(_ward(ward, belonging[code], coming[code], wards) for code, ward in wards.items())


def _ward(ward: Area, belonging: Counter[str], coming: float, wards: dict[str, Area]) -> StreetWard:
    count = sum(belonging.values())
    next_code = next((code for code, _ in belonging.most_common() if code not in ("", ward.code)), "")
    return StreetWard(
        code=ward.code,
        name=ward.name,
        count=round(count),
        leaving=1 - belonging[ward.code] / count if count else 0.0,
        next_ward=wards[next_code].name if next_code else "",
        coming=coming,
    )

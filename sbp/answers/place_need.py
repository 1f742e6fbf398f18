"""Where within wards a day is needed: each ward's need, shared out over hexagons by what is counted at points there.

How much need a ward has comes from figures by ward alone. Points only tell where in the ward it lies: the police move
each incident to a nearby point, so counts by point must not be added up to wards.
"""

from collections import defaultdict
from datetime import date

import numpy as np

from sbp import months
from sbp.answers import streets
from sbp.content import Content
from sbp.errors import SbpError
from sbp.impact_model import Settings
from sbp.planning_model import Missing, Need, NeedWithin, Placed, PlaceNeed
from sbp.stats import demand
from sbp.store import impact_queries, street_queries
from sbp.store.queries import Connection
from sbp.store.street_queries import CellRow
from sbp.streets_model import StreetKind

ROLE = "analyst"  # plans are for partners; the public sees none
DEGREE_M = 111_320.0  # a degree of latitude
REACH_M = 450.0  # middles of hexagons that touch lie 320 to 380 m apart, of those beyond them 550 m
NO_POINTS = "no file with points tells where in a ward it is"


class _Ground:
    """The hexagons of the wards that have need, and which rows of the need each belongs to."""

    def __init__(self, con: Connection, need: Need) -> None:
        rows = {ward.code: row for row, ward in enumerate(need.wards)}
        self.cells: list[CellRow] = [each for each in street_queries.cells(con).values() if each.ward_code in rows]
        self.ward = np.array([rows[each.ward_code] for each in self.cells])
        self.size = np.array([max(each.share_in_ward, 0.01) for each in self.cells])
        self.row = {each.cell_id: row for row, each in enumerate(self.cells)}

    def even(self) -> np.ndarray:
        """Return the share of its ward's ground that each hexagon has."""
        return self.size / np.bincount(self.ward, self.size)[self.ward]


def of(con: Connection, content: Content, settings: Settings, need: Need) -> NeedWithin:
    """Answer where within wards need lies.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        settings: how far back points are looked at.
        need: of the wards.

    Raises:
        SbpError: for no measure with a weight it is held where in a ward it is.
    """
    ground = _Ground(con, need)
    shares: dict[str, list[np.ndarray]] = {}
    placed, unplaced = [], []
    for indicator_id in need.last_months:
        name = content.indicators[indicator_id].name
        found = _kind(con, content, settings, need, indicator_id)
        if isinstance(found, str):
            unplaced.append(Missing(indicator_id, name, found))
            continue
        kind, run = found
        shares[indicator_id] = _shares(con, settings, ground, kind, run)
        placed.append(Placed(indicator_id, name, kind.name, run[0], run[-1]))
    if not shares:
        told = "; ".join(f"{each.name}: {each.reason}" for each in unplaced)
        what = f"Where in a ward need lies is not held ({told})"
        raise SbpError(what, "", "planning by wards, or loading more files")
    return NeedWithin(_places(con, need, ground, shares), tuple(placed), tuple(unplaced))


def _kind(
    con: Connection, content: Content, settings: Settings, need: Need, indicator_id: str
) -> tuple[StreetKind, tuple[date, ...]] | str:
    """Return the kind of record with points that stands for a measure, with its months; or why there is none."""
    wanted = frozenset(content.indicators[indicator_id].categories)
    for kind in streets.kinds(con, content, ROLE).values():
        if wanted & (kind.stands_for | set(kind.categories)):
            run = streets.months_held(con, kind)[-settings.history_months :]
            if len(run) < settings.window_months:
                return f"fewer than {settings.window_months} months of its points are held"
            if months.distance(run[-1], need.last_month) > settings.oldest_places_months:
                return f"its points end with {run[-1]:%B %Y}, too long ago"
            return kind, run
    return NO_POINTS


def _shares(
    con: Connection, settings: Settings, ground: _Ground, kind: StreetKind, run: tuple[date, ...]
) -> list[np.ndarray]:
    """Return each hexagon's part of what is counted in its ward: as stated, then by longer and shorter memory."""
    calendar = months.span(run[0], run[-1])
    counts = np.zeros((len(ground.cells), len(calendar)))
    asked = {"dataset": kind.dataset, "categories": list(kind.categories), "first": run[0], "last": run[-1]}
    for cell_id, month, value in impact_queries.cell_panel(con, asked):
        if cell_id in ground.row:
            counts[ground.row[cell_id], months.distance(run[0], month)] = value
    used = np.isin(np.array(calendar), np.array(run))
    return [_part(ground, counts, calendar, used, settings.half_life_months * memory) for memory in (1.0, 0.5, 2.0)]


def _part(ground: _Ground, counts: np.ndarray, calendar: list[date], used: np.ndarray, half_life: float) -> np.ndarray:
    found = ground.even()
    for ward in np.unique(ground.ward):
        own = ground.ward == ward
        if counts[own].sum() == 0:  # nothing was counted in it: its ground is as good a guess as any
            continue
        chance = np.ones(int(own.sum()))
        level = demand.levels(counts[own], calendar, used, np.ones(demand.YEAR), half_life, ground.size[own], chance)
        found[own] = level / level.sum()
    return found


def _places(con: Connection, need: Need, ground: _Ground, shares: dict[str, list[np.ndarray]]) -> tuple[PlaceNeed, ...]:
    weight = {each: np.array([sum(ward.issues[each]) for ward in need.wards])[ground.ward] for each in need.last_months}
    ways = len(next(iter(shares.values())))
    usual = [
        np.sum([weight[each] * parts[way] for each, parts in shares.items()], axis=0)
        / np.maximum(np.sum([weight[each] for each in shares], axis=0), 1e-12)
        for way in range(ways)
    ]
    parts = {each: shares.get(each, usual) for each in need.last_months}
    weighted = {each: [weight[each] * way for way in part] for each, part in parts.items()}
    whole = np.sum(list(weighted.values()), axis=0)
    without = [whole[0] - part[0] for part in weighted.values()] if len(parts) > 1 else []
    firm = demand.stability(whole[0], np.array([*whole, *without]))
    named = _names(con)
    found = []
    for row, cell in enumerate(ground.cells):
        ward = need.wards[ground.ward[row]]
        held = ward.stability * float(firm[row])
        share = {each: float(part[0][row]) for each, part in parts.items()}
        issues = {each: tuple(value * share[each] for value in ward.issues[each]) for each in parts}
        by_month = tuple(held * sum(values) for values in zip(*issues.values(), strict=True))
        own = float(whole[0][row]) / max(sum(sum(each) for each in ward.issues.values()), 1e-12)
        name = f"{named[cell.cell_id]}, {ward.name}" if cell.cell_id in named else f"a part of {ward.name}"
        at = cell.longitude, cell.latitude
        found.append(PlaceNeed(cell.cell_id, name, ward.code, *at, by_month, issues, held, own))
    return tuple(sorted(found, key=lambda each: (-each.total, each.cell_id)))


def _names(con: Connection) -> dict[str, str]:
    """Return what the police call the point of each hexagon at which most is recorded."""
    found: dict[str, list[str]] = defaultdict(list)
    for cell_id, name in street_queries.cell_names(con):
        found[cell_id].append(name)
    return {cell_id: names[0] for cell_id, names in found.items()}


def within_reach(places: tuple[PlaceNeed, ...]) -> np.ndarray:
    """Return whether a day in one place covers another, (places, places): itself and the hexagons that touch it."""
    north = np.array([each.latitude for each in places])
    east = np.array([each.longitude for each in places]) * np.cos(np.radians(north.mean()))
    return np.hypot(np.subtract.outer(east, east), np.subtract.outer(north, north)) * DEGREE_M < REACH_M

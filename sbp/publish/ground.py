"""The unknowns of an attack: the true counts of one data set, by category group, piece of ground and month.

A piece is a ward in force, or where older wards are held too, what a new and an old ward share; and the ground that is
in no ward. A category group holds the categories that the data set's measures never tell apart. Every published number
of the data set is a sum of such counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sbp.content import Content
from sbp.content.publishing import PROTECTED, protected_datasets
from sbp.model import Indicator
from sbp.publish.bounds import Statement, Target
from sbp.publish.shield import is_small
from sbp.publishing_model import Shield
from sbp.store import place_queries, publish_queries, queries
from sbp.store.publish_queries import CountRow
from sbp.store.queries import Connection

NO_WARD = ("", "")
SLIVER = 0.005  # ground that two wards share less of than this counts as not shared: an attacker would take it so
Piece = tuple[str, str]
Key = tuple[str, str, date]  # indicator, area, month


@dataclass(frozen=True)
class Truth:
    """What the private version holds of one data set: its measures by key, and counts by category group and area."""

    measures: dict[Key, float]
    groups: dict[tuple[int, str, date], float]


@dataclass(frozen=True)
class Ground:
    """One data set's unknowns, and how measures, areas and months are made of them."""

    dataset: str
    indicators: tuple[Indicator, ...]
    borough: str
    groups: tuple[frozenset[str], ...]
    pieces: tuple[Piece, ...]
    months: tuple[date, ...]
    names: dict[str, str]
    vintages: dict[str, str]
    truth: Truth

    @property
    def size(self) -> int:
        """How many unknowns there are."""
        return len(self.groups) * len(self.pieces) * len(self.months)

    @property
    def protected(self) -> tuple[Indicator, ...]:
        """The measures whose small counts are withheld."""
        return tuple(each for each in self.indicators if each.sensitivity == PROTECTED)

    def cells(self, indicator_id: str, area: str, months: Iterable[date]) -> tuple[int, ...]:
        """Return the unknowns that a measure adds up in an area over some months."""
        wanted = next(each for each in self.indicators if each.id == indicator_id)
        groups = [at for at, group in enumerate(self.groups) if _counts(wanted, group)]
        return self._cells(groups, self._pieces_of(area), months)

    def group_cells(self, group: int, area: str, month: date) -> tuple[int, ...]:
        """Return the unknowns of one category group in an area and month."""
        return self._cells([group], self._pieces_of(area), [month])

    def assumed(self) -> list[Statement]:
        """Return what an attacker is taken to know beside all that is published: the counts that lie in no ward."""
        said = []
        for at in range(len(self.groups)):
            for month in self.months:
                held = [self.truth.groups.get((at, ward, month)) for ward in self._new_wards()]
                whole = self.truth.groups.get((at, self.borough, month))
                if whole is None or not held or None in held:
                    continue
                none = max(0.0, whole - sum(each for each in held if each is not None))
                words = f"the number in no ward, {month:%Y-%m} (taken as known)"
                said.append(Statement(words, ((self._cells([at], [NO_WARD], [month])[0], 1.0),), none, none))
        return said

    def targets(self, shield: Shield) -> list[Target]:
        """Return every small count: of each protected measure, and of each category group where there are several."""
        own = {each.id: each.name for each in self.protected}
        newest_first = sorted(self.truth.measures.items(), key=lambda each: self.vintages[each[0][1]], reverse=True)
        found = [
            Target(f"{own[each]}, {self.names[area]}, {month:%Y-%m}", self.cells(each, area, [month]), shield.width)
            for (each, area, month), value in newest_first
            if each in own and is_small(value, shield)
        ]
        if len(self.groups) > 1:
            guarded = {
                at for at, group in enumerate(self.groups) if any(_counts(each, group) for each in self.protected)
            }
            found += [
                Target(
                    f"part of {self.dataset} ({len(self.groups[at])} categories), {self.names[area]}, {month:%Y-%m}",
                    self.group_cells(at, area, month),
                    shield.width,
                )
                for (at, area, month), value in self.truth.groups.items()
                if at in guarded and is_small(value, shield)
            ]
        return list({each.cells: each for each in reversed(found)}.values())[::-1]

    def _new_wards(self) -> list[str]:
        return sorted({new for new, _ in self.pieces if new})

    def _pieces_of(self, area: str) -> list[Piece]:
        if area == self.borough:
            return list(self.pieces)
        return [piece for piece in self.pieces if area in piece and piece != NO_WARD]

    def _cells(self, groups: Iterable[int], pieces: Iterable[Piece], months: Iterable[date]) -> tuple[int, ...]:
        places = [self.pieces.index(each) for each in pieces]
        times = [self.months.index(each) for each in months]
        wide, long = len(self.pieces), len(self.months)
        return tuple((group * wide + place) * long + time for group in groups for place in places for time in times)


def of_version(con: Connection, content: Content) -> tuple[Ground, ...]:
    """Return the ground of every data set that feeds protected measures, from the private version."""
    held = publish_queries.held_months(con, list(content.indicators))
    counts = publish_queries.protected_counts(con, sorted(protected_datasets(content)))
    areas = queries.areas(con)
    names = {each.area_code: each.area_name + (f" ({each.vintage})" if each.vintage else "") for each in areas}
    vintage_of = {each.area_code: each.vintage for each in areas}
    found = []
    for dataset in sorted(protected_datasets(content)):
        own = tuple(each for each in content.indicators.values() if dataset in each.datasets.values())
        measures = {
            (row.indicator_id, row.area_code, row.month): row.value
            for row in held
            if row.indicator_id in {each.id for each in own} and row.value is not None
        }
        if not measures:
            continue
        rows = [row for row in counts if row.dataset == dataset]
        groups = _groups(own, {row.category_id for row in rows})
        used = {vintage_of[area] for _, area, _ in measures} - {""}
        pieces = _pieces(con, content, used, vintage_of)
        times = tuple(sorted({month for _, _, month in measures}))
        by_group = _by_group(rows, groups, measures)
        truth = Truth(measures, by_group)
        found.append(Ground(dataset, own, content.borough.code, groups, pieces, times, names, vintage_of, truth))
    return tuple(found)


def _counts(indicator: Indicator, group: frozenset[str]) -> bool:
    """Whether a measure counts the categories of a group, which it does for all of them or none."""
    return indicator.categories == ("*",) or bool(group & set(indicator.categories))


def _groups(indicators: tuple[Indicator, ...], held: set[str]) -> tuple[frozenset[str], ...]:
    """Part the categories by which measures count them."""
    known = held | {each for one in indicators for each in one.categories if each != "*"}
    by_use: dict[tuple[bool, ...], set[str]] = {}
    for category in sorted(known):
        use = tuple(_counts(each, frozenset([category])) for each in indicators)
        if any(use):
            by_use.setdefault(use, set()).add(category)
    return tuple(frozenset(each) for each in by_use.values())


def _pieces(con: Connection, content: Content, used: set[str], vintage_of: dict[str, str]) -> tuple[Piece, ...]:
    older, newest = content.borough.vintages[0].id, content.borough.vintages[-1].id
    wards = sorted(code for code, vintage in vintage_of.items() if vintage == newest)
    if older not in used or older == newest:
        return (*((ward, "") for ward in wards), NO_WARD)
    shared = [
        (ward, row.old_code)
        for ward in wards
        for row in place_queries.ward_overlaps(con, ward)
        if max(row.share_of_new_area or 0, row.share_of_old_area or 0) >= SLIVER
    ]
    return (*shared, NO_WARD)


def _by_group(
    rows: list[CountRow], groups: tuple[frozenset[str], ...], measures: dict[Key, float]
) -> dict[tuple[int, str, date], float]:
    """Add up counts by category group; an area and month that a measure holds and no row names is a zero."""
    of = {category: at for at, group in enumerate(groups) for category in group}
    found = {(at, area, month): 0.0 for _, area, month in measures for at in range(len(groups))}
    for row in rows:
        key = (of.get(row.category_id, -1), row.area_code, row.month)
        if key in found:
            found[key] += row.value
    return found

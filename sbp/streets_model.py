"""The words for places smaller than wards: what is added up by place, into what areas, and what one place shows."""

from dataclasses import dataclass
from datetime import date

from sbp.model import Freshness, Source


@dataclass(frozen=True)
class StreetKind:
    """One kind of record with a point that can be shown by place; `noun` ends the phrase "412 ...".

    `stands_for` are categories of other files, without points, of which this kind is the best picture by place.
    """

    id: str
    name: str
    noun: str
    source: str
    dataset: str
    categories: tuple[str, ...]
    caveat: str
    stands_for: frozenset[str] = frozenset()
    on_ward_page: bool = False


@dataclass(frozen=True)
class Streets:
    """How points are added up into places, and why so; lengths in metres.

    `public_categories` are those that may be mapped by place in the public instance; all others may not.
    """

    resolution: int
    resolution_reason: str
    same_point_m: int
    reach_m: int
    reach_reason: str
    grid_m: int
    bandwidth_m: int
    bandwidth_reason: str
    public_categories: frozenset[str]
    kinds: dict[str, StreetKind]

    def is_public(self, kind: StreetKind) -> bool:
        """Whether the public may see a kind by place: all its categories are marked so."""
        return self.public_categories.issuperset(kind.categories)


@dataclass(frozen=True)
class StreetPlace:
    """One hexagon with what is recorded at the points in it.

    The ward is the one to which most of it belongs, by the ground that its points stand for. `names` are what the
    police call the points, most recorded first. `next_ward` is the other ward to which it may most likely belong
    ("" for none) and `next_share` the chance, 0 to 1; None where no points are held to tell it by. `share_of_ward` is
    its part of all that belongs to its ward; None without one.
    """

    cell_id: str
    ward_code: str
    ward_name: str
    names: tuple[str, ...]
    count: int
    next_ward: str
    next_share: float | None
    share_of_ward: float | None
    longitude: float
    latitude: float


@dataclass(frozen=True)
class StreetWard:
    """One ward: what is recorded at points in it, and how much of that may belong to another, or the other way round.

    `leaving` is a share of `count`, 0 to 1; `coming` is a number recorded at points in other wards.
    """

    code: str
    name: str
    count: int
    leaving: float
    next_ward: str
    coming: float


@dataclass(frozen=True)
class StreetTable:
    """One kind of record by hexagon for a window of months, most first, and by ward in the order of their names.

    `unplaced` are recorded for the borough without any point. `is_snapped`: the points are the police's anonymised
    ones.
    """

    kind: StreetKind
    source: Source
    first_month: date
    last_month: date
    places: tuple[StreetPlace, ...]
    wards: tuple[StreetWard, ...]
    total: int
    unplaced: int
    is_snapped: bool
    caveats: tuple[str, ...]
    freshness: Freshness
    data_version: str
    is_demonstration: bool
    is_schematic: bool
    reason: str = ""

    def of_ward(self, ward_code: str) -> tuple[StreetPlace, ...]:
        """Return the places that belong to a ward, or all of them where the code is empty; most first."""
        return tuple(each for each in self.places if not ward_code or each.ward_code == ward_code)


@dataclass(frozen=True)
class DensityClass:
    """The densest part of the borough's ground that is no denser class's: its squares' middles (EPSG:27700 metres).

    `densest` is the share of all ground down to the end of this class, `per_km2` the density there, and `share` the
    part of what is recorded that lies on that ground, 0 to 1.
    """

    densest: float
    per_km2: float
    share: float
    squares: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Density:
    """Densities at a bandwidth on squares of a side, both in metres; classes densest first."""

    bandwidth_m: int
    side_m: int
    classes: tuple[DensityClass, ...]

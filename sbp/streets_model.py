"""The words for places smaller than wards: what is added up by place, into what areas, and what one place shows."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StreetKind:
    """One kind of record with a point that can be shown by place; `noun` ends the phrase "412 ..."."""

    id: str
    name: str
    noun: str
    source: str
    dataset: str
    categories: tuple[str, ...]
    caveat: str


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

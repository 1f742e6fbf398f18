"""data/streets.yaml: which records with a point are added up by place, into what areas, and who may see them so."""

from pathlib import Path

from sbp.content.fields import Fields, read_yaml
from sbp.streets_model import StreetKind, Streets

FINEST = 15  # the smallest hexagons that H3 knows
LENGTHS = ("same_point_m", "reach_m", "grid_m", "bandwidth_m")


def read(path: Path, sources: set[str], categories: set[str], faults: list[str]) -> Streets | None:
    """Read the file, noting every fault; None where it cannot be read at all.

    Args:
        path: of the file.
        sources, categories: the ids that kinds may name.
        faults: the list that every fault is added to.
    """
    values = read_yaml(path, faults)
    if values is None:
        return None
    entry = Fields(values, path.name, faults)
    lengths = {name: entry.whole(name) or 0 for name in LENGTHS}
    for name, value in lengths.items():
        if not value:
            entry.fault(name, "must be a whole number of metres above zero")
    resolution = entry.whole("resolution")
    if resolution is None or resolution > FINEST:
        entry.fault("resolution", f"must be a whole number from 0 to {FINEST}")
    kinds: dict[str, StreetKind] = {}
    for each in entry.entries("kinds"):
        kind = _kind(each, sources, categories)
        if kind.id in kinds:
            each.fault("id", "stands twice")
        kinds[kind.id] = kind
    found = Streets(
        resolution=resolution or 0,
        resolution_reason=entry.text("resolution_reason"),
        reach_reason=entry.text("reach_reason"),
        bandwidth_reason=entry.text("bandwidth_reason"),
        public_categories=frozenset(entry.known("public_categories", categories)),
        kinds=kinds,
        **lengths,
    )
    entry.close()
    return found


def _kind(entry: Fields, sources: set[str], categories: set[str]) -> StreetKind:
    kind = StreetKind(
        id=entry.id(),
        name=entry.text("name"),
        noun=entry.text("noun"),
        source=entry.choice("source", tuple(sorted(sources))),
        dataset=entry.id("dataset"),
        categories=entry.known("categories", categories),
        caveat=entry.text("caveat"),
        stands_for=frozenset(entry.known("stands_for", categories)),
        on_ward_page=entry.truth("on_ward_page"),
    )
    if not kind.categories:
        entry.fault("categories", "is missing")
    entry.close()
    return kind

"""Make the schematic ward maps in `geo/` from measured facts: `python -m sbp.ingest.schematic`.

Each ward becomes a connected group of small hexagons with its true area and position and, wherever possible, its
true neighbours. Both vintages are made together, so that they share one outline and overlap as the true ones do.
"""

import json
import math
from collections import deque
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.optimize
import scipy.sparse
import shapely
from pyproj import Transformer

from sbp import settings
from sbp.ingest import facts as facts_files
from sbp.ingest import hexagons
from sbp.ingest.hexagons import Hexagon, Layout, Target

HEXAGON_M2 = 250_000.0
SIDE_M = math.sqrt(2 * HEXAGON_M2 / (3 * math.sqrt(3)))
REACH_M = 7000.0  # how far from its point a ward may be offered a hexagon: the longest ward is 8 km long
SEEDS = range(8)
STEPS = 400_000
STATEMENT = "Schematic: made by this project from ward areas, positions and neighbours; not true boundaries"


@dataclass(frozen=True)
class Ward:
    """What is known of one ward: a point inside (EPSG:27700, metres), its area and who its neighbours are."""

    code: str
    name: str
    easting: float
    northing: float
    area_km2: float
    neighbours: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """The wards of both vintages, newest first, and how many hexagons each pair of them shares."""

    vintages: tuple[str, ...]
    wards: tuple[tuple[Ward, ...], ...]
    overlap: dict[tuple[int, int], float]


def read_facts(geo_dir: Path) -> Facts:
    """Read the facts that the maps are made from; the newest vintage comes first."""
    to_grid = Transformer.from_crs(4326, 27700, always_xy=True)
    table = facts_files.wards(geo_dir)
    table["easting"], table["northing"] = to_grid.transform(table["inside_lon"], table["inside_lat"])
    vintages = tuple(sorted(table["vintage"].unique(), reverse=True))
    wards = tuple(
        tuple(
            Ward(row.ward_code, row.ward_name, row.easting, row.northing, row.area_km2, tuple(row.neighbours.split()))
            for row in table[table["vintage"] == vintage].itertuples()
        )
        for vintage in vintages
    )
    index = [{ward.code: place for place, ward in enumerate(vintage)} for vintage in wards]
    overlap = {}
    for row in facts_files.overlap(geo_dir).itertuples():
        new, old = index[0][row.ward_code_new], index[1][row.ward_code_old]
        km2 = row.share_of_new_area * wards[0][new].area_km2 + row.share_of_old_area * wards[1][old].area_km2
        overlap[new, old] = km2 / 2 * 1e6 / HEXAGON_M2
    return Facts(vintages, wards, overlap)


def centre(hexagon: Hexagon) -> tuple[float, float]:
    """Return the middle of a hexagon (pointed tops) in EPSG:27700 metres."""
    q, r = hexagon
    return math.sqrt(3) * SIDE_M * (q + r / 2), 1.5 * SIDE_M * r


def nearest_hexagon(easting: float, northing: float) -> Hexagon:
    """Return the hexagon whose middle lies nearest to a point."""
    r = round(northing / (1.5 * SIDE_M))
    rows = [(round(easting / (math.sqrt(3) * SIDE_M) - row / 2), row) for row in (r - 1, r, r + 1)]
    return min(rows, key=lambda hexagon: math.dist(centre(hexagon), (easting, northing)))


def _lattice(facts: Facts) -> list[Hexagon]:
    """List every hexagon that lies near enough to some ward's point to belong to it."""
    found = set()
    reach = math.ceil(REACH_M / SIDE_M / 1.5)
    for ward in facts.wards[0] + facts.wards[1]:
        near = 3 * math.sqrt(ward.area_km2 * 1e6 / math.pi)
        q0, r0 = nearest_hexagon(ward.easting, ward.northing)
        for q in range(q0 - reach, q0 + reach + 1):
            for r in range(r0 - reach, r0 + reach + 1):
                if math.dist(centre((q, r)), (ward.easting, ward.northing)) <= min(near, REACH_M):
                    found.add((q, r))
    return sorted(found)


def targets_of(facts: Facts, lattice: list[Hexagon]) -> tuple[Target, Target]:
    """Turn the facts of both vintages into what the search asks for."""
    made = []
    for wards in facts.wards:
        index = {ward.code: place for place, ward in enumerate(wards)}
        distance = {
            hexagon: tuple(
                math.dist(centre(hexagon), (ward.easting, ward.northing)) ** 2 / (ward.area_km2 * 1e6 / math.pi)
                for ward in wards
            )
            for hexagon in lattice
        }
        neighbours = frozenset(
            (min(place, index[other]), max(place, index[other]))
            for place, ward in enumerate(wards)
            for other in ward.neighbours
        )
        made.append(
            Target(
                sizes=tuple(ward.area_km2 * 1e6 / HEXAGON_M2 for ward in wards),
                neighbours=neighbours,
                distance=distance,
                anchors=frozenset(nearest_hexagon(ward.easting, ward.northing) for ward in wards),
            )
        )
    return made[0], made[1]


def transport(facts: Facts, targets: tuple[Target, Target], lattice: list[Hexagon]) -> dict[Hexagon, tuple[int, int]]:
    """Give each pair of overlapping wards its number of hexagons at the least cost: (distance / radius)^2 x radius."""
    pairs = [pair for pair, size in sorted(facts.overlap.items()) if round(size) > 0]
    radius = [[math.sqrt(size) for size in target.sizes] for target in targets]
    cost = np.array(
        [
            [sum(targets[k].distance[hexagon][pair[k]] * radius[k][pair[k]] for k in (0, 1)) for hexagon in lattice]
            for pair in pairs
        ]
    )
    count, places = cost.shape
    columns = np.arange(count * places)
    ones = np.ones(count * places)
    asked = scipy.sparse.csr_array((ones, (columns // places, columns)))
    given = scipy.sparse.csr_array((ones, (columns % places, columns)))
    found = scipy.optimize.linprog(
        cost.ravel(),
        A_eq=asked,
        b_eq=[round(facts.overlap[pair]) for pair in pairs],
        A_ub=given,
        b_ub=np.ones(places),
        method="highs",
    )
    chosen = np.flatnonzero(found.x > 0.5)
    return {lattice[place % places]: pairs[place // places] for place in chosen}


def _in_one_piece(labels: dict[Hexagon, int], anchors: dict[int, Hexagon], land: set[Hexagon]) -> dict[Hexagon, int]:
    """Keep of every ward the piece around its anchor, and let the pieces grow over the land that was cut off."""
    kept = {}
    for ward, anchor in anchors.items():
        queue = deque([anchor])
        kept[anchor] = ward
        while queue:
            for near in hexagons.ring(queue.popleft()):
                if near not in kept and labels.get(near) == ward and near not in anchors.values():
                    kept[near] = ward
                    queue.append(near)
    queue = deque(sorted(kept))
    while queue:
        hexagon = queue.popleft()
        for near in hexagons.ring(hexagon):
            if near in land and near not in kept:
                kept[near] = kept[hexagon]
                queue.append(near)
    return kept


def _without_holes(land: set[Hexagon]) -> set[Hexagon]:
    """Add the hexagons that land encloses."""
    low, high = min(min(cell) for cell in land) - 1, max(max(cell) for cell in land) + 1
    queue = deque([(low, low)])
    sea = {(low, low)}
    while queue:
        for near in hexagons.ring(queue.popleft()):
            if near not in sea and near not in land and all(low <= part <= high for part in near):
                sea.add(near)
                queue.append(near)
    return {(q, r) for q in range(low, high + 1) for r in range(low, high + 1)} - sea


def start(facts: Facts, targets: tuple[Target, Target], lattice: list[Hexagon]) -> dict[Hexagon, tuple[int, int]]:
    """Solve the transport problem and mend its split wards, so that every ward is in one piece."""
    solved = transport(facts, targets, lattice)
    anchors = [
        {place: nearest_hexagon(ward.easting, ward.northing) for place, ward in enumerate(wards)}
        for wards in facts.wards
    ]
    land = _without_holes(set(solved) | set(anchors[0].values()) | set(anchors[1].values()))
    mended = [_in_one_piece({place: pair[k] for place, pair in solved.items()}, anchors[k], land) for k in (0, 1)]
    return {place: (mended[0][place], mended[1][place]) for place in sorted(set(mended[0]) & set(mended[1]))}


def search(facts: Facts) -> Layout:
    """Return the best layout that any of the seeds leads to."""
    lattice = _lattice(facts)
    targets = targets_of(facts, lattice)
    begun = start(facts, targets, lattice)
    best, least = None, math.inf
    for seed in SEEDS:
        layout = Layout(targets, facts.overlap, begun)
        cost = hexagons.anneal(layout, seed, STEPS)
        if cost < least:
            best, least = layout, cost
    return best


def relations(layout: Layout, vintage: int) -> tuple[int, int, int]:
    """Count a layout's true neighbour pairs kept, those asked for, and pairs that touch and should not."""
    touching = {pair for pair, edges in layout.touching[vintage].items() if edges}
    asked = layout.targets[vintage].neighbours
    return len(touching & asked), len(asked), len(touching - asked)


def outline(cells: list[Hexagon]) -> shapely.Polygon:
    """Join hexagons into one polygon in EPSG:27700, its corners rounded to the metre so that neighbours share them."""
    shapes = []
    for cell in cells:
        x, y = centre(cell)
        shapes.append(
            shapely.Polygon(
                [
                    (round(x + SIDE_M * math.sin(math.radians(turn))), round(y + SIDE_M * math.cos(math.radians(turn))))
                    for turn in range(0, 360, 60)
                ]
            )
        )
    return shapely.union_all(shapes)


def feature_collection(wards: tuple[Ward, ...], labels: dict[Hexagon, int], vintage: str) -> dict:
    """Write one vintage as GeoJSON in EPSG:4326 at 5 decimals, outer rings counter-clockwise."""
    to_degrees = Transformer.from_crs(27700, 4326, always_xy=True)
    features = []
    for place, ward in enumerate(wards):
        shape = shapely.transform(
            outline([cell for cell, label in labels.items() if label == place]),
            lambda points: np.column_stack(to_degrees.transform(points[:, 0], points[:, 1])).round(5),
        )
        features.append(
            {
                "type": "Feature",
                "properties": {"ward_code": ward.code, "ward_name": ward.name, "vintage": vintage},
                "geometry": json.loads(shapely.to_geojson(shapely.orient_polygons(shape))),
            }
        )
    return {"type": "FeatureCollection", "statement": STATEMENT, "features": features}


def main() -> None:
    """Search, write both maps, and print how true they are."""
    facts = read_facts(settings.GEO_DIR)
    layout = search(facts)
    for k, vintage in enumerate(facts.vintages):
        collection = feature_collection(facts.wards[k], layout.labels[k], vintage)
        text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
        lines = text.replace('{"type":"Feature",', '\n{"type":"Feature",') + "\n"
        (settings.GEO_DIR / f"schematic-wards-{vintage}.geojson").write_text(lines, encoding="utf-8")
        kept, asked, false = relations(layout, k)
        off = max(abs(held - due) for held, due in zip(layout.sizes[k], layout.targets[k].sizes, strict=True))
        print(
            f"{vintage}: {kept} of {asked} neighbour pairs kept, {false} that should not touch, "
            f"area off by at most {off * HEXAGON_M2 / 1e6:.2f} km2"
        )


if __name__ == "__main__":
    main()

"""Places as tables of the built file: areas, outlines light enough to draw, neighbours, overlaps and best fits."""

import json
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely

from sbp.ingest.ward_maps import TO_GRID, WardMap

if TYPE_CHECKING:
    from sbp.ingest.geo import Places

MOST_DRAWN_BYTES = 60_000  # of all wards of one vintage in one projection: a page loads it with its first view
TOLERANCES_M = (5, 10, 15, 20, 30, 45, 70, 100)  # a pixel of a ward map 800 pixels wide is about 20 m
NEIGHBOUR_M = 150.0  # wards that share less of their boundary only touch at a corner
EDGE_GAP_M = 5.0  # edges of one file may miss one another by so much after they were projected


def tables(places: "Places") -> dict[str, pd.DataFrame]:
    """Return area, outline, neighbour, ward_overlap and lsoa_ward in the columns of `schema.sql`."""
    drawn = {each.vintage: simplify(each.shapes) for each in places.maps}
    newest = places.maps[-1]
    whole = shapely.union_all(drawn[newest.vintage])
    borough = _area(places, places.borough.code, places.borough.name, "borough", "", shapely.union_all(newest.shapes))
    wards = [
        _area(places, code, name, "ward", each.vintage, shape)
        for each in places.maps
        for code, name, shape in zip(each.codes, each.names, each.shapes, strict=True)
    ]
    outlines = [(places.borough.code, *written(whole))]
    for each in places.maps:
        outlines += [(code, *written(shape)) for code, shape in zip(each.codes, drawn[each.vintage], strict=True)]
    neighbours = [pair for each in places.maps for pair in _neighbours(each, places.known_neighbours)]
    fits = [(lsoa, vintage, ward) for (lsoa, vintage), ward in sorted(places.lsoa_ward.items())]
    area = pd.DataFrame([borough, *wards])
    return {
        "area": area.astype({"residents_count": "Int64"}),
        "outline": pd.DataFrame(outlines, columns=["area_code", "outline_27700", "outline_4326"]),
        "neighbour": pd.DataFrame(neighbours, columns=["area_code", "neighbour_code"]),
        "ward_overlap": places.overlap,
        "lsoa_ward": pd.DataFrame(fits, columns=["lsoa_code", "vintage", "ward_code"]),
    }


def simplify(shapes: np.ndarray) -> np.ndarray:
    """Leave out corners, along shared edges alike, until outlines (EPSG:27700) are light enough to draw together."""
    for tolerance in TOLERANCES_M:
        drawn = shapely.coverage_simplify(shapes, tolerance)
        texts = [written(shape) for shape in drawn]
        if max(sum(map(len, column)) for column in zip(*texts, strict=True)) <= MOST_DRAWN_BYTES:
            break
    return drawn


def neighbours(wards: WardMap) -> list[tuple[str, str]]:
    """Return the pairs of wards, both ways round, that share more than 150 m of boundary."""
    edges = shapely.boundary(wards.shapes)
    wide = shapely.buffer(wards.shapes, EDGE_GAP_M)
    pairs = []
    for one, other in combinations(range(len(wards.codes)), 2):
        is_near = shapely.intersects(wide[one], wards.shapes[other])
        if is_near and shapely.length(shapely.intersection(edges[other], wide[one])) > NEIGHBOUR_M:
            pairs += [(wards.codes[one], wards.codes[other]), (wards.codes[other], wards.codes[one])]
    return sorted(pairs)


def _neighbours(wards: WardMap, known: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    if wards.is_official:
        return neighbours(wards)
    return [(code, other) for code in wards.codes for other in known[code]]


def _area(places: "Places", code: str, name: str, kind: str, vintage: str, shape: shapely.Geometry) -> dict:
    count, label = places.residents.get(code, (None, ""))
    easting, northing = label_point(shape)
    longitude, latitude = TO_GRID.transform(easting, northing, direction="INVERSE")
    return {
        "area_code": code,
        "area_name": name,
        "kind": kind,
        "vintage": vintage,
        "residents_count": count,
        "residents_label": label,
        "area_km2": round(shape.area / 1e6, 3),
        "label_easting": round(easting),
        "label_northing": round(northing),
        "label_longitude": round(longitude, 5),
        "label_latitude": round(latitude, 5),
    }


def label_point(shape: shapely.Geometry) -> tuple[float, float]:
    """Return the point inside an outline (EPSG:27700) that lies farthest from its edge, good to 20 m."""
    centre = shapely.get_point(shapely.maximum_inscribed_circle(shape, tolerance=20.0), 0)
    return centre.x, centre.y


def written(shape: shapely.Geometry) -> tuple[str, str]:
    """Write an outline as GeoJSON in whole metres of EPSG:27700 and in degrees at 5 decimals (about 1 m)."""
    metres = shapely.transform(shape, np.round)
    degrees = shapely.transform(
        metres,
        lambda points: np.column_stack(TO_GRID.transform(points[:, 0], points[:, 1], direction="INVERSE")).round(5),
    )
    return _geojson(metres, is_whole=True), _geojson(shapely.orient_polygons(degrees), is_whole=False)


def _geojson(shape: shapely.Geometry, is_whole: bool) -> str:
    text = json.dumps(shapely.geometry.mapping(shape), separators=(",", ":"))
    return text.replace(".0,", ",").replace(".0]", "]") if is_whole else text

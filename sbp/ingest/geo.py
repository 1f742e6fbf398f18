"""Where things lie: the wards of every vintage, whose a point is, and which ward an LSOA fits best."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from sbp.ingest import denominators, facts, geo_tables, ward_maps
from sbp.ingest.reading import Reading
from sbp.ingest.ward_maps import TO_GRID, WardMap
from sbp.model import Borough

BOUNDARY_COLUMNS = ("area_code", "area_name", "kind", "vintage", "geometry_wkb", "resolution_rank")


@dataclass(frozen=True)
class Places:
    """The borough's wards of every vintage, oldest first, with what is known of its LSOAs and residents.

    `points_are_schematic` says that points were invented inside the schematic wards, as in the demonstration.
    `outline` is the borough's official outline where one was loaded. `lsoa_ward` maps (LSOA code, ward vintage) to the
    ward that the LSOA fits best. `residents` maps an area's code to its count and the count's label.
    """

    borough: Borough
    maps: tuple[WardMap, ...]
    outline: shapely.Geometry | None
    lsoa_codes: frozenset[str]
    lsoa_ward: dict[tuple[str, str], str]
    residents: denominators.Counts
    overlap: pd.DataFrame
    known_neighbours: dict[str, tuple[str, ...]]
    points_are_schematic: bool = False

    @property
    def vintages(self) -> tuple[str, ...]:
        """The ids of the sets of wards, oldest first."""
        return tuple(each.vintage for each in self.maps)

    @property
    def ward_codes(self) -> dict[str, frozenset[str]]:
        """The ward codes of each vintage."""
        return {each.vintage: frozenset(each.codes) for each in self.maps}

    @property
    def is_schematic(self) -> bool:
        """Whether any vintage is drawn from the schematic map."""
        return not all(each.is_official for each in self.maps)

    def assign(self, longitude: np.ndarray, latitude: np.ndarray) -> pd.DataFrame:
        """Find the wards that points lie in, for the oldest and the newest vintage.

        A point on the line between two wards belongs to the one whose code comes first. Without official outlines no
        point is found in a ward, unless the points are schematic as well: a real point says nothing on a schematic map.

        Args:
            longitude: degrees, one a point; NaN for no point.
            latitude: degrees, of the same length.

        Returns:
            in_borough (bool), ward_code_old and ward_code_new (None outside, or where that vintage has no official
            outlines), easting and northing (EPSG:27700 metres, good to about 5 m; NaN outside), in the order given.
        """
        longitude, latitude = np.asarray(longitude, float), np.asarray(latitude, float)
        old, new = self.usable(self.maps[0]), self.usable(self.maps[-1])
        current = new or old
        near = _within_bounds(longitude, latitude, [current.shapes] if current else [], self.outline)
        x, y = TO_GRID.transform(longitude[near], latitude[near])
        in_old, in_new = _position(old, x, y), _position(new, x, y)
        is_inside = (in_new if new else in_old) >= 0
        if self.outline is not None:
            is_inside |= shapely.intersects_xy(self.outline, x, y)
        inside, length = near[is_inside], len(longitude)
        columns = {
            "in_borough": (np.ones(len(inside), dtype=bool), False),
            "ward_code_old": (_codes(old, in_old[is_inside]), None),
            "ward_code_new": (_codes(new, in_new[is_inside]), None),
            "easting": (x[is_inside], np.nan),
            "northing": (y[is_inside], np.nan),
        }
        return pd.DataFrame({name: _spread(*column, inside, length) for name, column in columns.items()})

    def tables(self) -> dict[str, pd.DataFrame]:
        """Return area, outline, neighbour, ward_overlap and lsoa_ward in the columns of `schema.sql`."""
        return geo_tables.tables(self)

    def usable(self, wards: WardMap) -> WardMap | None:
        """Return a map that may be asked about points: an official one, or any where points are schematic as well."""
        return wards if wards.is_official or self.points_are_schematic else None


def assemble(
    readings: Iterable[Reading], borough: Borough, geo_dir: Path, *, points_are_schematic: bool = False
) -> Places:
    """Make the places from what was read in stage "places" and from `geo/`.

    Of several official maps of a vintage the finest that holds every ward is used; where there is none, the schematic
    map stands in for drawing.

    Args:
        readings: of the formats boundaries, look-ups and residents, in the order of loading.
        borough: gives the vintages and the borough's code.
        geo_dir: the folder with `facts/` and the schematic maps.
        points_are_schematic: True for the demonstration alone; official outlines are then left aside.

    Raises:
        SbpError: a file of `geo/` is missing or damaged.
    """
    readings = list(readings)
    boundaries = _boundaries([] if points_are_schematic else readings)
    known = facts.wards(geo_dir)
    maps = _maps(boundaries, known, borough, geo_dir, _published_names(readings))
    lsoas = ward_maps.finest(boundaries, "lsoa")
    residents = denominators.settle(readings, borough, geo_dir)
    overlap = _overlap(maps, lsoas, residents, geo_dir)
    return Places(
        borough=borough,
        maps=maps,
        outline=ward_maps.finest(boundaries, "borough").get(borough.code),
        lsoa_codes=_lsoa_codes(readings, lsoas),
        lsoa_ward=_lsoa_ward(readings, maps, lsoas),
        residents=residents | denominators.estimate_former(residents, overlap),
        overlap=overlap,
        known_neighbours={row.ward_code: tuple(row.neighbours.split()) for row in known.itertuples()},
        points_are_schematic=points_are_schematic,
    )


def _boundaries(readings: list[Reading]) -> pd.DataFrame:
    tables = [
        reading.tables["boundary"].assign(reading=place)
        for place, reading in enumerate(readings)
        if len(reading.tables.get("boundary", ()))
    ]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=[*BOUNDARY_COLUMNS, "reading"])


def _maps(
    boundaries: pd.DataFrame, known: pd.DataFrame, borough: Borough, geo_dir: Path, published: dict[str, str]
) -> tuple[WardMap, ...]:
    maps = []
    for vintage in borough.vintages:
        wards = known[known["vintage"] == vintage.id]
        names = {row.ward_code: published.get(row.ward_code, row.ward_name) for row in wards.itertuples()}
        found = ward_maps.official(boundaries, vintage.id, names)
        maps.append(found or ward_maps.schematic(geo_dir, vintage.id, names))
    return tuple(maps)


def _published_names(readings: list[Reading]) -> dict[str, str]:
    """Return the ward names of ONS's code lists by code; the list loaded last has the word."""
    tables = [reading.tables["area_name"] for reading in readings if "area_name" in reading.tables]
    return {row.area_code: row.area_name for table in tables for row in table.itertuples() if row.area_name}


def _overlap(
    maps: tuple[WardMap, ...], lsoas: dict[str, shapely.Geometry], residents: denominators.Counts, geo_dir: Path
) -> pd.DataFrame:
    """Measure the overlap on official outlines; take the facts where there are none, or no residents by LSOA."""
    carried = facts.overlap(geo_dir)
    if not all(each.is_official for each in maps) or not any(code in residents for code in lsoas):
        return carried
    return ward_maps.overlap(maps[-1], maps[0], lsoas, {code: count for code, (count, _) in residents.items()})


def _lsoa_codes(readings: list[Reading], lsoas: dict[str, shapely.Geometry]) -> frozenset[str]:
    codes = set(lsoas)
    for reading in readings:
        for name, column in (
            ("lsoa_ward", "lsoa_code"),
            ("lsoa_change", "lsoa_code_before"),
            ("lsoa_change", "lsoa_code_after"),
        ):
            if name in reading.tables:
                codes |= set(reading.tables[name][column])
        if "area_residents" in reading.tables:
            areas = reading.tables["area_residents"]["area_code"]
            codes |= set(areas[areas.astype(str).str.startswith("E01")])
    return frozenset(codes)


def _lsoa_ward(
    readings: list[Reading], maps: tuple[WardMap, ...], lsoas: dict[str, shapely.Geometry]
) -> dict[tuple[str, str], str]:
    """Take ONS's best fit first, then the largest area on official outlines, then look-ups of unknown making."""
    fits: dict[tuple[str, str], str] = {}
    tables = [reading for reading in readings if "lsoa_ward" in reading.tables]
    for reading in (each for each in tables if not each.extra.get("is_official")):
        fits |= _as_fits(reading)
    for each in maps:
        if each.is_official:
            fits |= {(lsoa, each.vintage): ward for lsoa, ward in ward_maps.best_fit(lsoas, each).items()}
    for reading in (each for each in tables if each.extra.get("is_official")):
        fits |= _as_fits(reading)
    return fits


def _as_fits(reading: Reading) -> dict[tuple[str, str], str]:
    table = reading.tables["lsoa_ward"]
    return {(row.lsoa_code, row.vintage): row.ward_code for row in table.itertuples()}


def _within_bounds(
    longitude: np.ndarray, latitude: np.ndarray, shapes: list[np.ndarray], outline: shapely.Geometry | None
) -> np.ndarray:
    """Return the positions of the points that lie in the box around the outlines, with a small margin."""
    everything = np.concatenate([*shapes, [outline] if outline is not None else []])
    if not len(everything):
        return np.array([], dtype=int)
    west, south, east, north = TO_GRID.transform_bounds(*shapely.total_bounds(everything), direction="INVERSE")
    return np.flatnonzero((longitude >= west) & (longitude <= east) & (latitude >= south) & (latitude <= north))


def _position(wards: WardMap | None, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return for each point the position of its ward, -1 where there is none."""
    found = np.full(len(x), -1)
    if wards is None:
        return found
    shapely.prepare(wards.shapes)
    for place, shape in enumerate(wards.shapes):
        west, south, east, north = shape.bounds
        near = np.flatnonzero((x >= west) & (x <= east) & (y >= south) & (y <= north) & (found < 0))
        inside = near[shapely.intersects_xy(shape, x[near], y[near])]
        found[inside] = place
    return found


def _codes(wards: WardMap | None, positions: np.ndarray) -> np.ndarray:
    """Return the ward codes at positions; position -1 is the None that stands last."""
    return np.array([*(wards.codes if wards else ()), None], dtype=object)[positions]


def _spread(values: np.ndarray, empty: object, positions: np.ndarray, length: int) -> pd.Series:
    """Put values at their positions in a column that is empty elsewhere."""
    spread = np.full(length, empty, dtype=values.dtype)
    spread[positions] = values
    return pd.Series(spread, dtype=values.dtype)

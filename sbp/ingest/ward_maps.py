"""Sets of ward outlines, official or schematic, and how the areas of two sets overlap."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from pyproj import Transformer

from sbp.errors import SbpError

TO_GRID = Transformer.from_crs(4326, 27700, always_xy=True)


@dataclass(frozen=True)
class WardMap:
    """The wards of one vintage: codes, names and outlines (EPSG:27700, metres), all in the order of the codes.

    `is_official` is False for the schematic map, whose outlines may be drawn and must not be asked about real points.
    """

    vintage: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    shapes: np.ndarray
    is_official: bool


def official(boundaries: pd.DataFrame, vintage: str, names: dict[str, str]) -> WardMap | None:
    """Return the finest official map that holds every ward of a vintage, or None where no file does.

    Wards are never put together from several files: their edges would not meet.

    Args:
        boundaries: the staging table "boundary" of all files, with the column "reading" that tells files apart.
        vintage: the set of wards asked for.
        names: ward names by code, for every ward of the vintage.
    """
    codes = tuple(sorted(names))
    wards = boundaries[(boundaries["kind"] == "ward") & (boundaries["vintage"] == vintage)]
    best, finest = None, 0
    for (_, rank), file in wards.groupby(["reading", "resolution_rank"], sort=True):
        if set(file["area_code"]) == set(codes) and rank > finest:
            best, finest = file.drop_duplicates("area_code").set_index("area_code"), rank
    if best is None:
        return None
    shapes = shapely.from_wkb(best.loc[list(codes), "geometry_wkb"].to_numpy(dtype=object))
    return WardMap(vintage, codes, tuple(names[code] for code in codes), shapes, is_official=True)


def schematic(geo_dir: Path, vintage: str, names: dict[str, str]) -> WardMap:
    """Return the schematic map of a vintage.

    Raises:
        SbpError: the map is missing, damaged, or lacks a ward.
    """
    path = geo_dir / f"schematic-wards-{vintage}.geojson"
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        shapes = {each["properties"]["ward_code"]: shapely.geometry.shape(each["geometry"]) for each in features}
        in_order = np.array([shapes[code] for code in sorted(names)])
    except (OSError, ValueError, KeyError) as fault:
        remedy = "restore it from the repository, or run python -m sbp.ingest.schematic"
        raise SbpError(f"The schematic map of the wards cannot be read ({fault})", str(path), remedy) from fault
    on_grid = shapely.transform(in_order, lambda points: np.column_stack(TO_GRID.transform(points[:, 0], points[:, 1])))
    codes = tuple(sorted(names))
    return WardMap(vintage, codes, tuple(names[code] for code in codes), on_grid, is_official=False)


def finest(boundaries: pd.DataFrame, kind: str) -> dict[str, shapely.Geometry]:
    """Return the finest outline (EPSG:27700) of each area of a kind, by its code."""
    ranked = boundaries[boundaries["kind"] == kind].sort_values("resolution_rank", ascending=False, kind="stable")
    best = ranked.drop_duplicates("area_code").sort_values("area_code")
    return dict(zip(best["area_code"], shapely.from_wkb(best["geometry_wkb"].to_numpy(dtype=object)), strict=True))


def pieces(first: np.ndarray, second: np.ndarray) -> pd.DataFrame:
    """Cut two sets of outlines by one another.

    Returns:
        first, second (positions in the two arrays), shape and area_m2 of what they share, where that has an area.
    """
    of_second, of_first = shapely.STRtree(first).query(second, predicate="intersects")
    shapes = shapely.intersection(first[of_first], second[of_second])
    found = pd.DataFrame({"first": of_first, "second": of_second, "shape": shapes, "area_m2": shapely.area(shapes)})
    return found[found["area_m2"] > 0].sort_values(["first", "second"], ignore_index=True)


def best_fit(lsoas: dict[str, shapely.Geometry], wards: WardMap) -> dict[str, str]:
    """Return for each LSOA the ward that holds the largest part of its area."""
    if not lsoas:
        return {}
    codes = list(lsoas)
    cut = pieces(np.array(list(lsoas.values())), wards.shapes)
    largest = cut.sort_values("area_m2", ascending=False, kind="stable").drop_duplicates("first").sort_values("first")
    return {codes[row.first]: wards.codes[row.second] for row in largest.itertuples()}


def overlap(new: WardMap, old: WardMap, lsoas: dict[str, shapely.Geometry], residents: dict[str, int]) -> pd.DataFrame:
    """Return how two sets of wards overlap, in the columns of `ward_overlap` in `schema.sql`.

    Residents are laid evenly over each LSOA and cut by both sets, so their shares are estimates; they are missing where
    no LSOA has both an outline and a count. Overlaps with all shares under half a per cent are left out as noise.
    """
    shared = pieces(new.shapes, old.shapes)
    shared["residents"] = _residents_within(shared["shape"].to_numpy(), lsoas, residents)
    for side, column in (("new", "first"), ("old", "second")):
        for what, measure in (("area", "area_m2"), ("residents", "residents")):
            whole = shared.groupby(column)[measure].transform("sum")
            shared[f"share_of_{side}_{what}"] = shared[measure] / whole.where(whole > 0)
    shares = [name for name in shared.columns if name.startswith("share_of_")]
    kept = shared[(shared[shares].fillna(0) >= 0.005).any(axis=1)]
    return pd.DataFrame(
        {
            "ward_code_new": [new.codes[place] for place in kept["first"]],
            "ward_code_old": [old.codes[place] for place in kept["second"]],
            **{
                name: kept[name].to_numpy()
                for name in (
                    "share_of_new_area",
                    "share_of_old_area",
                    "share_of_new_residents",
                    "share_of_old_residents",
                )
            },
        }
    )


def _residents_within(shapes: np.ndarray, lsoas: dict[str, shapely.Geometry], residents: dict[str, int]) -> np.ndarray:
    """Estimate the residents of outlines from those of the LSOAs they cut; zeros where nothing is known."""
    counted = [code for code in lsoas if code in residents]
    within = np.zeros(len(shapes))
    if counted:
        outlines = np.array([lsoas[code] for code in counted])
        cut = pieces(outlines, shapes)
        density = np.array([residents[code] for code in counted]) / shapely.area(outlines)
        np.add.at(within, cut["second"], cut["area_m2"] * density[cut["first"]])
    return within

"""Hexagons of the world's H3 grid over the borough, each with the ward that holds most of it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import h3
import numpy as np
import pandas as pd
import shapely

from sbp.ingest import geo_tables, ward_maps
from sbp.ingest.ward_maps import TO_GRID, WardMap

if TYPE_CHECKING:
    from sbp.ingest.geo import Places


def cell_of(longitude: np.ndarray, latitude: np.ndarray, resolution: int) -> list[str]:
    """Return the id of the hexagon that holds each point (degrees)."""
    return [h3.latlng_to_cell(y, x, resolution) for x, y in zip(longitude, latitude, strict=True)]


def table(places: "Places", with_points: Iterable[str], resolution: int) -> pd.DataFrame:
    """Return every hexagon that touches the borough or holds a point, in the columns of `cell` in `schema.sql`.

    A hexagon that straddles wards carries the ward that holds most of its area, and the share of its area there.
    Without usable outlines only the hexagons with points are listed, without wards.

    Args:
        places: the wards of every vintage.
        with_points: ids of hexagons that hold points, some of which may lie just outside every ward.
        resolution: of the grid, 0 to 15.
    """
    current = places.usable(places.maps[-1])
    known = set(with_points)
    if current:
        known.update(_touching(shapely.union_all(current.shapes), resolution))
    ids = sorted(known)
    degrees = (
        shapely.polygons([[(x, y) for y, x in h3.cell_to_boundary(each)] for each in ids]) if ids else np.array([])
    )
    shapes = shapely.transform(degrees, lambda at: np.column_stack(TO_GRID.transform(at[:, 0], at[:, 1])))
    drawn = [geo_tables.written(shape) for shape in shapes]
    labels = np.array([h3.cell_to_latlng(each) for each in ids]).reshape(-1, 2).round(5)
    columns: dict[str, object] = {"cell_id": ids}
    for name, wards in (("old", places.usable(places.maps[0])), ("new", current)):
        columns[f"ward_code_{name}"], columns[f"share_in_ward_{name}"], inside = _mostly_in(shapes, wards)
    columns |= {"label_longitude": labels[:, 1], "label_latitude": labels[:, 0]}
    columns |= {"outline_27700": [each for each, _ in drawn], "outline_4326": [each for _, each in drawn]}
    return pd.DataFrame(columns | {"in_borough_share": inside})


def _touching(borough: shapely.Geometry, resolution: int) -> list[str]:
    degrees = shapely.transform(
        borough, lambda at: np.column_stack(TO_GRID.transform(at[:, 0], at[:, 1], direction="INVERSE"))
    )
    return h3.h3shape_to_cells_experimental(h3.geo_to_h3shape(degrees), resolution, contain="overlap")


def _mostly_in(shapes: np.ndarray, wards: WardMap | None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return for each shape the ward with most of it, the share of the shape there, and the share in any ward."""
    codes, share = np.full(len(shapes), None, dtype=object), np.full(len(shapes), np.nan)
    if wards is None:
        return codes, share, share
    cut = ward_maps.pieces(shapes, wards.shapes)
    cut["share"] = cut["area_m2"] / shapely.area(shapes)[cut["first"]]
    inside = cut.groupby("first")["share"].sum().reindex(range(len(shapes)), fill_value=0.0).to_numpy()
    most = cut.sort_values("share", ascending=False, kind="stable").drop_duplicates("first")
    codes[most["first"]] = np.array(wards.codes, dtype=object)[most["second"]]
    share[most["first"]] = most["share"]
    return codes, share.round(4), inside.clip(0, 1).round(4)

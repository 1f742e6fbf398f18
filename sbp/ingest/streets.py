"""Places smaller than wards: points with their counts, the wards they may stand for, and hexagons that add them up."""

from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pandas as pd
import shapely

from sbp.ingest import hex_cells, snap_points, tables
from sbp.ingest.ward_maps import TO_GRID
from sbp.streets_model import Streets

if TYPE_CHECKING:
    from sbp.ingest.geo import Places

_PUBLISHED = r"""
SELECT place_id, longitude, latitude, trim(regexp_replace(location, '^\s*On or near\s*', '', 'i')) AS name,
       count(*) AS incidents
FROM street_place JOIN street_incident USING (place_id)
GROUP BY ALL ORDER BY place_id
"""
_REPORTED = """
SELECT DISTINCT longitude, latitude FROM dated_report WHERE longitude IS NOT NULL AND latitude IS NOT NULL ORDER BY ALL
"""
_COUNTS = """
INSERT INTO spot_month BY NAME
WITH placed AS (
    SELECT 'police_street' AS dataset, category_id, spot_id, month_start_date
    FROM street_incident JOIN staging_place_spot USING (place_id)
    UNION ALL
    SELECT dataset, category_id, spot_id, date_trunc('month', report_date)::DATE AS month_start_date
    FROM dated_report JOIN spot USING (longitude, latitude) WHERE NOT is_snapped
)
SELECT placed.dataset, placed.category_id, spot_id, placed.month_start_date, count(*)::DOUBLE AS value
FROM placed SEMI JOIN coverage ON coverage.dataset = placed.dataset AND coverage.area_kind = 'borough'
    AND coverage.category_id IN ('', '*', placed.category_id) AND coverage.month_start_date = placed.month_start_date
GROUP BY ALL ORDER BY ALL
"""
_CELLS = """
INSERT INTO cell_month BY NAME
SELECT dataset, category_id, cell_id, month_start_date, sum(value) AS value
FROM spot_month JOIN spot USING (spot_id) GROUP BY ALL ORDER BY ALL
"""


def fill(con: duckdb.DuckDBPyConnection, streets: Streets, places: "Places") -> None:
    """Fill spot, spot_ward, spot_month, cell, cell_month and ground from the settled rows with a place.

    Args:
        con: the file being built, with street_place, street_incident, dated_report and coverage filled.
        streets: the size of hexagons and squares, and how far a published point reaches.
        places: the wards; without usable outlines, places carry no ward.
    """
    published = con.execute(_PUBLISHED).df()
    positions = _metres(published)
    published["spot_id"] = snap_points.together(positions, streets.same_point_m)
    snapped = _busiest(published)
    reported = con.execute(_REPORTED).df().assign(name="", is_snapped=False)
    spots = pd.concat([snapped, reported], ignore_index=True)
    spots["spot_id"] = np.arange(len(spots))
    spots[["easting", "northing"]] = _metres(spots).round(1)
    spots["cell_id"] = hex_cells.cell_of(spots["longitude"], spots["latitude"], streets.resolution)
    wards = places.assign(spots["longitude"].to_numpy(), spots["latitude"].to_numpy())
    spots[["ward_code_old", "ward_code_new"]] = wards[["ward_code_old", "ward_code_new"]]
    tables.insert(con, "spot", spots)
    tables.insert(con, "spot_ward", _spot_wards(_metres(snapped), streets.reach_m, places))
    tables.insert(con, "cell", hex_cells.table(places, spots["cell_id"], streets.resolution))
    tables.insert(con, "ground", _ground(places, streets.grid_m))
    con.register("staging_place_spot", published[["place_id", "spot_id"]])
    con.execute(_COUNTS)
    con.unregister("staging_place_spot")
    con.execute(_CELLS)


def _metres(points: pd.DataFrame) -> np.ndarray:
    return np.column_stack(TO_GRID.transform(points["longitude"].to_numpy(), points["latitude"].to_numpy()))


def _busiest(published: pd.DataFrame) -> pd.DataFrame:
    """Return one row a spot, in the order of their numbers: position and name of the point with most incidents."""
    most = published.sort_values("incidents", ascending=False, kind="stable").drop_duplicates("spot_id")
    kept = most.sort_values("spot_id")[["longitude", "latitude", "name"]]
    return kept.assign(is_snapped=True)


def _spot_wards(points: np.ndarray, reach_m: float, places: "Places") -> pd.DataFrame:
    """Return the shares of both sets of wards in what published points stand for, in the columns of `spot_ward`."""
    found = [pd.DataFrame(columns=["spot_id", "ward_code", "share"])]
    grounds = snap_points.catchments(points, reach_m) if len(points) else np.array([])
    first_and_last = {each.vintage: each for each in (places.maps[0], places.maps[-1])}.values()
    for wards in filter(None, map(places.usable, first_and_last)):
        shares = snap_points.shares(grounds, wards.shapes)
        codes = np.array(wards.codes, dtype=object)[shares["ward"]]
        found.append(pd.DataFrame({"spot_id": shares["point"], "ward_code": codes, "share": shares["share"].round(4)}))
    return pd.concat(found[1:] or found, ignore_index=True)


def _ground(places: "Places", side_m: int) -> pd.DataFrame:
    """Return the centres of the grid's squares that lie in the borough."""
    wards = places.usable(places.maps[-1])
    if wards is None:
        return pd.DataFrame(columns=["easting", "northing"])
    borough = shapely.union_all(wards.shapes)
    shapely.prepare(borough)
    west, south, east, north = (np.array(borough.bounds) // side_m).astype(int)
    x, y = np.meshgrid(np.arange(west, east + 1), np.arange(south, north + 1))
    centres = (np.column_stack([x.ravel(), y.ravel()]) * side_m) + side_m // 2
    inside = shapely.contains_xy(borough, centres[:, 0], centres[:, 1])
    return pd.DataFrame(centres[inside], columns=["easting", "northing"])

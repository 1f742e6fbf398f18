"""Published points of the police: revised positions taken together, and the wards on whose ground a point stands."""

import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from sbp.ingest import ward_maps

CORNERS = 16  # of a quarter of the circle that bounds a catchment: its area is then 0.2% short


def together(points: np.ndarray, within_m: float) -> np.ndarray:
    """Number points so that those which lie close together, or are linked by such, bear one number.

    The list of points is revised now and then, and a point's new position lies a few metres from its old one. Taken
    apart, the two would share one catchment between them along a line that means nothing.

    Args:
        points: eastings and northings (EPSG:27700 metres), one row a point.
        within_m: how close; linking works as single-linkage clustering, so keep it well under the usual spacing.

    Returns:
        One whole number a point, from 0 up in the order in which the numbers first occur.
    """
    if not len(points):
        return np.array([], dtype=int)
    pairs = cKDTree(points).query_pairs(within_m, output_type="ndarray")
    links = coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(len(points), len(points)))
    return pd.factorize(connected_components(links, directed=False)[1])[0]


def catchments(points: np.ndarray, reach_m: float) -> np.ndarray:
    """Return the ground that each point stands for: nearer to it than to any other, and no farther than a reach.

    An incident is published at the point nearest to it, so the point stands for its cell of the Voronoi diagram.
    Points at which nothing was recorded are not in the files: without the reach, their neighbours' cells would be too
    large.

    Args:
        points: eastings and northings (EPSG:27700 metres), one row a point, no two alike.
        reach_m: the farthest that a point stands for.
    """
    circles = shapely.buffer(shapely.points(points), reach_m, quad_segs=CORNERS)
    if len(points) < 2:
        return circles
    around = shapely.box(*(points.min(axis=0) - 2 * reach_m), *(points.max(axis=0) + 2 * reach_m))
    cells = shapely.voronoi_polygons(shapely.multipoints(points), extend_to=around, ordered=True)
    return shapely.intersection(shapely.get_parts(cells), circles)


def shares(grounds: np.ndarray, wards: np.ndarray) -> pd.DataFrame:
    """Return which share of each point's ground lies in which ward; ground outside all wards does not count.

    Read as chances, they take incidents to lie evenly over the ground, which homes and shops do not. What lies beyond
    the borough cannot be told: the published points on the other side are not held.

    Args:
        grounds: shapes from `catchments`.
        wards: outlines of one set of wards (EPSG:27700 metres).

    Returns:
        point, ward (positions in the two arrays) and share; the shares of a point add up to 1.
    """
    cut = ward_maps.pieces(grounds, wards)
    whole = cut.groupby("first")["area_m2"].transform("sum")
    return pd.DataFrame({"point": cut["first"], "ward": cut["second"], "share": cut["area_m2"] / whole})

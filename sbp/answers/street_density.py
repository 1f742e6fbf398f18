"""How densely a kind of record lies over the borough, as a smooth surface at a stated bandwidth."""

import numpy as np

from sbp.content import Content
from sbp.stats import kernel
from sbp.store import street_queries
from sbp.store.queries import Connection
from sbp.store.street_queries import Asked
from sbp.streets_model import Density, DensityClass, StreetTable

DENSEST = (0.01, 0.05, 0.1, 0.2)  # shares of the borough's ground


def squares(con: Connection) -> np.ndarray:
    """Return the middles of the grid's squares in the borough: easting, northing (metres); none without outlines."""
    return street_queries.ground(con)


def density(con: Connection, content: Content, table: StreetTable, ground: np.ndarray) -> Density:
    """Answer where the densest ground of the borough lies.

    Args:
        con: a connection to a built version.
        content: gives the bandwidth and the grid.
        table: what is counted, and when; whoever was given the table may see its density.
        ground: (squares, 2) as `squares` gives them; the same for every table.

    Returns:
        The densest 1, 5, 10 and 20% of the borough's ground as squares; none where the table holds no place or no
        outlines of the borough are held. Shares of what is recorded are of the smooth surface.

    What would mislead: a smooth surface always has a densest part, also where everything is spread by chance alone.
    """
    streets = content.streets
    asked = Asked(table.kind.dataset, table.kind.categories, table.first_month, table.last_month)
    points = street_queries.points(con, asked)
    if not len(points) or not len(ground) or table.reason:
        return Density(streets.bandwidth_m, streets.grid_m, ())
    found = kernel.density(points[:, :2], points[:, 2], ground, streets.grid_m, streets.bandwidth_m)
    order = (-found).argsort(kind="stable")
    ends = [round(share * len(order)) for share in DENSEST]
    classes = [
        DensityClass(
            densest=share,
            per_km2=float(found[order[end - 1]]),
            share=float(found[order[:end]].sum() / found.sum()),
            squares=tuple((int(x), int(y)) for x, y in ground[order[begin:end]]),
        )
        for share, begin, end in zip(DENSEST, [0, *ends[:-1]], ends, strict=True)
        if begin < end
    ]
    return Density(streets.bandwidth_m, streets.grid_m, tuple(classes))

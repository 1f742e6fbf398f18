"""How dense events lie at places: squares of a grid, squares with those around them, and kernel density in metres."""

import numpy as np

from sbp.stats import getis_ord

RASTER = 100.0  # metres between the points at which a kernel is summed; under half of the usual bandwidth
FARTHEST = 6.0  # bandwidths
BIN = 50.0  # metres: events that lie in one square of this side are taken together


def squares(
    points: np.ndarray, weights: np.ndarray, at: np.ndarray, side: float, offset: float = 0.0, near: bool = False
) -> np.ndarray:
    """Return the sum of the events in the square around each place.

    Args:
        points: (points, 2) eastings and northings, metres.
        weights: (ways, points) events at each point.
        at: (places, 2) eastings and northings; squares in which no place lies take no part.
        side: of a square, metres.
        offset: where the grid begins, as a share of the side.
        near: whether to return Gi* of the square with the up to eight around it instead of its sum.

    Returns:
        (ways, places); all places in one square share a value, which depends on where the grid begins.
    """
    origin = at.min(axis=0) - (1 + offset) * side
    own, event = (np.floor((each - origin) / side).astype(int) for each in (at, points))
    shape = own.max(axis=0) + 2  # an empty row and column around, so that no square has neighbours across the edge
    inside = ((event >= 1) & (event < shape)).all(axis=1)
    flat = event[inside] @ np.array([shape[1], 1])
    cells = int(shape[0] * shape[1])
    sums = np.array([np.bincount(flat, each, cells) for each in weights[:, inside]]).reshape(-1, *shape)
    if near:
        held = np.zeros(shape, dtype=bool)
        held[own[:, 0], own[:, 1]] = True
        sums = _gi_star(sums, held)
    return sums[:, own[:, 0], own[:, 1]]


def _gi_star(sums: np.ndarray, held: np.ndarray) -> np.ndarray:
    """Return Gi* of each square of a grid with those around it; only squares that are held take part."""
    values = sums[:, held]
    middle = values.mean(axis=1)[:, None, None]
    around = _around(held[None].astype(float))[0]
    raised = _around(np.where(held, sums - middle, 0.0))
    scores = np.zeros_like(sums)
    scores[:, held] = getis_ord.standardised(values, raised[:, held], around[held], around[held])
    return scores


def _around(grid: np.ndarray) -> np.ndarray:
    """Add to each square of a grid the eight around it."""
    wide = np.pad(grid, ((0, 0), (1, 1), (0, 0)))
    rows = wide[:, :-2] + wide[:, 1:-1] + wide[:, 2:]
    wide = np.pad(rows, ((0, 0), (0, 0), (1, 1)))
    return wide[:, :, :-2] + wide[:, :, 1:-1] + wide[:, :, 2:]


def kernel(points: np.ndarray, weights: np.ndarray, at: np.ndarray, bandwidth: float) -> np.ndarray:
    """Return the density of events at each place: a sum of normal curves around all of them.

    Args:
        points, weights, at: as for `squares`.
        bandwidth: standard deviation of the curve, metres; the choice that decides most.

    Returns:
        (ways, places) events per square metre, made at the points of a raster of 100 m and taken from the nearest.
        Events are first drawn to the middles of squares of 50 m, which widens a bandwidth of 150 m by half a per cent.

    Notes:
        Nothing is put right at the edge, beyond which no events are held: densities there are too low. It is made for
        hundreds of ways of looking, of which only the order of places is used; what people see is `kernel.density`.

    References:
        Silverman, B. W. (1986). Density Estimation for Statistics and Data Analysis. The normal curve is the product
        of one in each direction, so the sum over a raster is a product of matrices.
    """
    origin, corner = at.min(axis=0), np.minimum(at.min(axis=0), points.min(axis=0))
    own = np.rint((at - origin) / RASTER).astype(int)
    event = np.floor((points - corner) / BIN).astype(int)
    shape = event.max(axis=0) + 1
    across, along = (
        _curves(origin[axis] + RASTER * np.arange(own[:, axis].max() + 1), corner[axis], shape[axis], bandwidth)
        for axis in (0, 1)
    )
    flat = event @ np.array([shape[1], 1])
    binned = (np.bincount(flat, each, shape[0] * shape[1]).reshape(shape) for each in weights)
    raster = np.array([across @ each @ along.T for each in binned])
    return raster[:, own[:, 0], own[:, 1]] / (2 * np.pi * bandwidth**2)


def _curves(places: np.ndarray, corner: float, bins: int, bandwidth: float) -> np.ndarray:
    """Return the height of a normal curve at each place around the middle of each bin along one direction."""
    far = np.abs(places[:, None] - (corner + BIN * (np.arange(bins) + 0.5))) / bandwidth
    # beyond six bandwidths nothing is left but numbers so small that processors slow down on them
    return np.where(far < FARTHEST, np.exp(-0.5 * np.minimum(far, FARTHEST) ** 2), 0.0)

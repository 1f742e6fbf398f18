"""Kernel density in metres on a square grid: exact over all points, with the loss at the borough's edge made good.

For the one surface that people look at. `point_surfaces.kernel` is the quick one, which bins points and leaves the edge
as it is: the test of how firmly a place is hot makes hundreds of surfaces and compares only their order.
"""

import numpy as np

PER_KM2 = 1e6


def raster(
    points: np.ndarray, weights: np.ndarray, eastings: np.ndarray, northings: np.ndarray, bandwidth: float
) -> np.ndarray:
    """Return the density of events at every point of a grid: a sum of normal curves around all of them.

    Args:
        points: (points, 2) eastings and northings, metres.
        weights: (ways, points) events at each point.
        eastings, northings: of the grid's columns and rows, metres.
        bandwidth: standard deviation of the curve in each direction, metres; the choice that decides most.

    Returns:
        (ways, rows, columns) events per square metre. Nothing is rounded or cut off: the curve is the product of one in
        each direction, so that the sum over a grid is a product of two matrices.

    What would mislead: a high value says that much happened within some bandwidths of a place, not at it.

    Reference: Silverman, B. W. (1986), Density Estimation for Statistics and Data Analysis, section 4.2.
    """
    across, along = (_curve(grid, points[:, axis], bandwidth) for axis, grid in ((0, eastings), (1, northings)))
    return np.array([(along * each) @ across.T for each in weights]).reshape(-1, len(northings), len(eastings))


def inside(held: np.ndarray, side: float, bandwidth: float) -> np.ndarray:
    """Return which part of a curve around each square of a grid lies on squares that are held.

    Args:
        held: (rows, columns) whether a square belongs to the borough.
        side: of a square, metres; well under the bandwidth, or the sum is a poor integral.
        bandwidth: as of `raster`.

    Returns:
        (rows, columns) 0 to 1; near 1 in the middle of a large borough, about a half on a straight edge.
    """
    rows, columns = (np.arange(length) * side for length in held.shape)
    along, across = _curve(rows, rows, bandwidth), _curve(columns, columns, bandwidth)
    return np.minimum((along @ held.astype(float) @ across.T) * side**2, 1.0)


def density(points: np.ndarray, weights: np.ndarray, squares: np.ndarray, side: float, bandwidth: float) -> np.ndarray:
    """Return the density of events at each square of a borough, made good for what lies beyond its edge.

    No event beyond the edge is held, so the plain sum is too low near it: it is divided by the part of the curve that
    lies inside. That takes the ground beyond the edge to be like the ground within, which a high street that ends at
    the edge is not.

    Args:
        points: (points, 2) eastings and northings, metres; those just outside the borough count as well.
        weights: (points,) events at each point.
        squares: (squares, 2) eastings and northings of the middles of the borough's squares, on one grid.
        side: of a square, metres.
        bandwidth: as of `raster`.

    Returns:
        (squares,) events per square kilometre.

    Reference: Diggle, P. J. (1985), A kernel method for smoothing point process data, Applied Statistics 34, 138-147.
    """
    origin = squares.min(axis=0)
    column, row = np.rint((squares - origin) / side).astype(int).T
    held = np.zeros((row.max() + 1, column.max() + 1), dtype=bool)
    held[row, column] = True
    eastings, northings = (origin[axis] + side * np.arange(held.shape[1 - axis]) for axis in (0, 1))
    plain = raster(points, weights[None], eastings, northings, bandwidth)[0]
    return plain[row, column] / inside(held, side, bandwidth)[row, column] * PER_KM2


def _curve(at: np.ndarray, around: np.ndarray, bandwidth: float) -> np.ndarray:
    return np.exp(-0.5 * ((at[:, None] - around) / bandwidth) ** 2) / (np.sqrt(2 * np.pi) * bandwidth)

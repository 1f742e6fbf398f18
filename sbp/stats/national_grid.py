"""Longitude and latitude to metres of the National Grid and back, by formula: good to some 5 metres.

What the build stores is projected by its own library; serving does not load that, and a picture of a borough does not
show 5 metres. A file for other programs takes outlines that the build stored in degrees; where there are none, it says
so. Reference: Ordnance Survey (2020), A guide to coordinate systems in Great Britain, annexes A to C.
"""

import numpy as np

# half axes in metres of the ellipsoids of GPS (WGS 84) and of the National Grid (Airy 1830)
WORLD, AIRY = (6_378_137.0, 6_356_752.314245), (6_377_563.396, 6_356_256.909)
SHIFT = (-446.448, 125.157, -542.060)  # metres, from the world's axes to the grid's
TURN = tuple(np.deg2rad(each / 3600) for each in (-0.1502, -0.2470, -0.8421))
SCALE = 20.4894e-6
CENTRAL_SCALE = 0.9996012717
ORIGIN = (np.deg2rad(49), np.deg2rad(-2))  # latitude and longitude
FALSE = (400_000.0, -100_000.0)  # easting and northing of the origin
ROUNDS, GUESSES = 6, 24  # of each approximation; more change less than a millimetre
DEGREE = np.array([69_000.0, 111_200.0])  # metres of a degree of longitude and of latitude hereabouts


def to_metres(degrees: np.ndarray) -> np.ndarray:
    """Return (points, 2) eastings and northings of (points, 2) longitudes and latitudes in degrees (EPSG:4326)."""
    longitude, latitude = np.deg2rad(np.asarray(degrees, float)).T
    latitude, longitude = _on(AIRY, _shifted(_space(WORLD, latitude, longitude)))
    return np.column_stack(_projected(latitude, longitude))


def to_degrees(metres: np.ndarray) -> np.ndarray:
    """Return (points, 2) longitudes and latitudes in degrees of (points, 2) eastings and northings (EPSG:27700)."""
    wanted = np.asarray(metres, float)
    found = (wanted - FALSE) / DEGREE + np.rad2deg(ORIGIN[::-1])
    for _ in range(GUESSES):
        found = found + (wanted - to_metres(found)) / DEGREE
    return found


def _space(axes: tuple[float, float], latitude: np.ndarray, longitude: np.ndarray) -> np.ndarray:
    """Return (3, points) coordinates in metres from the middle of the earth, at height 0."""
    a, b = axes
    e2 = 1 - (b / a) ** 2
    nu = a / np.sqrt(1 - e2 * np.sin(latitude) ** 2)
    across = nu * np.cos(latitude)
    return np.array([across * np.cos(longitude), across * np.sin(longitude), nu * (1 - e2) * np.sin(latitude)])


def _shifted(space: np.ndarray) -> np.ndarray:
    x, y, z = TURN
    turned = np.array([[1 + SCALE, -z, y], [z, 1 + SCALE, -x], [-y, x, 1 + SCALE]])
    return turned @ space + np.array(SHIFT)[:, None]


def _on(axes: tuple[float, float], space: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return latitude and longitude on an ellipsoid."""
    a, b = axes
    e2 = 1 - (b / a) ** 2
    x, y, z = space
    across = np.hypot(x, y)
    latitude = np.arctan2(z, across * (1 - e2))
    for _ in range(ROUNDS):
        nu = a / np.sqrt(1 - e2 * np.sin(latitude) ** 2)
        latitude = np.arctan2(z + e2 * nu * np.sin(latitude), across)
    return latitude, np.arctan2(y, x)


def _projected(latitude: np.ndarray, longitude: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return easting and northing: the transverse Mercator projection of the grid."""
    a, b = AIRY
    e2 = 1 - (b / a) ** 2
    s, c, t = np.sin(latitude), np.cos(latitude), np.tan(latitude)
    nu = a * CENTRAL_SCALE / np.sqrt(1 - e2 * s**2)
    rho = nu * (1 - e2) / (1 - e2 * s**2)
    eta2 = nu / rho - 1
    p = longitude - ORIGIN[1]
    north = _arc(latitude) + FALSE[1]
    north = north + nu / 2 * s * c * p**2 + nu / 24 * s * c**3 * (5 - t**2 + 9 * eta2) * p**4
    north = north + nu / 720 * s * c**5 * (61 - 58 * t**2 + t**4) * p**6
    east = FALSE[0] + nu * c * p + nu / 6 * c**3 * (nu / rho - t**2) * p**3
    bent = 5 - 18 * t**2 + t**4 + 14 * eta2 - 58 * t**2 * eta2
    return east + nu / 120 * c**5 * bent * p**5, north


def _arc(latitude: np.ndarray) -> np.ndarray:
    """Return the developed arc of the meridian from the origin, metres."""
    a, b = AIRY
    n = (a - b) / (a + b)
    less, more = latitude - ORIGIN[0], latitude + ORIGIN[0]
    terms = (
        (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less
        - (3 * n + 3 * n**2 + 21 / 8 * n**3) * np.sin(less) * np.cos(more)
        + (15 / 8 * n**2 + 15 / 8 * n**3) * np.sin(2 * less) * np.cos(2 * more)
        - 35 / 24 * n**3 * np.sin(3 * less) * np.cos(3 * more)
    )
    return b * CENTRAL_SCALE * terms

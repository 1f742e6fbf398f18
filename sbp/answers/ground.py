"""Shapes from metres of the National Grid to degrees and back, for pictures and for programs that draw maps."""

from typing import Any

import numpy as np

from sbp.stats import national_grid

DECIMALS = 6  # of a degree: a tenth of a metre


def to_degrees(shapes: dict[str, Any]) -> dict[str, Any]:
    """Return GeoJSON features given in metres (EPSG:27700) in degrees (EPSG:4326); good to some 5 metres."""
    corners = np.array([at for each in shapes["features"] for at in _corners(each["geometry"]["coordinates"])])
    turned = iter(np.round(national_grid.to_degrees(corners), DECIMALS).tolist() if len(corners) else ())
    features = [{**each, "geometry": _turned(each["geometry"], turned)} for each in shapes["features"]]
    return {**shapes, "features": features}


def to_metres(geometries: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return GeoJSON geometries given in degrees in metres, by the same keys; good to some 5 metres."""
    corners = np.array([at for each in geometries.values() for at in _corners(each["coordinates"])])
    turned = iter(np.round(national_grid.to_metres(corners), 1).tolist() if len(corners) else ())
    return {key: _turned(each, turned) for key, each in geometries.items()}


def _corners(nested: list[Any]) -> list[list[float]]:
    if isinstance(nested[0], float | int):
        return [nested[:2]]
    return [at for each in nested for at in _corners(each)]


def _turned(geometry: dict[str, Any], corners: Any) -> dict[str, Any]:
    def put(nested: list[Any]) -> Any:
        """Put the next corners in the place of the old ones, nested as they were."""
        return next(corners) if isinstance(nested[0], float | int) else [put(each) for each in nested]

    return {**geometry, "coordinates": put(geometry["coordinates"])}

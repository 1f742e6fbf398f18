"""Named questions about places smaller than wards: points, hexagons, and the wards that points may stand for."""

from datetime import date
from typing import Any, NamedTuple

import numpy as np

from sbp.store.asking import Connection, ask

SNAPPED = "police_street"  # the data set whose points are the police's anonymised ones


class Asked(NamedTuple):
    """What is asked for: categories of one data set in a span of months."""

    dataset: str
    categories: tuple[str, ...]
    first: date
    last: date

    def bound(self) -> dict[str, Any]:
        """Return it as a question's parameters."""
        return self._asdict() | {"categories": list(self.categories)}


class CellRow(NamedTuple):
    """A hexagon: ward with most of it ("" for none), share of its area there, middle (degrees), outline (GeoJSON)."""

    cell_id: str
    ward_code: str
    share_in_ward: float
    longitude: float
    latitude: float
    outline: str


class BelongsRow(NamedTuple):
    """Incidents at the points of one hexagon that lie in `point_ward` ("" for none) and may belong to `ward_code`.

    `is_hexagon_alone`: no points are held, and the ward is the one with most of the hexagon.
    """

    cell_id: str
    point_ward: str
    ward_code: str
    value: float
    is_hexagon_alone: bool


def months(con: Connection, wishes: list[tuple[str, tuple[str, ...]]]) -> list[tuple[date, ...]]:
    """Return, for each wish of a data set and some of its categories, the months in which all were supplied."""
    asked = {"datasets": [each for each, _ in wishes], "categories": [list(each) for _, each in wishes]}
    found: list[list[date]] = [[] for _ in wishes]
    for place, month in ask(con, "street_months", lambda *row: row, **asked):
        found[place].append(month)
    return [tuple(each) for each in found]


def names(con: Connection, asked: Asked) -> list[tuple[str, str, float]]:
    """Return hexagon, name of a point in it ("" for none) and count, by hexagon, most first."""
    return ask(con, "street_names", lambda *row: row, **asked.bound())


def cell_names(con: Connection) -> list[tuple[str, str]]:
    """Return hexagon and name of a published point in it, by hexagon, those with most recorded there first."""
    return ask(con, "cell_names", lambda *row: row)


def belongs(con: Connection, asked: Asked, vintage: str) -> list[BelongsRow]:
    """Return what is recorded in each hexagon by the ward of its point and by the ward to which it may belong."""
    return ask(con, "street_belongs", BelongsRow, **asked.bound(), vintage=vintage)


def points(con: Connection, asked: Asked) -> np.ndarray:
    """Return one row a point: easting, northing (EPSG:27700 metres) and count."""
    return np.array(ask(con, "street_points", lambda *row: row, **asked.bound()), dtype=float).reshape(-1, 3)


def unplaced(con: Connection, asked: Asked) -> int:
    """Return how many are recorded for the borough without any point."""
    return ask(con, "street_unplaced", int, **asked.bound())[0]


def ground(con: Connection) -> np.ndarray:
    """Return the middles of the density grid's squares that lie in the borough: easting, northing (metres)."""
    return np.array(ask(con, "ground", lambda *row: row), dtype=float).reshape(-1, 2)


def middles(con: Connection) -> dict[str, tuple[float, float]]:
    """Return the middle of every hexagon by its id: longitude, latitude (degrees)."""
    return {cell_id: (x, y) for cell_id, x, y in ask(con, "cell_middles", lambda *row: row)}


def cells(con: Connection) -> dict[str, CellRow]:
    """Return every hexagon by its id."""
    return {row.cell_id: row for row in ask(con, "cells", CellRow)}

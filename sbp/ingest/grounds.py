"""A measure over all wards, and over all cells, laid out as arrays: what hot spots are looked for in at build time."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

import duckdb
import numpy as np
import pandas as pd

from sbp.stats import getis_ord
from sbp.streets_model import StreetKind

FEWEST_WARDS = 4
PART_OF_CELL = 7  # places in each cell at which a surface is read: its middle and six around it
REACH = 2 / 3  # of the way from the middle to a corner: each of the seven then stands for about as much ground

_WARDS = """
SELECT area_code, vintage, residents_count, area_km2, label_easting, label_northing
FROM area WHERE kind = 'ward' ORDER BY vintage, area_code
"""
_NEIGHBOURS = "SELECT area_code, neighbour_code FROM neighbour"
_SERIES = """
SELECT indicator_id, vintage, area_code, month_start_date, value
FROM indicator_month JOIN area USING (area_code) WHERE kind = 'ward' ORDER BY ALL
"""
_DISPERSIONS = """
SELECT indicator_id, vintage, avg(dispersion) AS dispersion
FROM indicator_model JOIN area USING (area_code) WHERE kind = 'ward' GROUP BY ALL
"""
_CELLS = "SELECT cell_id, outline_27700, coalesce(in_borough_share, 1.0) FROM cell ORDER BY cell_id"
_HELD = """
SELECT kind_id, month_start_date
FROM coverage JOIN part USING (dataset)
WHERE area_kind = 'borough' AND coverage.category_id IN ('', '*', part.category_id)
GROUP BY kind_id, month_start_date, wanted HAVING count(DISTINCT part.category_id) = wanted
ORDER BY ALL
"""
_EVENTS = """
SELECT kind_id, easting, northing, cell_id, month_start_date, sum(value) AS events
FROM spot_month JOIN spot USING (spot_id) JOIN part USING (dataset, category_id)
GROUP BY ALL ORDER BY ALL
"""


class WardGround(NamedTuple):
    """One measure over the wards of one vintage: (wards, months) of the months that all wards hold, newest last.

    `areas` in km², `apart` in metres between the wards' middles, `near` as from `getis_ord.contiguity`; `dispersion`
    is the variance over mean of the counts.
    """

    indicator_id: str
    vintage: str
    codes: list[str]
    months: list[date]
    counts: np.ndarray
    residents: np.ndarray
    areas: np.ndarray
    near: np.ndarray
    apart: np.ndarray
    dispersion: float


class Cells(NamedTuple):
    """The cells, and the places in them at which surfaces are read: (cells, 7, 2), each with its share of ground."""

    ids: list[str]
    places: np.ndarray
    ground: np.ndarray


class CellGround(NamedTuple):
    """One kind of record over the cells: its events at points, (points, 2) and (points, months), and (cells, months).

    Months that were not supplied are left out; the newest is last.
    """

    kind_id: str
    cells: Cells
    months: list[date]
    points: np.ndarray
    events: np.ndarray
    counts: np.ndarray


def wards(con: duckdb.DuckDBPyConnection) -> Iterator[WardGround]:
    """Yield every measure that all wards of a vintage hold, where their residents are known."""
    known = con.execute(_WARDS).df().set_index("area_code")
    pairs = con.execute(_NEIGHBOURS).fetchall()
    spread = {row[:2]: row[2] for row in con.execute(_DISPERSIONS).fetchall()}
    for (indicator_id, vintage), series in con.execute(_SERIES).df().groupby(["indicator_id", "vintage"]):
        wide = series.pivot(index="area_code", columns="month_start_date", values="value").dropna(axis="columns")
        rows = known.loc[wide.index]
        if len(rows) < FEWEST_WARDS or rows["residents_count"].isna().any() or wide.empty:
            continue
        middle = rows[["label_easting", "label_northing"]].to_numpy(float)
        yield WardGround(
            indicator_id=indicator_id,
            vintage=vintage,
            codes=list(wide.index),
            months=[each.date() for each in wide.columns],
            counts=wide.to_numpy(float),
            residents=rows["residents_count"].to_numpy(float),
            areas=rows["area_km2"].to_numpy(float),
            near=getis_ord.contiguity(list(wide.index), pairs),
            apart=np.hypot(*(middle[:, None] - middle[None]).transpose(2, 0, 1)),
            dispersion=float(spread.get((indicator_id, vintage)) or 1.0),
        )


def cells(con: duckdb.DuckDBPyConnection, kinds: Iterable[StreetKind]) -> Iterator[CellGround]:
    """Yield every kind of record with a place that is held, over all cells of the borough."""
    found = _cells(con)
    part = [(each.id, each.dataset, category, len(each.categories)) for each in kinds for category in each.categories]
    con.register("part", pd.DataFrame(part, columns=["kind_id", "dataset", "category_id", "wanted"]))
    events, held = con.execute(_EVENTS).df(), con.execute(_HELD).df()
    con.unregister("part")
    months_of = {kind_id: pd.Index(rows["month_start_date"]) for kind_id, rows in held.groupby("kind_id")}
    for kind_id, rows in events.groupby("kind_id"):
        months = months_of.get(kind_id, pd.Index([]))
        if len(months):
            row, points = pd.factorize(pd.MultiIndex.from_frame(rows[["easting", "northing"]]))
            at = np.array(points.to_list()).reshape(-1, 2)
            values = rows["month_start_date"], rows["events"]
            laid = _laid(row, len(points), months, *values)
            in_cells = _laid(pd.Index(found.ids).get_indexer(rows["cell_id"]), len(found.ids), months, *values)
            yield CellGround(kind_id, found, [each.date() for each in months], at, laid, in_cells)


def _cells(con: duckdb.DuckDBPyConnection) -> Cells:
    rows = con.execute(_CELLS).fetchall()
    places = np.empty((len(rows), PART_OF_CELL, 2))
    for place, (_, outline, _) in zip(places, rows, strict=True):
        ring = np.array(json.loads(outline)["coordinates"][0])[:-1]
        middle = ring.mean(axis=0)
        corners = ring[np.arange(PART_OF_CELL - 1) * len(ring) // (PART_OF_CELL - 1)]
        place[0], place[1:] = middle, middle + REACH * (corners - middle)
    ground = np.repeat(np.array([[row[2]] for row in rows]).reshape(-1, 1), PART_OF_CELL, axis=1)
    return Cells([row[0] for row in rows], places, ground)


def _laid(row: np.ndarray, rows: int, months: pd.Index, month: pd.Series, values: pd.Series) -> np.ndarray:
    """Lay values out as (rows, months); what lies in no row or month of these is left out."""
    laid, column = np.zeros((rows, len(months))), months.get_indexer(month)
    inside = (row >= 0) & (column >= 0)
    np.add.at(laid, (row[inside], column[inside]), values.to_numpy(float)[inside])
    return laid

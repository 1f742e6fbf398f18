"""A measure over all wards, and over all cells, laid out as arrays: what hot spots are looked for in at build time."""

import json
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import duckdb
import numpy as np
import pandas as pd

from sbp.content import Content
from sbp.ingest import derive
from sbp.stats import getis_ord

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
SELECT indicator_id, month_start_date FROM indicator_month JOIN area USING (area_code)
WHERE kind = 'borough' AND value IS NOT NULL ORDER BY ALL
"""
_EVENTS = """
WITH event AS (
    SELECT 'police_street' AS dataset, category_id, month_start_date, easting, northing
    FROM street_incident JOIN street_place USING (place_id)
    UNION ALL
    SELECT dataset, category_id, date_trunc('month', report_date)::DATE, easting, northing FROM dated_report)
SELECT indicator_id, easting, northing, month_start_date, count(*) AS events
FROM event JOIN part USING (dataset, category_id)
WHERE area_kind = 'borough' AND easting IS NOT NULL
GROUP BY ALL ORDER BY ALL
"""
_IN_CELLS = """
SELECT indicator_id, cell_id, month_start_date, sum(value) AS value
FROM cell_month JOIN part USING (dataset, category_id) WHERE area_kind = 'borough' GROUP BY ALL ORDER BY ALL
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
    """One measure over the cells: its events at points, (points, 2) and (points, months), and (cells, months).

    Months that were not supplied are left out; the newest is last.
    """

    indicator_id: str
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


def cells(con: duckdb.DuckDBPyConnection, content: Content) -> Iterator[CellGround]:
    """Yield every measure whose events have a place, over all cells of the borough."""
    found = _cells(con)
    if not found.ids:
        return
    con.register("part", derive.parts(content))
    events, counts = con.execute(_EVENTS).df(), con.execute(_IN_CELLS).df()
    con.unregister("part")
    held = {key: list(rows["month_start_date"]) for key, rows in con.execute(_HELD).df().groupby("indicator_id")}
    of_cell = dict(iter(counts.groupby("indicator_id")))
    for indicator_id, rows in events.groupby("indicator_id"):
        months = pd.Index(held.get(indicator_id, []))
        kept = rows[rows["month_start_date"].isin(months)]
        if len(kept) and indicator_id in of_cell:
            row, points = pd.factorize(pd.MultiIndex.from_frame(kept[["easting", "northing"]]))
            at = np.array(points.to_list()).reshape(-1, 2)
            laid = _laid(row, len(points), months, kept["month_start_date"], kept["events"])
            mine = of_cell[indicator_id]
            in_cells = _laid(
                pd.Index(found.ids).get_indexer(mine["cell_id"]), len(found.ids), months,
                mine["month_start_date"], mine["value"],
            )  # fmt: skip
            yield CellGround(indicator_id, found, [each.date() for each in months], at, laid, in_cells)


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

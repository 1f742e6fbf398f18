"""An invented borough for hot places: six wards in a row, thirty hexagons, and events thickest in one of them."""

import json
from datetime import date
from itertools import pairwise
from types import SimpleNamespace

import duckdb
import numpy as np
import pandas as pd
import pytest

from sbp import months
from sbp.ingest import tables
from sbp.streets_model import StreetKind
from tests.ingest.test_derive import content, indicator

WARDS = tuple(f"W{place}" for place in range(6))
CALENDAR = months.span(date(2022, 1, 1), date(2024, 12, 1))
MISSING = date(2023, 5, 1)
SIDE = 200.0  # of a hexagon, metres
MEASURE = indicator("some", "bikes", kinds=("borough", "ward"))


def hexagon(x: float, y: float) -> str:
    """The outline of a hexagon around a place as GeoJSON."""
    turns = np.arange(7) * np.pi / 3
    ring = np.stack([x + SIDE * np.cos(turns), y + SIDE * np.sin(turns)], axis=1)
    return json.dumps({"type": "Polygon", "coordinates": [ring.tolist()]})


def middles() -> list[tuple[float, float]]:
    """The middles of thirty hexagons, the hot one first."""
    return [(300.0 * across, 346.0 * (up + across % 2 / 2)) for across in range(6) for up in range(5)]


@pytest.fixture
def hot_con():
    """The file being built: 36 months, of which the events miss one; ward W0 and hexagon C00 are hot."""
    rng = np.random.default_rng(5)
    with duckdb.connect() as con:
        tables.create(con)
        areas = [("B", "borough", "", 60_000, 30.0, 0, 0)]
        areas += [(code, "ward", "2022", 10_000, 5.0, 2500 * place, 0) for place, code in enumerate(WARDS)]
        areas += [("O1", "ward", "2002", None, 5.0, 0, 0)]
        named = "area_code, kind, vintage, residents_count, area_km2, label_easting, label_northing"
        con.executemany(f"INSERT INTO area ({named}) VALUES (?, ?, ?, ?, ?, ?, ?)", areas)
        con.executemany("INSERT INTO neighbour VALUES (?, ?)", list(pairwise(WARDS)))
        means = np.array([90, 20, 20, 20, 20, 20])
        series = [
            ("some", code, month, float(rng.poisson(mean)), "")
            for code, mean in zip(WARDS, means, strict=True)
            for month in CALENDAR
        ]
        series += [("some", "B", month, None if month == MISSING else 190.0, "") for month in CALENDAR]
        columns = ["indicator_id", "area_code", "month_start_date", "value", "note"]
        tables.insert(con, "indicator_month", pd.DataFrame(series, columns=columns))
        cells = [(f"C{place:02}", hexagon(*middle), 1.0) for place, middle in enumerate(middles())]
        con.executemany("INSERT INTO cell (cell_id, outline_27700, in_borough_share) VALUES (?, ?, ?)", cells)
        _events(con, rng)
        yield con


def _events(con: duckdb.DuckDBPyConnection, rng: np.random.Generator) -> None:
    spots, counts = [], []
    for place, middle in enumerate(middles()):
        for each in rng.normal(middle, 60, (5, 2)):
            for month in CALENDAR:
                if month != MISSING:
                    counts.append((len(spots), month, int(rng.poisson(1.8 if place == 0 else 0.2))))
            spots.append((len(spots), *map(float, each), f"C{place:02}"))
    tables.insert(con, "spot", pd.DataFrame(spots, columns=["spot_id", "easting", "northing", "cell_id"]))
    columns = ["spot_id", "month_start_date", "value"]
    tables.insert(con, "spot_month", pd.DataFrame(counts, columns=columns).assign(dataset="met", category_id="bikes"))
    covered = [(month,) for month in CALENDAR if month != MISSING]
    con.executemany("INSERT INTO coverage VALUES ('met', 'borough', '', '', ?)", covered)


def explained():
    """The content that explains it: one measure, and one kind of record with a place."""
    kind = StreetKind("places", "Places", "things", "met", "met", ("bikes",), "")
    found = content(MEASURE)
    found.streets = SimpleNamespace(kinds={"places": kind})
    return found

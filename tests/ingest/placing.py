"""What tests of placed rows share: an invented square borough with official outlines, and files written on the spot."""

import gzip
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest
import shapely

from sbp import settings
from sbp.content import categories, labels
from sbp.ingest import incidents, tables
from sbp.ingest.context import Context, LoadedFile
from sbp.ingest.geo import Places
from sbp.ingest.opened import Opened, open_file
from sbp.ingest.overlaps import Settlement
from sbp.ingest.ward_maps import WardMap
from sbp.model import Borough, Vintage

STREET_HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context\n"
)
TYPES = (
    "Anti-social behaviour", "Bicycle theft", "Burglary", "Criminal damage and arson", "Drugs", "Other crime",
    "Other theft", "Public order", "Robbery", "Shoplifting", "Vehicle crime",
)  # fmt: skip
WEST, EAST, SOUTH, NORTH = "E05009901", "E05009902", "E05099901", "E05099902"


@pytest.fixture
def placed() -> Context:
    """Sampleton, 2 km square: split into west and east wards until 2022, into south and north wards since.

    E01009901 fits the western and the southern ward best. The labels are the shipped ones.
    """
    vintages = (
        Vintage("2002", "Old wards", date(2002, 5, 2), date(2022, 5, 4)),
        Vintage("2022", "New wards", date(2022, 5, 5), None),
    )
    borough = Borough(
        "E09000099", "Sampleton", "Safer Sampleton", "Sample Police", "Rail Police", "Sampleshire", vintages
    )
    x, y, half = 540_000, 168_000, 1_000
    maps = (
        _halves("2002", (WEST, EAST), (x, y, x + half, y + 2 * half), (x + half, y, x + 2 * half, y + 2 * half)),
        _halves("2022", (SOUTH, NORTH), (x, y, x + 2 * half, y + half), (x, y + half, x + 2 * half, y + 2 * half)),
    )
    places = Places(
        borough=borough, maps=maps, outline=None, lsoa_codes=frozenset({"E01009901"}),
        lsoa_ward={("E01009901", "2002"): WEST, ("E01009901", "2022"): SOUTH},
        residents={}, overlap=pd.DataFrame(), known_neighbours={},
    )  # fmt: skip
    known = categories.read(settings.CONTENT_DIR / "categories.csv", [])
    shipped = labels.read(settings.CONTENT_DIR / "labels", set(known), [])
    return Context(borough, shipped, known, places, duckdb.connect(), {})


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Opened]:
    """Write a file under a name, gzipped where the name says so, and open it as the inbox would."""

    def save(text: str, name: str = "file.csv") -> Opened:
        path = tmp_path / name
        path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
        return open_file(path, name)

    return save


@pytest.fixture
def settle(placed: Context, saved: Callable[..., Opened]) -> Callable[..., Settlement]:
    """Read (format, text) pairs in order as files 1, 2, ..., settle them in Sampleton's file, and return how."""
    tables.create(placed.con)

    def run(*files):
        loaded = []
        for number, (known, text) in enumerate(files, start=1):
            reading = known.read(saved(text, f"{number}.csv"), placed)
            loaded.append(LoadedFile(number, number, f"{number}.csv", "", 0, date(2026, 1, 1), reading))
        return incidents.settle(placed.con, loaded, placed.borough)

    return run


def street_file(kinds, month="2019-02", force="Sample Police", point="0.018270,51.398142"):
    """A street file with one row a kind."""
    rows = (f",{month},{force},{force},{point},On or near Road,E01009901,S 001A,{kind},,\n" for kind in kinds)
    return STREET_HEADER + "".join(rows)


def counts(placed, area="E09000099"):
    """What monthly_count holds for an area: category, month, value."""
    query = "SELECT category_id, month_start_date, value FROM monthly_count WHERE area_code = ? ORDER BY ALL"
    return placed.con.execute(query, [area]).fetchall()


def covered(placed, kind="borough"):
    """What coverage holds for a kind of area: vintage, category, month."""
    query = "SELECT vintage, category_id, month_start_date FROM coverage WHERE area_kind = ? ORDER BY ALL"
    return placed.con.execute(query, [kind]).fetchall()


def _halves(vintage: str, codes: tuple[str, str], *boxes: tuple[int, int, int, int]) -> WardMap:
    return WardMap(vintage, codes, codes, np.array([shapely.box(*each) for each in boxes]), is_official=True)

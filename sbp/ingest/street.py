"""Street-level rows while they are read: kinds and spots are judged once each, rows are pairs of numbers.

A file of a police force repeats a few thousand spots and a few dozen kinds hundreds of thousands of times, so
both are staged apart in temporary tables of the file being built, shared by every street file:

- `staging_street_kind` (kind_id, month_start_date, force, category_id, types_in_use): `types_in_use` is how many
  crime types the publisher used in that month.
- `staging_street_spot` (spot_id, longitude, latitude, easting, northing, location, lsoa_code, ward_code_old,
  ward_code_new): a spot without a point has NULL coordinates and the best-fit wards of its LSOA.
- `staging_street_rows_N` (kind_id, spot_id, incident_key), one a file: the table that a reading names
  `street_incident`; `incident_key` is the publisher's own key and NULL where there is none.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pandas as pd

from sbp.errors import SbpError
from sbp.ingest.reading import Lost
from sbp.model import Label

if TYPE_CHECKING:
    from sbp.ingest.geo import Places

LSOA_PATTERN = r"[EWSN]\d{8}"
WARD_COLUMNS = ("ward_code_old", "ward_code_new")
# A box around Great Britain and Northern Ireland, degrees: a point outside it is a slip, such as swapped columns.
WEST, EAST, SOUTH, NORTH = -9.0, 2.5, 49.0, 61.5

_TABLES = """
CREATE TEMP SEQUENCE IF NOT EXISTS staging_street_number;
CREATE TEMP TABLE IF NOT EXISTS staging_street_kind (
    kind_id INTEGER, month_start_date DATE, force VARCHAR, category_id VARCHAR, types_in_use INTEGER);
CREATE TEMP TABLE IF NOT EXISTS staging_street_spot (
    spot_id INTEGER, longitude DOUBLE, latitude DOUBLE, easting DOUBLE, northing DOUBLE, location VARCHAR,
    lsoa_code VARCHAR, ward_code_old VARCHAR, ward_code_new VARCHAR);
"""


@dataclass(frozen=True)
class TypeBook:
    """A publisher's names for crime types: our category for each, and how many were in use in a month."""

    labels: tuple[Label, ...]

    def category(self, name: str, month: date) -> str | None:
        """Return our category id for a name as printed, or None where the name is not known.

        A name that changed its meaning stands twice; outside all its months its first meaning holds.
        """
        meanings = [label for label in self.labels if label.minor == name]
        fitting = [label for label in meanings if _is_valid(label, month)]
        return next((label.category for label in (*fitting, *meanings)), None)

    def meaning(self, name: str) -> str:
        """Return the first category that a name has meant, for a row that cannot be used; "" for none."""
        return next((label.category for label in self.labels if label.minor == name), "")

    def in_use(self, month: date) -> int:
        """Count the names that the publisher used in `month`."""
        return sum(_is_valid(label, month) for label in self.labels)


def type_book(labels: tuple[Label, ...], scheme: str) -> TypeBook:
    """Return the names of one scheme out of all labels."""
    return TypeBook(tuple(label for label in labels if label.scheme == scheme))


def open_staging(con: duckdb.DuckDBPyConnection) -> str:
    """Make the shared staging tables where they are missing, and return the name of a new table for one file's rows."""
    con.execute(_TABLES)
    number = con.execute("SELECT nextval('staging_street_number')").fetchall()[0][0]
    return f"staging_street_rows_{number}"


def stage_kinds(con: duckdb.DuckDBPyConnection, kinds: pd.DataFrame) -> pd.Series:
    """Add kinds to the staging table and return their new numbers, aligned with the rows of `kinds`."""
    return _append(con, "staging_street_kind", "kind_id", kinds)


def stage_spots(con: duckdb.DuckDBPyConnection, spots: pd.DataFrame) -> pd.Series:
    """Add spots to the staging table and return their new numbers, aligned with the rows of `spots`."""
    return _append(con, "staging_street_spot", "spot_id", spots)


def locate(longitude: np.ndarray, latitude: np.ndarray, lsoa_codes: np.ndarray, places: "Places") -> pd.DataFrame:
    """Tell for each spot whether it belongs to the borough and which ward of each vintage holds it.

    Args:
        longitude, latitude: degrees, NaN where the spot has no point.
        lsoa_codes: LSOA codes of either vintage, "" where none is given.
        places: the borough's wards and LSOAs.

    Returns:
        One row a spot: belongs (bool), easting, northing (metres, NaN without a point), ward_code_old,
        ward_code_new (None where no ward is recorded).

    A spot belongs by its LSOA, and by its point only where it has no LSOA; its ward is found by its point, and by
    the best fit of its LSOA only where it has no point. A snapped point of ours can lie just outside every ward.
    """
    has_lsoa = lsoa_codes != ""
    is_ours = pd.Series(lsoa_codes, dtype=object).isin(places.lsoa_codes).to_numpy(dtype=bool)
    asked = np.flatnonzero(~np.isnan(longitude) & (is_ours | ~has_lsoa))
    found = places.assign(longitude[asked], latitude[asked])
    belongs = is_ours.copy()
    belongs[asked] |= found["in_borough"].to_numpy(dtype=bool)
    located = pd.DataFrame({"belongs": belongs})
    for column in ("easting", "northing"):
        located[column] = _spread(found[column].to_numpy(dtype=float), asked, len(belongs), np.nan)
    pointless = np.flatnonzero(np.isnan(longitude) & is_ours)
    for column, vintage in zip(WARD_COLUMNS, (places.vintages[0], places.vintages[-1]), strict=True):
        wards = _spread(found[column].to_numpy(dtype=object), asked, len(belongs), None)
        for index in pointless:
            wards[index] = places.lsoa_ward.get((lsoa_codes[index], vintage))
        located[column] = pd.Series(wards, dtype=object)
    return located


def in_every_month(lost: Iterable[Lost], known: Iterable[date]) -> list[Lost]:
    """Return losses with their months: one whose month is not known may be of any month that its file holds."""
    held = set(known)
    dated = {replace(each, month=month) for each in lost for month in ({each.month} if each.month else held)}
    return sorted(dated, key=str)


def need_places(places: "Places", name: str, *, by_lsoa: bool = False) -> None:
    """Refuse a file whose rows could not be told to be the borough's, because nothing official is loaded to tell by.

    Args:
        places: the borough's wards and LSOAs.
        name: the file's name.
        by_lsoa: whether the file's rows carry LSOA codes, so that the list of our LSOAs is enough.

    Raises:
        SbpError: no official outline is held and, where rows carry LSOA codes, no LSOA of the borough either.
    """
    finds_points = places.points_are_schematic or any(each.is_official for each in places.maps) or places.outline
    if not finds_points and not (by_lsoa and places.lsoa_codes):
        raise SbpError(
            "Without official boundaries no point can be told to lie in the borough", name, "load the ONS boundaries"
        )


def is_in_box(longitude: pd.Series, latitude: pd.Series) -> pd.Series:
    """Tell for each point (degrees) whether it lies in the box around the United Kingdom; False for NaN."""
    return longitude.between(WEST, EAST) & latitude.between(SOUTH, NORTH)


def is_place(longitude: float, latitude: float) -> bool:
    """Tell whether one point (degrees) lies in the box around the United Kingdom; False for NaN."""
    return WEST <= longitude <= EAST and SOUTH <= latitude <= NORTH


def _is_valid(label: Label, month: date) -> bool:
    return (label.valid_from or month) <= month <= (label.valid_to or month)


def _spread(values: np.ndarray, positions: np.ndarray, length: int, empty: object) -> np.ndarray:
    spread = np.full(length, empty, dtype=values.dtype)
    spread[positions] = values
    return spread


def _append(con: duckdb.DuckDBPyConnection, table: str, key: str, frame: pd.DataFrame) -> pd.Series:
    first = con.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]
    numbered = frame.assign(**{key: np.arange(first, first + len(frame), dtype=np.int32)})
    con.register("staging_street_new", numbered)
    con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM staging_street_new")
    con.unregister("staging_street_new")
    return numbered[key]

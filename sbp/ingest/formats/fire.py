"""Incidents of the London Fire Brigade: one row an incident, all London.

A small refuse fire is a secondary fire with a property type such as `Loose refuse ` (the spaces are the
publisher's). Nothing in the open file says whether a fire was set on purpose, so neither do we. For dwellings only a
grid reference rounded to the centre of a 100 m square is given, but the ward code is exact and of the current wards.
"""

import math
import re
from collections.abc import Iterator
from datetime import date

from sbp.errors import SbpError
from sbp.ingest import csv_walk, dated, grid, street
from sbp.ingest.context import Context
from sbp.ingest.opened import Opened
from sbp.ingest.reading import Reading
from sbp.model import Reject

ID = "fire"
TITLE = "London Fire Brigade incidents (CSV or XLSX)"
SOURCE = "london_fire_brigade"
STAGE = "records"
KEEP = True
AREA_COLUMNS = ("incgeoboroughcode", "incgeoboroughname")

DATASET = "fire"
LABELS = "lfb"
SIGNS = {"IncidentNumber", "DateOfCall", "StopCodeDescription"}
NEEDED = (*sorted(SIGNS), "PropertyType", "IncGeo_BoroughCode", "IncGeo_WardCode")
NOWHERE = ("", "NULL")  # an incident whose place was not recorded
_AUTHORITY = re.compile(r"[EWSN](06|07|08|09|10)\d{6}")
POINTS = ("Longitude", "Latitude", "Easting_m", "Northing_m", "Easting_rounded", "Northing_rounded")


def recognises(opened: Opened) -> bool:
    """Tell from the header whether this is an incident file; the mobilisation file has no stop code."""
    return set(_header(opened)[0]) >= SIGNS


def read(opened: Opened, context: Context) -> Reading:
    """Read one incident file; other boroughs' incidents and incidents that are no fire are out of area.

    Raises:
        SbpError: a needed column is missing, or the file is cut short.
    """
    header, sheet = _header(opened)
    missing = [column for column in NEEDED if column not in header]
    if missing:
        raise SbpError(f"The incident file has no column {missing[0]!r}", opened.name, "download it again as CSV")
    places = {column: header.index(column) for column in (*NEEDED, *POINTS) if column in header}
    meanings = {(label.major, label.minor): label.category for label in context.labels if label.scheme == LABELS}
    wards = frozenset().union(*context.places.ward_codes.values())
    gathered = dated.Gathered()
    for line, cells in _rows(opened, sheet):
        if len(cells) != len(header):
            gathered.reject_unreadable(line, cells, len(header), _is_elsewhere(cells, context.borough.code))
            continue
        values = {column: cells[place].strip() for column, place in places.items()}
        _gather(gathered, line, values, meanings, wards, context.borough.code)
    return dated.reading(gathered, context, ID, SOURCE, DATASET)


def _header(opened: Opened) -> tuple[tuple[str, ...], str]:
    """Return the column names, and for a workbook the sheet that holds them; sheets of notes may stand before it."""
    for sheet in grid.sheet_names(opened):
        header = next((tuple(cells) for _, cells in grid.sheet_rows(opened, sheet, most=1)), ())
        if set(header) >= SIGNS:
            return header, sheet
    return opened.header(), ""


def _rows(opened: Opened, sheet: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the line and the cells of every row below the header."""
    if not sheet:
        return csv_walk.records(opened)
    return ((line, cells) for line, cells in grid.sheet_rows(opened, sheet) if line > 1)


def _gather(
    gathered: dated.Gathered,
    line: int,
    values: dict[str, str],
    meanings: dict[tuple[str, str], str],
    wards: frozenset[str],
    borough_code: str,
) -> None:
    day, stop_code, ward = dated.day(values["DateOfCall"]), values["StopCodeDescription"], values["IncGeo_WardCode"]
    borough = values["IncGeo_BoroughCode"]
    category = meanings.get((stop_code, values["PropertyType"])) or meanings.get((stop_code, ""))
    fault = _fault(values, day, ward in wards or not ward, borough == borough_code)
    if fault:
        concerns_us = category and (borough == borough_code or not _AUTHORITY.fullmatch(borough))
        keep_out = gathered.reject if concerns_us else lambda reject, *_: gathered.rejects.append(reject)
        keep_out(Reject(line, *fault), category, day)
        return
    gathered.saw(day, stop_code)
    if borough != borough_code:
        gathered.elsewhere += 1
        return
    if category is None:
        gathered.not_followed += 1
        return
    longitude, latitude, easting, northing = _point(values)
    gathered.rows.append(
        dated.DatedRow(
            values["IncidentNumber"],
            day,
            category,
            "",
            longitude,
            latitude,
            easting,
            northing,
            ward_code=ward,
            belongs=True,
        )
    )


def _fault(values: dict[str, str], day: date | None, is_ward_known: bool, is_ours: bool) -> tuple[str, str, str] | None:
    """Return the reason, the column and the value of the first thing wrong with a row, or None."""
    borough = values["IncGeo_BoroughCode"]
    if day is None:
        return "The day is not a date", "DateOfCall", values["DateOfCall"]
    if borough not in NOWHERE and not _AUTHORITY.fullmatch(borough):
        return "The code of the borough is not a code", "IncGeo_BoroughCode", borough
    if is_ours and not is_ward_known:
        return "The ward code is not one of the borough's", "IncGeo_WardCode", values["IncGeo_WardCode"]
    return None


def _is_elsewhere(cells: list[str], borough_code: str) -> bool:
    """Tell whether a row that cannot be taken apart names an authority, and not ours."""
    named = {cell.strip() for cell in cells if _AUTHORITY.fullmatch(cell.strip())}
    return bool(named) and borough_code not in named


def _point(values: dict[str, str]) -> tuple[float, float, float, float]:
    """Return longitude, latitude (degrees), easting, northing (metres): the exact point, else the rounded one."""
    longitude, latitude, *metres = (dated.number(values.get(column, "")) for column in POINTS)
    if street.is_place(longitude, latitude):
        return longitude, latitude, math.nan, math.nan
    easting, northing = metres[:2] if metres[0] > 0 and metres[1] > 0 else metres[2:]
    return math.nan, math.nan, easting, northing

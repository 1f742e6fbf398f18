"""ONS look-up tables: LSOA to ward, LSOA 2011 to 2021, and the code lists of wards."""

import re

import pandas as pd

from sbp import settings
from sbp.ingest import facts
from sbp.ingest.cells import BadCell, OutOfArea, take
from sbp.ingest.context import Context
from sbp.ingest.grid import csv_rows, is_table
from sbp.ingest.opened import Opened
from sbp.ingest.reading import Reading

ID = "lookups"
TITLE = "ONS look-up of LSOA or ward codes"
SOURCE = "ons_lookups"
STAGE = "places"
KEEP = True

_LSOA = re.compile(r"lsoa\d\dcd")
_WARD = re.compile(r"wd(\d\d)?cd")
_BOROUGH = re.compile(r"lad(\d\d)?cd")
_OTHER_AREAS = re.compile(r"(oa|msoa|pcon|ced|par)\d\dcd")
TABLES = {
    "lsoa_ward": ("lsoa_code", "vintage", "ward_code"),
    "lsoa_change": ("lsoa_code_before", "lsoa_code_after"),
    "area_name": ("area_code", "area_name", "kind", "vintage"),
}


def recognises(opened: Opened) -> bool:
    """Tell a look-up by its columns: LSOA and ward codes, LSOA codes of two vintages, or ward codes with names."""
    return is_table(opened) and _kind(opened.header()) is not None


def read(opened: Opened, context: Context) -> Reading:
    """Read one look-up; rows of other boroughs are out of area.

    Returns:
        A Reading with one of three tables. "lsoa_ward" has lsoa_code, vintage (of the wards) and ward_code;
        "lsoa_change" has lsoa_code_before and lsoa_code_after; "area_name" has area_code, area_name, kind and vintage.
        `extra["is_official"]` tells a look-up as ONS publishes it from one without the authority's code.
    """
    header = opened.header()
    kind = str(_kind(header))
    names = [name.casefold() for name in header]
    columns = _Columns(
        lsoas=[name for name in names if _LSOA.fullmatch(name)],
        wards=[name for name in names if _WARD.fullmatch(name)],
        boroughs=[name for name in names if _BOROUGH.fullmatch(name)],
    )
    reading = Reading(ID, SOURCE, {}, rows_in=0, loaded=0, extra={"is_official": bool(columns.boroughs)})
    lines = csv_rows(opened)
    next(lines)
    vintages = facts.ward_vintages(settings.GEO_DIR)
    rows = take(lines, header, reading, lambda row: _PARSERS[kind](row, columns, vintages, context.borough.code))
    table = pd.DataFrame(rows, columns=list(TABLES[kind])).drop_duplicates(ignore_index=True)
    reading.tables[kind] = table
    return reading


class _Columns:
    """The columns of a look-up by what they hold, in small letters."""

    def __init__(self, lsoas: list[str], wards: list[str], boroughs: list[str]) -> None:
        self.lsoas, self.wards, self.boroughs = sorted(lsoas), wards, boroughs


def _kind(header: tuple[str, ...]) -> str | None:
    names = [name.casefold() for name in header]
    lsoas = sum(_LSOA.fullmatch(name) is not None for name in names)
    wards = sum(_WARD.fullmatch(name) is not None for name in names)
    if any(_OTHER_AREAS.fullmatch(name) for name in names):
        return None
    if lsoas == 1 and wards == 1:
        return "lsoa_ward"
    if lsoas == 2 and wards == 0:
        return "lsoa_change"
    return "area_name" if wards and not lsoas and _named(names) else None


def _named(names: list[str]) -> bool:
    return any(_BOROUGH.fullmatch(name) for name in names) and any(re.fullmatch(r"wd(\d\d)?nm", name) for name in names)


def _refuse_elsewhere(row: dict[str, str], columns: _Columns, borough: str) -> None:
    if columns.boroughs and borough not in (row[name] for name in columns.boroughs):
        raise OutOfArea


def _vintage(code: str, column: str, columns: _Columns, vintages: dict[str, str]) -> str:
    if code in vintages:
        return vintages[code]
    if columns.boroughs:
        raise BadCell("The ward code is said to be ours and is in neither set of wards", column, code)
    raise OutOfArea


def _lsoa_ward(row: dict[str, str], columns: _Columns, vintages: dict[str, str], borough: str) -> tuple:
    _refuse_elsewhere(row, columns, borough)
    lsoa, ward = row[columns.lsoas[0]], row[columns.wards[0]]
    vintage = _vintage(ward, columns.wards[0], columns, vintages)
    return lsoa, [(_lsoa(lsoa, columns.lsoas[0]), vintage, ward)]


def _lsoa_change(row: dict[str, str], columns: _Columns, vintages: dict[str, str], borough: str) -> tuple:
    _refuse_elsewhere(row, columns, borough)
    before, after = (_lsoa(row[name], name) for name in columns.lsoas)
    return (before, after), [(before, after)]


def _area_name(row: dict[str, str], columns: _Columns, vintages: dict[str, str], borough: str) -> tuple:
    _refuse_elsewhere(row, columns, borough)
    wards = [(row[column], row.get(column[:-2] + "nm", ""), column) for column in columns.wards]
    rows = [(code, name, "ward", _vintage(code, column, columns, vintages)) for code, name, column in wards]
    return tuple(code for code, _, _ in wards), rows


def _lsoa(code: str, column: str) -> str:
    if not re.fullmatch(r"E01\d{6}", code):
        raise BadCell("This is not an LSOA code", column, code)
    return code


_PARSERS = {"lsoa_ward": _lsoa_ward, "lsoa_change": _lsoa_change, "area_name": _area_name}

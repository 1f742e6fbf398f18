"""Defra's fly-tipping incidents and actions by English local authority and financial year (ODS or CSV)."""

import re
from collections.abc import Iterator
from datetime import date

import pandas as pd

from sbp.errors import SbpError
from sbp.ingest import grid
from sbp.ingest.cells import BadCell, OutOfArea, Parse, number, take
from sbp.ingest.context import Context
from sbp.ingest.opened import Opened
from sbp.ingest.reading import Reading

ID = "defra_fly_tipping"
TITLE = "Defra fly-tipping by local authority and year"
SOURCE = "defra_fly_tipping"
STAGE = "records"
KEEP = True

DATASETS = {"total incidents": "defra_fly_tipping", "total actions": "defra_fly_tipping_actions"}
SHEETS = ("LA_incidents", "LA_actions")
KEYS = ("year", "ons code", "la name", "region")
HEADER_WITHIN = 10  # the header stands on the third line, below a title and a line of groups
NOT_AVAILABLE = (":", "")
WORDS_NOT_NUMBERS = ("reporting basis",)
COLUMNS = ["dataset", "area_code", "measure", "year_start_date", "value", "unit"]
_YEAR = re.compile(r"^(\d{4})-(\d{2})$")
_CODE = re.compile(r"^[ENSW]\d{8}$")


def recognises(opened: Opened) -> bool:
    """Tell Defra's workbook by its two sheets, and its CSV by the header line below the title."""
    if grid.is_workbook(opened):
        return any(sheet in grid.sheet_names(opened) for sheet in SHEETS)
    if not grid.is_table(opened):
        return False
    starts = [line.casefold() for line in opened.text_head().splitlines()[:HEADER_WITHIN]]
    return any(line.startswith(",".join(KEYS[:3])) and any(each in line for each in DATASETS) for line in starts)


def read(opened: Opened, context: Context) -> Reading:
    """Read both tables of the workbook, or the one of a CSV, as yearly counts of London's boroughs.

    Returns:
        `yearly_count` with one row for each authority, financial year and published column. Sums of regions and
        authorities outside London are counted as out of area. A cell without a figure gives no row, never a zero.

    Raises:
        SbpError: no header line was found among the first ten lines of a table.
    """
    reading = Reading(ID, SOURCE, {}, rows_in=0, loaded=0)
    rows: list[tuple] = []
    for place, lines in _tables(opened):
        header = grid.find_header(lines, frozenset(KEYS), HEADER_WITHIN)
        dataset = next((DATASETS[cell.casefold()] for cell in header if cell.casefold() in DATASETS), None)
        if dataset is None:
            raise SbpError(
                "No line with Year, ONS Code, LA Name and a total was found",
                f"{opened.name} {place}".strip(),
                "download the file again",
            )
        rows += take(lines, header, reading, _parser(dataset, header, frozenset(context.borough_codes.values())), place)
    reading.tables["yearly_count"] = pd.DataFrame(rows, columns=COLUMNS)
    if rows:
        years = [row[3] for row in rows]
        reading.first_month, reading.last_month = min(years), date(max(years).year + 1, 3, 1)
    return reading


def _tables(opened: Opened) -> Iterator[tuple[str, Iterator[grid.Row]]]:
    if not grid.is_workbook(opened):
        yield "", grid.csv_rows(opened)
        return
    for sheet in SHEETS:
        if sheet in grid.sheet_names(opened):
            yield f"sheet {sheet}", grid.sheet_rows(opened, sheet)


def _parser(dataset: str, header: tuple[str, ...], boroughs: frozenset[str]) -> Parse:
    measures = [
        (column.casefold(), column, _slug(column), _unit(column))
        for column in header
        if column and column.casefold() not in (*KEYS, *WORDS_NOT_NUMBERS)
    ]

    def parse(cells: dict[str, str]) -> tuple[tuple[str, str], list[tuple]]:
        """Read one row, or say which cell is bad."""
        code, year = cells["ons code"], cells["year"]
        if code.startswith("*") or (_CODE.match(code) and code not in boroughs):
            raise OutOfArea
        if not _CODE.match(code):
            raise BadCell("The authority has no ONS code", "ONS Code", code)
        start = _year_start(year)
        figures = [
            (dataset, code, slug, start, number(cells[key], column), unit)
            for key, column, slug, unit in measures
            if cells[key] not in NOT_AVAILABLE
        ]
        return (code, year), figures

    return parse


def _year_start(year: str) -> date:
    found = _YEAR.match(year)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise BadCell("The year is not a financial year such as 2022-23", "Year", year)
    return date(int(found[1]), 4, 1)


def _slug(column: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", column.casefold().replace("£", " gbp ")).strip("_")


def _unit(column: str) -> str:
    name = column.casefold()
    if name.endswith("(£)"):
        return "GBP"
    if "population" in name:
        return "people"
    return "per 1,000 people" if "per 1,000" in name else "count"

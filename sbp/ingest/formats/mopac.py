"""MOPAC's public attitude survey by London borough and quarter (CSV, or the same columns in a workbook)."""

import re
from collections.abc import Iterator
from datetime import date

from sbp.errors import SbpError
from sbp.ingest import grid
from sbp.ingest.cells import BadCell, Parse, hidden, take
from sbp.ingest.context import Context
from sbp.ingest.formats.survey import with_answers
from sbp.ingest.opened import Opened
from sbp.ingest.reading import Reading

ID = "mopac_attitudes"
TITLE = "MOPAC public attitude survey by borough and quarter"
SOURCE = "mopac_attitudes"
STAGE = "records"
KEEP = True

WANTED = frozenset({"date", "survey", "borough", "measure", "proportion", "mps"})
HEADER_WITHIN = 10
ANSWER = "Proportion"  # the publisher's column; the file does not say which answers were added up
_DAY_FIRST = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")


def recognises(opened: Opened) -> bool:
    """Tell the file by the survey's six columns, in any order, on one of its first lines."""
    if grid.is_workbook(opened):
        return any(True for _ in _tables(opened, HEADER_WITHIN))
    return grid.is_table(opened) and {cell.casefold() for cell in opened.header()} >= WANTED


def read(opened: Opened, context: Context) -> Reading:
    """Read every borough's share beside London's; decimal commas and points are both accepted.

    Returns:
        `survey_answer` with shares from 0 to 1; `comparison_share` is the Metropolitan Police area. Each figure rolls
        twelve months, so neighbouring quarters overlap and are not independent. The publisher gives no base.

    Raises:
        SbpError: no line names the survey's columns.
    """
    found = next(_tables(opened), None)
    if found is None:
        raise SbpError("No line with Date, Survey, Borough, Measure, Proportion and MPS was found", opened.name)
    header, lines = found
    reading = Reading(ID, SOURCE, {}, rows_in=0, loaded=0)
    rows = take(lines, header, reading, _parser({_plain(name): code for name, code in context.borough_codes.items()}))
    return with_answers(reading, rows)


def _tables(opened: Opened, most: int | None = None) -> Iterator[tuple[tuple[str, ...], Iterator[grid.Row]]]:
    """Yield header and remaining rows of each table that holds the survey."""
    if grid.is_workbook(opened):
        tables = [grid.sheet_rows(opened, sheet, most) for sheet in grid.sheet_names(opened)]
    else:
        tables = [grid.csv_rows(opened)]
    for lines in tables:
        header = grid.find_header(lines, WANTED, HEADER_WITHIN)
        if header:
            yield header, lines


def _parser(codes: dict[str, str]) -> Parse:
    def parse(cells: dict[str, str]) -> tuple[tuple, list[tuple]]:
        """Read one row, or say which cell is bad."""
        end = _day(cells["date"])
        name = _plain(cells["borough"])
        code = codes.get(name) or codes.get(name.removeprefix("city of "))
        if code is None:
            raise BadCell("The borough is not one of London's", "Borough", cells["borough"])
        if not cells["measure"]:
            raise BadCell("The measure is missing", "Measure")
        share, london = _share(cells["proportion"], "Proportion"), _share(cells["mps"], "MPS")
        if share is None:
            raise BadCell("The share is missing", "Proportion")
        key = (cells["survey"], f"{end.year}-Q{(end.month + 2) // 3}", end, code, cells["measure"], ANSWER)
        return key, [(*key, share, london, None)]

    return parse


def _day(text: str) -> date:
    found = _DAY_FIRST.match(text)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text)
    except ValueError:
        raise BadCell("The date is not a day such as 31/12/2023", "Date", text) from None


def _share(text: str, column: str) -> float | None:
    if not text:
        return None
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        raise BadCell("The share is not a number", column, hidden(text)) from None
    if not 0 <= value <= 1:
        raise BadCell("The share is not between 0 and 1", column, text)
    return value


def _plain(name: str) -> str:
    """Write a borough's name in the form that its spellings share ("Upon" and "upon", "&" and "and")."""
    return " ".join(name.casefold().replace("&", "and").split())

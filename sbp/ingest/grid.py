"""Rows of a CSV file or of a workbook's sheets, each with the line on which it stands in the file."""

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from sbp.errors import SbpError
from sbp.ingest import csv_walk
from sbp.ingest.opened import ZIP, Opened

Row = tuple[int, list[str]]


def csv_rows(opened: Opened) -> Iterator[Row]:
    """Yield each record of a CSV file, cells stripped, with the physical line on which it begins, header included.

    Raises:
        SbpError: quotation marks do not pair up, or the file ends inside a record.
    """
    for line, cells in csv_walk.all_records(opened):
        if not cells:
            where = f"{opened.name}, line {line}"
            raise SbpError("The file's quotation marks do not pair up", where, "download it again")
        if any(cell.strip() for cell in cells):
            yield line, [cell.strip() for cell in cells]


def is_workbook(opened: Opened) -> bool:
    """Tell whether the file is an ODS or XLSX workbook (any zip that was not opened as an archive)."""
    return opened.head.startswith(ZIP) and not opened.members


def is_table(opened: Opened) -> bool:
    """Tell whether the file can be a CSV table: text that is no JSON or XML document."""
    return bool(opened.header()) and opened.text_head().lstrip()[:1] not in "{[<"


def sheet_names(opened: Opened) -> tuple[str, ...]:
    """Return the names of a workbook's sheets; empty where the file is no workbook that can be read."""
    try:
        return tuple(_workbook(opened.path, opened.sha256).sheet_names) if is_workbook(opened) else ()
    except CalamineError:
        return ()


def sheet_rows(opened: Opened, sheet: str, most: int | None = None) -> Iterator[Row]:
    """Yield the rows of one sheet as text with their row numbers; dates as YYYY-MM-DD, whole numbers without a point.

    Args:
        opened: the workbook.
        sheet: the sheet's name.
        most: how many rows from the top are wanted; all where None.

    Raises:
        SbpError: the sheet cannot be read.
    """
    try:
        rows = (
            _workbook(opened.path, opened.sha256).get_sheet_by_name(sheet).to_python(skip_empty_area=False, nrows=most)
        )
    except CalamineError as fault:
        raise SbpError(f"Sheet {sheet!r} cannot be read ({fault})", opened.name, "download it again") from None
    for line, cells in enumerate(rows, start=1):
        texts = [_text(cell) for cell in cells]
        if any(texts):
            yield line, texts


def find_header(rows: Iterable[Row], wanted: frozenset[str], within: int) -> tuple[str, ...]:
    """Read on to the row that names every wanted column and return its cells.

    Args:
        rows: the rows from the top; consumed up to and including the header.
        wanted: column names that must all occur, in small letters.
        within: how many rows may come before it.

    Returns:
        The header's cells as they stand; empty where none of the first rows is one.
    """
    for _, (_, cells) in zip(range(within), rows, strict=False):
        if wanted <= {cell.casefold() for cell in cells}:
            return tuple(cells)
    return ()


@lru_cache(maxsize=1)
def _workbook(path: Path, sha256: str) -> CalamineWorkbook:
    """Open a workbook once, though recognising and reading both ask for it; the file itself is not kept open."""
    return CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    return str(cell).strip()

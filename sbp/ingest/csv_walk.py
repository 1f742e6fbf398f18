"""Walk a CSV file record by record, with the physical line on which each record begins."""

import csv
from collections.abc import Iterator
from typing import IO

from sbp.errors import SbpError
from sbp.ingest.opened import Opened
from sbp.model import Reject


def records(opened: Opened) -> Iterator[tuple[int, list[str]]]:
    """Yield the line and the cells of every record below the first line, which is the header; see `all_records`."""
    return ((line, cells) for line, cells in all_records(opened) if line > 1)


def all_records(opened: Opened) -> Iterator[tuple[int, list[str]]]:
    """Yield the line and the cells of every record as they stand; blank lines are passed over.

    A quoted cell may run over several lines, so the line is the one on which the record begins, the first being
    line 1. A record whose quotation marks do not pair up has no cells.

    Raises:
        SbpError: the file ends inside a record.
    """
    with opened.open_text() as stream:
        lines = _Lines(stream)
        reader = csv.reader(lines, strict=True)
        width = 0
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                if lines.is_over:
                    raise _cut_short(opened, line) from None
                yield line, []
                continue
            if cells and len(cells) < width and not lines.last.endswith(("\n", "\r")):
                raise _cut_short(opened, line)
            width = width or len(cells)
            if cells:
                yield line, cells


def wrong_width(line: int, cells: list[str], width: int) -> Reject:
    """Return the reject for a record that has another number of columns than the header; no cell is repeated in it."""
    found = f"{len(cells)} columns where the header has {width}" if cells else "quotation marks that do not pair up"
    return Reject(line, f"The row has {found}")


class _Lines:
    """The lines of a stream, the last one remembered: it tells a file cut short from one that is whole."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self.last = ""
        self.is_over = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._stream.readline()
        if not line:
            self.is_over = True
            raise StopIteration
        self.last = line
        return line


def _cut_short(opened: Opened, line: int) -> SbpError:
    where = f"{opened.name}, line {line}"
    return SbpError("The file ends in the middle of a row, so it was cut short", where, "download it again")

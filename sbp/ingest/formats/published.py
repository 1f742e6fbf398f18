"""Our own form for figures printed in documents: one figure a line, word for word as printed."""

import pandas as pd

from sbp.ingest import grid
from sbp.ingest.cells import BadCell, take
from sbp.ingest.context import Context
from sbp.ingest.opened import Opened
from sbp.ingest.reading import Reading

ID = "published"
TITLE = "Published figures (our own form)"
SOURCE = "published_figures"
STAGE = "records"
KEEP = True

HEADER = ("document", "section", "measure", "area", "period", "value", "comparison", "unit")
NEEDED = ("document", "section", "measure", "area", "period", "value", "unit")


def recognises(opened: Opened) -> bool:
    """Tell the file by its header, which must hold our eight columns and no other."""
    return grid.is_table(opened) and tuple(cell.casefold() for cell in opened.header()) == HEADER


def read(opened: Opened, context: Context) -> Reading:
    """Read printed figures as text, so that what was printed can be shown beside what is computed.

    Returns:
        `published_figure`; `comparison` is empty where the document prints none. Values are not numbers: "21,328" and
        "-12%" stay as they are, and nothing is recomputed here.
    """
    reading = Reading(ID, SOURCE, {}, rows_in=0, loaded=0)
    lines = grid.csv_rows(opened)
    header = grid.find_header(lines, frozenset(HEADER), within=1)
    rows = take(lines, header, reading, _parse)
    reading.tables["published_figure"] = pd.DataFrame(rows, columns=list(HEADER))
    return reading


def _parse(cells: dict[str, str]) -> tuple[tuple, list[tuple]]:
    missing = next((name for name in NEEDED if not cells[name]), None)
    if missing:
        raise BadCell("The cell is empty", missing)
    row = tuple(cells[name] for name in HEADER)
    return row[:5] + row[7:], [row]

"""Our own form for survey results: one printed answer a line, with the document and section it stands in."""

from datetime import date

import pandas as pd

from sbp.ingest import grid
from sbp.ingest.cells import BadCell, OutOfArea, Parse, base, borough_and_wards, number, take
from sbp.ingest.context import Context
from sbp.ingest.opened import Opened
from sbp.ingest.reading import Reading

ID = "survey"
TITLE = "Survey results (our own form)"
SOURCE = "residents_survey"
STAGE = "records"
KEEP = True

HEADER = ("survey", "wave", "period_end", "area_code", "question", "answer", "percent", "base", "document", "section")
KEY_COLUMNS = ("survey", "wave", "period_end_date", "area_code", "question", "answer")


def recognises(opened: Opened) -> bool:
    """Tell the file by its header, which must hold our ten columns and no other."""
    return grid.is_table(opened) and tuple(cell.casefold() for cell in opened.header()) == HEADER


def read(opened: Opened, context: Context) -> Reading:
    """Read percentages as shares from 0 to 1.

    Returns:
        `survey_answer`; the base is empty where the document prints none, and a share without its base must not be
        given an interval. Areas other than the borough and its wards are out of area.
    """
    reading = Reading(ID, SOURCE, {}, rows_in=0, loaded=0)
    lines = grid.csv_rows(opened)
    header = grid.find_header(lines, frozenset(HEADER), within=1)
    rows = take(lines, header, reading, _parser(borough_and_wards(context)))
    return with_answers(reading, rows)


def with_answers(reading: Reading, rows: list[tuple]) -> Reading:
    """Put answers into a reading as `survey_answer`, and the months in which their periods end.

    Args:
        reading: the reading to complete.
        rows: survey, wave, last day, area, question, answer, share, comparison share and base, in this order.
    """
    columns = [*KEY_COLUMNS, "share", "comparison_share", "base_count"]
    answers = pd.DataFrame(rows, columns=columns)
    reading.tables["survey_answer"] = answers.astype({"comparison_share": "float64", "base_count": "Int64"})
    if rows:
        ends = [row[2].replace(day=1) for row in rows]
        reading.first_month, reading.last_month = min(ends), max(ends)
    return reading


def _parser(areas: frozenset[str]) -> Parse:
    def parse(cells: dict[str, str]) -> tuple[tuple, list[tuple]]:
        """Read one row, or say which cell is bad."""
        if cells["area_code"] not in areas:
            raise OutOfArea
        missing = next((name for name in ("survey", "wave", "question", "answer") if not cells[name]), None)
        if missing:
            raise BadCell("The cell is empty", missing)
        percent = number(cells["percent"], "percent")
        if not 0 <= percent <= 100:
            raise BadCell("The percentage is not between 0 and 100", "percent", cells["percent"])
        end = _day(cells["period_end"])
        key = (cells["survey"], cells["wave"], end, cells["area_code"], cells["question"], cells["answer"])
        return key, [(*key, percent / 100, None, base(cells["base"]))]

    return parse


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadCell("The date is not in the form YYYY-MM-DD", "period_end", text) from None

"""The same numbers as every chart, as rows of words for a page and as plain values for a CSV."""

import csv
import io

from sbp import months
from sbp.charts import words
from sbp.model import Change, Point, Result

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # wide ones are run in some languages


def trend_rows(result: Result) -> list[dict[str, str]]:
    """Return a trend as rows for a page, newest month first: month, count, sum of 12 months, note."""
    rolling = {point.month: point for point in result.rolling}
    return [
        {
            "Month": words.month_name(point.month),
            "Each month": words.number(point.value),
            "12 months to then": _sum_words(rolling.get(point.month)),
            "Note": point.note,
        }
        for point in reversed(result.points)
    ]


def _sum_words(point: Point | None) -> str:
    """Write a sum of months, or in place of it why months that are held are not added up."""
    if point is None or point.value is None:
        return (point and point.note) or words.NO_DATA
    return words.number(point.value)


def trend_csv(result: Result) -> str:
    """Return a trend as CSV text with month, value, note and where the numbers come from."""
    rows = [
        [months.text(point.month), "" if point.value is None else f"{point.value:g}", safe_text(point.note)]
        for point in result.points
    ]
    about = [
        f"{result.indicator.name}, {result.area.name} ({result.area.code}), {result.indicator.unit}.",
        words.source_words(result.source, result.freshness),
        version_words(result.data_version, result.is_demonstration),
    ]
    return csv_text(["month", "value", "note"], rows, about)


def change_cells(change: Change) -> list[str]:
    """Return a change as cells of a CSV: count before, ratio, its ends, and why there is none or what to note."""
    low, high = (change.interval.low, change.interval.high) if change.interval else (None, None)
    before = "" if change.previous is None else str(change.previous)
    return [before, plain(change.ratio), plain(low), plain(high), safe_text(change.reason or change.note)]


def plain(value: float | None) -> str:
    """Write a number for a CSV, empty where there is none."""
    return "" if value is None else f"{value:.4g}"


def version_words(version: str, is_demonstration: bool) -> str:
    """Say which version of the data numbers come from, and that they are invented where they are."""
    return f"{words.DEMONSTRATION}. Data version {version}." if is_demonstration else f"Data version {version}."


def safe_text(text: str) -> str:
    """Defuse text that a spreadsheet would run as a formula, by a leading apostrophe; numbers are never touched.

    Reference: OWASP, CSV injection.
    """
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _is_number(cell: str) -> bool:
    return cell.lstrip("+-").replace(".", "", 1).replace("e-", "", 1).isdecimal()


def csv_text(head: list[str], rows: list[list[str]], about: list[str]) -> str:
    """Write rows, texts defused; what the numbers are stands in the last column of the first row.

    So the file stays one plain table under one line of headings, which spreadsheets, pandas and checkers of CSV files
    read as it is. In every row the same words were nine tenths of a long file. What would mislead: sorted in a
    spreadsheet, they move with their row.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*head, "about"])
    told = safe_text(" ".join(about))
    for place, row in enumerate(rows):
        cells = (cell if _is_number(cell) else safe_text(cell) for cell in row)
        writer.writerow([*cells, "" if place else told])
    return out.getvalue()

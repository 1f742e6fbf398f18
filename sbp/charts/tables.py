"""The same numbers as every chart, as rows of words for a page and as plain values for a CSV."""

import csv
import io

from sbp import months
from sbp.charts import words
from sbp.model import Change, Result, WardTable

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def trend_rows(result: Result) -> list[dict[str, str]]:
    """Return a trend as rows for a page, newest month first: month, count, sum of 12 months, note."""
    rolling = {point.month: point.value for point in result.rolling}
    return [
        {
            "Month": words.month_name(point.month),
            "Each month": words.number(point.value),
            "12 months to then": words.number(rolling.get(point.month)),
            "Note": point.note,
        }
        for point in reversed(result.points)
    ]


def ward_rows(table: WardTable) -> list[dict[str, str]]:
    """Return a ward table as rows for a page, highest rate first: ward, count, rate, interval, change, place."""
    ordered = sorted(table.rows, key=lambda row: (row.rank is None, row.rank or 0, row.area.name))
    return [
        {
            "Ward": row.area.name,
            "Count": words.number(row.count),
            "Per 1,000 residents": words.rate(row.rate_per_1000),
            "Likely range": _range_words(row.rate_interval.low, row.rate_interval.high) if row.rate_interval else "",
            "Against the year before": words.change_words(row.change),
            "Order (1 = highest rate)": str(row.rank) if row.rank else "",
        }
        for row in ordered
    ]


def _range_words(low: float, high: float) -> str:
    return f"{words.rate(low)} to {words.rate(high)}"


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


def ward_csv(table: WardTable) -> str:
    """Return a ward table as CSV text: code, ward, count, rate and interval, change and interval, order."""
    rows = [
        [
            row.area.code,
            safe_text(row.area.name),
            "" if row.count is None else str(row.count),
            plain(row.rate_per_1000),
            plain(row.rate_interval.low if row.rate_interval else None),
            plain(row.rate_interval.high if row.rate_interval else None),
            *change_cells(row.change),
            "" if row.rank is None else str(row.rank),
        ]
        for row in table.rows
    ]
    head = ["ward_code", "ward", "count", "rate_per_1000", "rate_lower_95", "rate_upper_95"]
    head += ["count_before", "ratio", "ratio_lower_95", "ratio_upper_95", "change_note", "order_1_is_highest"]
    span = words.period(table.first_month, table.last_month)
    about = [
        f"{table.indicator.name}, {span}, {words.vintage_words(table.vintage)}.",
        words.source_words(table.source, table.freshness),
        words.no_ward_words(table),
        version_words(table.data_version, table.is_demonstration),
    ]
    return csv_text(head, rows, about)


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


def csv_text(head: list[str], rows: list[list[str]], about: list[str]) -> str:
    """Write rows; what the numbers are stands in the last column of each, so the file stays one plain table."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*head, "about"])
    told = safe_text(" ".join(about))
    writer.writerows([*row, told] for row in rows)
    return out.getvalue()

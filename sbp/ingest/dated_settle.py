"""From the staged rows of every dated list to dated_report: the newest row of each report, and the months covered.

A month is covered where the days that files speak for span it whole, for the categories of which any file held a row.
How near to its first and last day they must come: two days, or three times the usual distance between the file's rows
where those are sparse (a longer gap is a 1 in 20 chance), but never more than ten days. So an export of FixMyStreet's
last 30 days covers no month by itself, and two that overlap can cover one together.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

import duckdb

from sbp import months
from sbp.ingest import units
from sbp.ingest.context import LoadedFile
from sbp.ingest.overlaps import Settlement
from sbp.ingest.reading import EVERY

LEAST_TOLERANCE_DAYS, GAPS_TOLERATED, MOST_TOLERANCE_DAYS = 2, 3, 10

_NEWEST = """
INSERT INTO dated_report BY NAME
SELECT * EXCLUDE (order_key, sequence, place) FROM staging_dated
WHERE report_id IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY dataset, report_id ORDER BY order_key DESC, sequence DESC, place DESC) = 1
ORDER BY dataset, report_date, report_id
"""
# Rows of lists without references: the month of a category is replaced as a whole, and rows get numbers of ours.
_UNNUMBERED = """
SELECT dataset, category_id, date_trunc('month', report_date)::DATE, file_id, max(order_key), sequence, count(*)
FROM staging_dated WHERE report_id IS NULL GROUP BY ALL
"""
_KEPT_UNNUMBERED = """
INSERT INTO dated_report BY NAME
SELECT * EXCLUDE (order_key, sequence, place, month_start_date) REPLACE (file_id || '-' || place AS report_id)
FROM staging_dated
JOIN staging_dated_winner USING (dataset, category_id, file_id)
WHERE report_id IS NULL AND date_trunc('month', report_date)::DATE = month_start_date
ORDER BY dataset, report_date, place
"""


def settle(con: duckdb.DuckDBPyConnection, loaded: Iterable[LoadedFile]) -> Settlement:
    """Write dated_report, and the months covered into `staging_covered`.

    Returns:
        For each dated file the rows that gave way to newer ones, and what a person should look at.
    """
    files = [each for each in loaded if "dated_report" in each.reading.tables]
    if not files:
        return Settlement()
    _gather(con, files)
    con.execute(_NEWEST)
    choice = _choose_unnumbered(con, files)
    kept = dict(con.execute("SELECT file_id, count(*) FROM dated_report GROUP BY file_id").fetchall())
    warnings = units.warnings(choice, {each.file_id: each.name for each in files}, _in_words)
    for file_id, text in _cover(con, files).items():
        warnings.setdefault(file_id, []).append(text)
    superseded = {each.file_id: each.reading.loaded - kept.get(each.file_id, 0) for each in files}
    return Settlement(superseded=superseded, warnings=warnings)


def _in_words(unit: str) -> str:
    """Return what a unit of a list without references is called: its data set and category as people write them."""
    return unit.replace("_", " ").replace("/", ", ").capitalize()


def _gather(con: duckdb.DuckDBPyConnection, files: list[LoadedFile]) -> None:
    con.execute(
        "CREATE OR REPLACE TEMP TABLE staging_dated AS "
        "SELECT *, '' AS order_key, 0 AS sequence, 0 AS place FROM dated_report LIMIT 0"
    )
    for each in files:
        rows = each.reading.tables["dated_report"]
        numbered = rows.assign(file_id=each.file_id, sequence=each.sequence, place=range(len(rows)))
        con.register("staging_new", numbered.astype({"report_id": object, "status": object}))
        if len(rows):
            con.execute("INSERT INTO staging_dated BY NAME SELECT * FROM staging_new")
        con.unregister("staging_new")


def _choose_unnumbered(con: duckdb.DuckDBPyConnection, files: list[LoadedFile]) -> units.Choice:
    lost = {(each.file_id, loss.category_id, loss.month) for each in files for loss in each.reading.lost}
    candidates = []
    for dataset, category, month, file_id, order, sequence, count in con.execute(_UNNUMBERED).fetchall():
        is_whole = not lost & {(file_id, category, month), (file_id, EVERY, month)}
        unit, latest = f"{dataset}/{category}", (order, sequence)
        candidates.append(units.Candidate(unit, month, frozenset([file_id]), count, latest, is_whole))
    choice = units.choose(candidates)
    winners = [(*each.unit.split("/", 1), min(each.files), each.month) for each in choice.winners]
    con.execute(
        "CREATE OR REPLACE TEMP TABLE staging_dated_winner "
        "(dataset VARCHAR, category_id VARCHAR, file_id INTEGER, month_start_date DATE)"
    )
    if winners:
        con.executemany("INSERT INTO staging_dated_winner VALUES (?, ?, ?, ?)", winners)
        con.execute(_KEPT_UNNUMBERED)
    return choice


def _cover(con: duckdb.DuckDBPyConnection, files: list[LoadedFile]) -> dict[int, str]:
    """Write the months covered, and return a warning for each file whose first or last month is not among them."""
    spans: dict[tuple[str, str], list[tuple[date, date, int]]] = defaultdict(list)
    for each in files:
        for row in each.reading.tables["dated_span"].itertuples():
            spans[row.dataset, row.category_id].append((row.first_date, row.last_date, _tolerance(row.usual_gap_days)))
    covered = {key: covered_months(found) for key, found in spans.items()}
    seen = con.execute("SELECT dataset, list(DISTINCT category_id) FROM dated_report GROUP BY dataset").fetchall()
    known = defaultdict(list, seen)  # a category of which no file ever held a row may not be theirs to tell of
    rows = {
        (dataset, each, month)
        for (dataset, category), found in covered.items()
        for each in ([category] if category else known[dataset])
        for month in found
    }
    if rows:
        con.executemany("INSERT INTO staging_covered VALUES (?, ?, ?)", sorted(rows))
    warnings = {}
    for each in files:
        partial = sorted(
            {
                day.replace(day=1)
                for row in each.reading.tables["dated_span"].itertuples()
                for day in (row.first_date, row.last_date)
                if day.replace(day=1) not in covered[row.dataset, row.category_id]
            }
        )
        if partial:
            listed = ", ".join(map(months.name, partial))
            warnings[each.file_id] = f"Not held whole, so left out of monthly series: {listed}"
    return warnings


def covered_months(spans: Iterable[tuple[date, date, int]]) -> set[date]:
    """Return the months that spans of days hold whole, taken together.

    Args:
        spans: first day, last day, and how many days may be missing at an end or between two spans.
    """
    joined: list[tuple[date, date, int]] = []
    for first, last, tolerance in sorted(spans):
        if joined and first <= joined[-1][1] + timedelta(days=1 + max(tolerance, joined[-1][2])):
            start, end, before = joined.pop()
            joined.append((start, max(end, last), max(tolerance, before)))
        else:
            joined.append((first, last, tolerance))
    found: set[date] = set()
    for first, last, tolerance in joined:
        slack = timedelta(days=tolerance)
        for month in months.span(first.replace(day=1), last.replace(day=1)):
            month_end = months.add(month, 1) - timedelta(days=1)
            if first <= month + slack and last >= month_end - slack:
                found.add(month)
    return found


def _tolerance(usual_gap_days: float) -> int:
    return round(min(max(LEAST_TOLERANCE_DAYS, GAPS_TOLERATED * usual_gap_days), MOST_TOLERANCE_DAYS))

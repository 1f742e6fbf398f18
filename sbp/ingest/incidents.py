"""Rows with a place: settled between files, written, and added up to months for the borough and its wards."""

from collections.abc import Iterable

import duckdb

from sbp.ingest import dated_settle, street_settle
from sbp.ingest.context import LoadedFile
from sbp.ingest.overlaps import Settlement
from sbp.model import Borough

_ROWS = """
CREATE OR REPLACE TEMP VIEW staging_placed AS
SELECT 'police_street' AS dataset, month_start_date, category_id, ward_code_old, ward_code_new, file_id
FROM street_incident
UNION ALL
SELECT dataset, date_trunc('month', report_date)::DATE, category_id, ward_code_old, ward_code_new, file_id
FROM dated_report
"""
_COUNTS = """
INSERT INTO monthly_count BY NAME
SELECT dataset, {area} AS area_code, category_id, month_start_date, count(*)::DOUBLE AS value, max(file_id) AS file_id
FROM staging_placed WHERE {area} IS NOT NULL GROUP BY ALL ORDER BY ALL
"""
# A vintage in which no row of a data set found a ward had no map to find it on: its months are missing, not zero.
_COVERAGE = """
INSERT INTO coverage BY NAME
SELECT DISTINCT dataset, {kind} AS area_kind, {vintage} AS vintage, category_id, month_start_date
FROM staging_covered
WHERE dataset IN (SELECT dataset FROM staging_placed WHERE {area} IS NOT NULL)
ORDER BY ALL
"""


def settle(con: duckdb.DuckDBPyConnection, loaded: Iterable[LoadedFile], borough: Borough) -> Settlement:
    """Write street_place, street_incident and dated_report, and their monthly_count and coverage.

    Args:
        con: the file being built, with its tables and the staging tables of the readings.
        loaded: every file that was read; those without placed rows are passed over.
        borough: gives the borough's code, its ward vintages and its own police force.

    Returns:
        For each file the rows that gave way to other files, and what a person should look at.
    """
    files = list(loaded)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE staging_covered (dataset VARCHAR, category_id VARCHAR, month_start_date DATE)"
    )
    street, dated = street_settle.settle(con, files, borough), dated_settle.settle(con, files)
    con.execute(_ROWS)
    code = f"'{borough.code}'"
    oldest, newest = borough.vintages[0].id, borough.vintages[-1].id
    for area, kind, vintage in (
        (code, "'borough'", "''"),
        ("ward_code_old", "'ward'", f"'{oldest}'"),
        ("ward_code_new", "'ward'", f"'{newest}'"),
    ):
        con.execute(_COUNTS.format(area=area))
        con.execute(_COVERAGE.format(area=area, kind=kind, vintage=vintage))
    return Settlement(
        superseded=street.superseded | dated.superseded,
        warnings=street.warnings | dated.warnings,
    )

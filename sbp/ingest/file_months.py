"""Which file holds which months, and for which of them it speaks: what a build without it would lose."""

from collections.abc import Iterable

import duckdb

from sbp.ingest.context import LoadedFile

# What each staging table says of its file: the data set, the part of it that is replaced as one, the month,
# and how much the file holds of it.
_PARTS = {
    "coverage": "dataset, trim(concat_ws(' ', area_kind, vintage, unit)), month_start_date::DATE, max(own_count)",
    "dated_report": "dataset, category_id, date_trunc('month', report_date::DATE), count(*)",
    "yearly_count": "dataset, measure, date_trunc('month', year_start_date::DATE), count(*)",
    "survey_answer": "'survey', survey, date_trunc('month', period_end_date::DATE), count(*)",
    "partner_return": "'partner_return', measure, date_trunc('month', period_start_date::DATE), count(*)",
}
_ROWS = "INSERT INTO staging_file_month SELECT {file_id}, {columns} FROM staging_rows GROUP BY ALL"
_STREETS = """
INSERT INTO staging_file_month
SELECT {file_id}, 'police_street', force, month_start_date, count(*)
FROM {table} JOIN staging_street_kind USING (kind_id) GROUP BY ALL
"""
# Counts of rows with a place are added up over files, so the rows themselves tell whose they are.
_SPOKEN = """
CREATE OR REPLACE TEMP TABLE staging_spoken AS
SELECT DISTINCT file_id, 'police_street' AS dataset, force AS part, month_start_date FROM street_incident
UNION SELECT file_id, dataset, category_id, date_trunc('month', report_date)::DATE FROM dated_report
UNION SELECT file_id, dataset, NULL, month_start_date FROM monthly_count
      WHERE dataset NOT IN ('police_street', 'partner_return') AND dataset NOT IN (SELECT dataset FROM dated_report)
UNION SELECT file_id, dataset, measure, date_trunc('month', year_start_date)::DATE FROM yearly_count
UNION SELECT file_id, 'survey', survey, date_trunc('month', period_end_date)::DATE FROM survey_answer
UNION SELECT file_id, 'partner_return', measure, date_trunc('month', period_start_date)::DATE FROM partner_return
"""
# A month in which a file counted nothing has no row: it speaks for it where no other file holds the month.
_STORE = """
INSERT INTO file_month
SELECT held.file_id, held.dataset, held.part, held.month_start_date, held.own_count, EXISTS (
    FROM staging_spoken spoken
    WHERE spoken.file_id = held.file_id AND spoken.dataset = held.dataset
      AND spoken.month_start_date = held.month_start_date AND coalesce(spoken.part, held.part) = held.part)
  OR (NOT EXISTS (
    FROM staging_file_month other
    WHERE other.file_id <> held.file_id AND other.dataset = held.dataset AND other.part = held.part
      AND other.month_start_date = held.month_start_date)
  AND EXISTS (
    FROM coverage covered
    WHERE covered.dataset = held.dataset AND covered.month_start_date = held.month_start_date))
FROM staging_file_month held ORDER BY ALL
"""


def note(con: duckdb.DuckDBPyConnection, loaded: Iterable[LoadedFile]) -> None:
    """Note the months that each file holds, before files are settled, which uses their rows up.

    Args:
        con: the file being built, with the staging tables of the readings.
        loaded: every file that was read; those without months, such as boundaries, are passed over.
    """
    con.execute(
        "CREATE OR REPLACE TEMP TABLE staging_file_month "
        "(file_id INTEGER, dataset VARCHAR, part VARCHAR, month_start_date DATE, own_count BIGINT)"
    )
    for each in loaded:
        tables = each.reading.tables
        if "street_incident" in tables:
            con.execute(_STREETS.format(file_id=each.file_id, table=tables["street_incident"]))
        for name, columns in _PARTS.items():
            if len(tables.get(name, ())):
                con.register("staging_rows", tables[name])
                con.execute(_ROWS.format(file_id=each.file_id, columns=columns))
                con.unregister("staging_rows")


def store(con: duckdb.DuckDBPyConnection) -> None:
    """Write `file_month`, once the files are settled: what `note` noted, and whether the file speaks for the month."""
    for statement in (_SPOKEN, _STORE, "DROP TABLE staging_spoken", "DROP TABLE staging_file_month"):
        con.execute(statement)

"""What must hold of every version: asked of the file itself, by the build before publishing and by `check` later."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from itertools import chain
from typing import Any

import duckdb

from sbp.ingest.tables import COUNT_KEYS, FIGURE_KEYS

NEAR_METRES = 1000.0  # a snap point may lie just outside the outline
UNIQUE_KEYS = {
    "monthly_count": COUNT_KEYS,
    "coverage": ("dataset", "area_kind", "vintage", "category_id", "month_start_date"),
    "indicator_month": ("indicator_id", "area_code", "month_start_date"),
    "indicator_model": ("indicator_id", "area_code"),
    "dated_report": ("dataset", "report_id"),
    "outline": ("area_code",),
    "lsoa_ward": ("lsoa_code", "vintage"),
    "ward_overlap": ("ward_code_new", "ward_code_old"),
    **{table: keys for table, keys in FIGURE_KEYS.items() if table != "published_figure"},
}
_ACCOUNT = """
SELECT name, rows_in, loaded, rejected, out_of_area
FROM source_file WHERE rows_in <> loaded + rejected + out_of_area OR superseded > loaded
"""
_REJECTS = """
SELECT name FROM source_file LEFT JOIN reject USING (file_id)
GROUP BY file_id, name, rejected HAVING count(reject.file_id) <> rejected
"""
_GAPS = """
SELECT indicator_id, area_code FROM indicator_month GROUP BY ALL
HAVING count(*) <> datediff('month', min(month_start_date), max(month_start_date)) + 1
"""
_SILENT = "SELECT indicator_id, area_code FROM indicator_month WHERE (value IS NULL) = (coalesce(note, '') = '')"
# Rows with a place, added up three ways: the borough's count is all of them, the wards' count is those with a ward.
_PLACED = """
WITH placed AS (
    SELECT 'police_street' AS dataset, ward_code_old, ward_code_new FROM street_incident
    UNION ALL SELECT dataset, ward_code_old, ward_code_new FROM dated_report),
rows_of AS (
    SELECT dataset, count(*) AS all_rows, count(ward_code_old) AS old_rows, count(ward_code_new) AS new_rows
    FROM placed GROUP BY ALL),
counts_of AS (
    SELECT dataset, coalesce(sum(value) FILTER (kind = 'borough'), 0) AS all_rows,
           coalesce(sum(value) FILTER (kind = 'ward' AND vintage = $oldest), 0) AS old_rows,
           coalesce(sum(value) FILTER (kind = 'ward' AND vintage = $newest), 0) AS new_rows
    FROM monthly_count JOIN area USING (area_code) GROUP BY ALL)
SELECT dataset, r.all_rows, c.all_rows, r.old_rows, c.old_rows, r.new_rows, c.new_rows
FROM rows_of AS r LEFT JOIN counts_of AS c USING (dataset)
WHERE (r.all_rows, r.old_rows, r.new_rows) IS DISTINCT FROM (c.all_rows, c.old_rows, c.new_rows)
"""
_WARDS_ABOVE_BOROUGH = """
WITH of_wards AS (
    SELECT indicator_id, vintage, month_start_date, sum(value) AS wards
    FROM indicator_month JOIN area USING (area_code) WHERE kind = 'ward' GROUP BY ALL)
SELECT of_wards.vintage, count(DISTINCT month_start_date), min(month_start_date), max(month_start_date),
       max(wards - value)
FROM of_wards JOIN indicator_month USING (indicator_id, month_start_date) JOIN area USING (area_code)
WHERE kind = 'borough' AND wards > value GROUP BY ALL ORDER BY ALL
"""
_POINTS = """
SELECT count(*) FROM (
    SELECT easting, northing FROM street_place UNION ALL SELECT easting, northing FROM dated_report)
WHERE easting < ? OR easting > ? OR northing < ? OR northing > ?
"""
_OUTLINES = "SELECT outline_27700 FROM outline JOIN area USING (area_code) WHERE kind IN ('borough', 'ward')"
_LAST_MONTHS = "SELECT dataset, max(month_start_date) FROM coverage GROUP BY ALL ORDER BY ALL"


@dataclass(frozen=True)
class Check:
    """One question put to a version; a failed one stops the build unless it is only a warning."""

    id: str
    title: str
    passed: bool
    is_warning: bool
    detail: str = ""


def run(con: duckdb.DuckDBPyConnection, oldest: str, newest: str, before: dict[str, date]) -> tuple[Check, ...]:
    """Put every question to a version.

    Args:
        con: the version, built or being built.
        oldest: the id of the oldest ward vintage.
        newest: the id of the newest.
        before: the last month of each data set in the version before; empty where there is none.
    """
    placed = con.execute(_PLACED, {"oldest": oldest, "newest": newest}).fetchall()
    above = [_above(*row) for row in con.execute(_WARDS_ABOVE_BOROUGH).fetchall()]
    fallen = _fallen_back(con, before)
    return (
        _none("rows_accounted", "Rows in = loaded + rejected + out of area", con.execute(_ACCOUNT).fetchall()),
        _none("rejects_kept", "Every rejected row is kept with its line", con.execute(_REJECTS).fetchall()),
        _none("keys_unique", "No figure stands twice", _repeated(con)),
        _none("months_continuous", "Series run without a gap", con.execute(_GAPS).fetchall()),
        _none("missing_declared", "Every missing month says why", con.execute(_SILENT).fetchall()),
        _none("wards_add_up", "Wards and rows without a ward add up to the borough", placed),
        Check("wards_within", "Wards add up to no more than the borough", not above, True, _and_why(above)),
        _near(con),
        Check("months_advance", "No data set ends earlier than before", not fallen, True, "; ".join(fallen)),
    )


def last_months(con: duckdb.DuckDBPyConnection) -> dict[str, date]:
    """Return the last month covered of each data set."""
    return dict(con.execute(_LAST_MONTHS).fetchall())


def as_json(checks: tuple[Check, ...]) -> list[dict[str, Any]]:
    """Return the outcome in the form that the version keeps."""
    return [asdict(each) for each in checks]


def _in_words(name: str) -> str:
    return name.replace("_", " ")


def _none(check_id: str, title: str, found: list[tuple], *, warning: bool = False) -> Check:
    """Pass where nothing was found; else say how much and the first of it."""
    first = ", ".join(_in_words(str(cell)) for cell in found[0]) if found else ""
    detail = f"{len(found):,} found, the first: {first}" if found else ""
    return Check(check_id, title, not found, warning, detail)


def _repeated(con: duckdb.DuckDBPyConnection) -> list[tuple]:
    found = []
    for table, keys in UNIQUE_KEYS.items():
        listed = ", ".join(keys)
        query = f"SELECT '{table}', {listed} FROM {table} GROUP BY ALL HAVING count(*) > 1 LIMIT 5"
        found += con.execute(query).fetchall()
    return found


def _near(con: duckdb.DuckDBPyConnection) -> Check:
    title = "Coordinates lie inside the borough"
    pairs = [pair for (text,) in con.execute(_OUTLINES).fetchall() for pair in _pairs(json.loads(text)["coordinates"])]
    if not pairs:
        return Check("coordinates_inside", title, True, True, "no outline to judge by")
    eastings, northings = zip(*pairs, strict=True)
    box = (min(eastings) - NEAR_METRES, max(eastings) + NEAR_METRES)
    box += (min(northings) - NEAR_METRES, max(northings) + NEAR_METRES)
    outside = con.execute(_POINTS, box).fetchone()
    count = outside[0] if outside else 0
    return Check("coordinates_inside", title, not count, True, f"{count:,} points lie outside" if count else "")


def _pairs(nested: list[Any]) -> list[tuple[float, float]]:
    if nested and isinstance(nested[0], int | float):
        return [(nested[0], nested[1])]
    return list(chain.from_iterable(_pairs(each) for each in nested))


def _above(vintage: str, count: int, first: date, last: date, most: float) -> str:
    """Say in which months wards add up to more than the borough."""
    run = f"{first:%b %Y}" if first == last else f"{count} months from {first:%b %Y} to {last:%b %Y}"
    return f"wards of {vintage} add up to more in {run}, by {most:,.0f} at most"


def _and_why(above: list[str]) -> str:
    reason = "the file of wards is likely older, and the publisher has revised the borough's figures since"
    return f"{'; '.join(above)}: {reason}" if above else ""


def _fallen_back(con: duckdb.DuckDBPyConnection, before: dict[str, date]) -> list[str]:
    now = last_months(con)
    return [
        f"{_in_words(dataset)} ended in {last:%b %Y} before, and "
        + (f"ends in {now[dataset]:%b %Y} now" if dataset in now else "is absent now")
        for dataset, last in before.items()
        if dataset not in now or now[dataset] < last
    ]

"""From the staged rows of every street file to street_place and street_incident: one file a force and month."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import duckdb
import pandas as pd

from sbp.ingest import losses, units
from sbp.ingest.context import LoadedFile
from sbp.ingest.overlaps import Settlement
from sbp.model import Borough

DATASET = "police_street"
# A force's file that holds this share of the crime types then in use, or more, is a whole file: 10 of today's 14.
LEAST_SHARE_OF_TYPES = 0.7

_CANDIDATES = """
SELECT force, month_start_date, file_id, bool_or(incident_key IS NOT NULL) AS is_api, count(*) AS rows_count
FROM staging_street_all JOIN staging_street_kind USING (kind_id) GROUP BY force, month_start_date, file_id
"""
# Answers of the API for one force and month count as one download: a crime in two of them is one crime.
_API_COUNTS = """
SELECT force, month_start_date, count(DISTINCT incident_key)
FROM staging_street_all JOIN staging_street_kind USING (kind_id) WHERE incident_key IS NOT NULL GROUP BY ALL
"""
_CHOSEN = """
CREATE OR REPLACE TEMP TABLE staging_street_chosen AS
SELECT kind_id, spot_id, file_id
FROM staging_street_all JOIN staging_street_winner USING (kind_id, file_id)
WHERE incident_key IS NULL
UNION ALL
SELECT kind_id, spot_id, file_id
FROM staging_street_all JOIN staging_street_winner USING (kind_id, file_id)
WHERE incident_key IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY incident_key ORDER BY file_id DESC) = 1
"""
_SPOTS = """
CREATE OR REPLACE TEMP TABLE staging_street_numbered AS
SELECT spot_id, lsoa_code, ward_code_old, ward_code_new, longitude, latitude, easting, northing, location,
       CASE WHEN longitude IS NOT NULL THEN dense_rank() OVER (ORDER BY longitude, latitude, location) END AS place_id
FROM staging_street_spot
WHERE spot_id IN (SELECT spot_id FROM staging_street_chosen)
"""
_PLACES = """
INSERT INTO street_place BY NAME
SELECT place_id, any_value(longitude) AS longitude, any_value(latitude) AS latitude, any_value(easting) AS easting,
       any_value(northing) AS northing, any_value(location) AS location
FROM staging_street_numbered WHERE place_id IS NOT NULL GROUP BY place_id ORDER BY place_id
"""
_INCIDENTS = """
INSERT INTO street_incident BY NAME
SELECT month_start_date, category_id, place_id, force, nullif(lsoa_code, '') AS lsoa_code,
       ward_code_old, ward_code_new, file_id
FROM staging_street_chosen
JOIN staging_street_kind USING (kind_id)
JOIN staging_street_numbered USING (spot_id)
"""
_HELD = "SELECT category_id FROM staging_covered WHERE dataset = 'police_street' AND month_start_date = $month"
_SEEN = "SELECT DISTINCT category_id FROM street_incident WHERE month_start_date = $month"
_KNOWN = "SELECT DISTINCT category_id FROM street_incident"
# Only the borough's own force makes a month covered; the railway police and neighbours add rows to it.
_COVERED = """
INSERT INTO staging_covered BY NAME
SELECT $dataset AS dataset,
       unnest(CASE WHEN count(DISTINCT category_id) >= $share * any_value(types_in_use) THEN ['']
                   ELSE list_distinct(list(category_id)) END) AS category_id,
       month_start_date
FROM (SELECT DISTINCT kind_id FROM staging_street_chosen) JOIN staging_street_kind USING (kind_id)
WHERE force = $force GROUP BY month_start_date
"""


def settle(con: duckdb.DuckDBPyConnection, loaded: Iterable[LoadedFile], borough: Borough) -> Settlement:
    """Write street_place and street_incident, and the months covered into `staging_covered`.

    Returns:
        For each street file the rows that gave way to another file, and what a person should look at.
    """
    files = [each for each in loaded if "street_incident" in each.reading.tables]
    if not files:
        return Settlement()
    _gather(con, files)
    lost = _lost(files)
    choice = units.choose(_candidates(con, files, lost))
    _keep_winners(con, choice)
    for statement in (_CHOSEN, _SPOTS, _PLACES, _INCIDENTS):
        con.execute(statement)
    con.execute(_COVERED, {"dataset": DATASET, "force": borough.force, "share": LEAST_SHARE_OF_TYPES})
    _withdraw(con, choice, lost, borough.force)
    kept = dict(con.execute("SELECT file_id, count(*) FROM street_incident GROUP BY file_id").fetchall())
    return Settlement(
        superseded={each.file_id: each.reading.loaded - kept.get(each.file_id, 0) for each in files},
        warnings=units.warnings(choice, {each.file_id: each.name for each in files}),
    )


def _gather(con: duckdb.DuckDBPyConnection, files: list[LoadedFile]) -> None:
    """Move the rows of every file into one table."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE staging_street_all "
        "(kind_id INTEGER, spot_id INTEGER, incident_key BIGINT, file_id INTEGER)"
    )
    for each in files:
        table = each.reading.tables["street_incident"]
        con.execute(f"INSERT INTO staging_street_all BY NAME SELECT *, {each.file_id} AS file_id FROM {table}")
        con.execute(f"DROP TABLE {table}")


def _lost(files: list[LoadedFile]) -> dict[tuple[int, str, date | None], set[str]]:
    """Return the categories of which a file's rows could not be used, by file, force ("" where unknown) and month."""
    lost: dict[tuple[int, str, date | None], set[str]] = defaultdict(set)
    for each in files:
        for loss in each.reading.lost:
            lost[each.file_id, loss.unit, loss.month].add(loss.category_id)
    return lost


def _of(lost: dict, files: Iterable[int], force: str, month: date) -> set[str]:
    """Return what files have lost of a force's month; rows that name no force may be of any."""
    return {each for file_id in files for unit in {force, ""} for each in lost.get((file_id, unit, month), ())}


def _withdraw(con: duckdb.DuckDBPyConnection, choice: units.Choice, lost: dict, force: str) -> None:
    """Take out of the months covered what the own force's file could not tell."""
    broken = {
        each.month: found
        for each in choice.winners
        if each.unit == force and (found := _of(lost, each.files, force, each.month))
    }
    for month, found in broken.items():
        held, seen, known = (
            {category for (category,) in con.execute(query, {"month": month} if "$" in query else None).fetchall()}
            for query in (_HELD, _SEEN, _KNOWN)
        )
        con.execute("DELETE FROM staging_covered WHERE dataset = ? AND month_start_date = ?", [DATASET, month])
        left = [(DATASET, category, month) for category in sorted(losses.sound(held, seen, known, found))]
        if left:
            con.executemany("INSERT INTO staging_covered VALUES (?, ?, ?)", left)


def _candidates(con: duckdb.DuckDBPyConnection, files: list[LoadedFile], lost: dict) -> list[units.Candidate]:
    sequences = {each.file_id: each.sequence for each in files}
    api_counts = {(force, month): count for force, month, count in con.execute(_API_COUNTS).fetchall()}
    candidates, downloads = [], {}
    for force, month, file_id, is_api, count in con.execute(_CANDIDATES).fetchall():
        if is_api:
            downloads.setdefault((force, month), set()).add(file_id)
        else:
            is_whole = not _of(lost, [file_id], force, month)
            order = (sequences[file_id],)
            candidates.append(units.Candidate(force, month, frozenset([file_id]), count, order, is_whole))
    for (force, month), parts in downloads.items():
        order = (max(sequences[file_id] for file_id in parts),)
        is_whole = not _of(lost, parts, force, month)
        candidates.append(units.Candidate(force, month, frozenset(parts), api_counts[force, month], order, is_whole))
    return candidates


def _keep_winners(con: duckdb.DuckDBPyConnection, choice: units.Choice) -> None:
    winners = [(each.unit, each.month, file_id) for each in choice.winners for file_id in each.files]
    con.register("staging_new", pd.DataFrame(winners, columns=["force", "month_start_date", "file_id"]))
    con.execute(
        "CREATE OR REPLACE TEMP TABLE staging_street_winner AS SELECT kind_id, file_id::INTEGER AS file_id "
        "FROM staging_new JOIN staging_street_kind AS kind USING (force) "
        "WHERE kind.month_start_date = staging_new.month_start_date::DATE"
    )
    con.unregister("staging_new")

"""The public's file: a copy of a version with the tables, columns and rows that the rule names, and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from sbp.errors import SbpError
from sbp.publishing_model import Publishing, TableRule

HELD_DAYS = "impact_day_held"
_HELD_DAYS = (
    f"CREATE TABLE {HELD_DAYS} (day DATE, ward_code VARCHAR, ward_name VARCHAR, theme VARCHAR, outputs VARCHAR)"
)
_WHOLE = "area_code IN (SELECT area_code FROM private.area WHERE kind IN ('borough', 'other_borough'))"
_OPEN = f"(list_contains($open, indicator_id) OR (list_contains($whole_borough, indicator_id) AND {_WHOLE}))"
_POINTS = "spot_id IN (SELECT spot_id FROM private.spot WHERE is_snapped)"
_BY_PLACE = "list_contains($public_categories, category_id) AND NOT list_contains($guarded_datasets, dataset)"
# what of a table each row rule lets by; parameters stand in `Selection`
_ROWS = {
    "all": "true",
    "named keys": "list_contains($named, key)",
    "named data sets": "list_contains($named, dataset)",
    "by measure": _OPEN,
    "open measures": _OPEN,
    "open measures alone": "list_contains($open, indicator_id)",
    "open measures by place": (
        "list_contains($open, indicator_id) AND (list_contains($open_by_place, indicator_id) "
        "OR area_code NOT IN (SELECT cell_id FROM private.cell))"
    ),
    "published points": _POINTS,
    "public categories at published points": f"{_BY_PLACE} AND {_POINTS}",
    "open counts": f"list_contains($named, dataset) AND ({_WHOLE} OR NOT list_contains($withheld, category_id))",
    "public categories": _BY_PLACE,
    "by source": "true",
    "open sources": (
        "file_id IN (SELECT file_id FROM private.source_file WHERE NOT list_contains($guarded_sources, source_id))"
    ),
    "enough asked": "base_count IS NULL OR base_count >= $smallest_base",
}
_FILE_NAME = "concat(source_id, ' ', row_number() OVER (PARTITION BY source_id ORDER BY first_month, file_id))"
_ROW_COUNTS = ("rows_in", "loaded", "rejected", "out_of_area", "superseded")
_TABLES = "SELECT table_name, sql FROM duckdb_tables() WHERE database_name = 'private' ORDER BY table_name"


@dataclass(frozen=True)
class Selection:
    """What the row rules ask: measures by their own rule, categories and sources."""

    open: list[str]
    whole_borough: list[str]
    withheld: list[str]
    public_categories: list[str]
    open_by_place: list[str]
    guarded_sources: list[str]
    guarded_datasets: list[str]
    smallest_base: int


def write(
    source: Path, target: Path, rule: Publishing, selection: Selection, added: Mapping[str, pd.DataFrame]
) -> None:
    """Write the public's file.

    Args:
        source: the private version, which is only read.
        target: a file that does not exist.
        rule: the tables, columns and rows that may be in it. Of every other table there is an empty one, so that a page
            asking for it finds nothing instead of a fault.
        selection: what the row rules ask.
        added: by table, rows to add that were made for the public; the days held are among them.

    Raises:
        SbpError: the rule names a table or column that there is not.
    """
    with duckdb.connect(str(target), config={"memory_limit": "500MB"}) as con:
        con.execute(f"ATTACH '{str(source).replace(chr(39), chr(39) * 2)}' AS private (READ_ONLY)")
        named = {each.table: each for each in rule.tables}
        held = dict(con.execute(_TABLES).fetchall())
        missing = set(named) - set(held)
        if missing:
            raise SbpError(f"There is no table {', '.join(sorted(missing))}", "publishing.yaml", "another name")
        for table, sql in held.items():
            con.execute(sql)
            if table in named:
                _copy(con, named[table], selection)
        con.execute(_HELD_DAYS)
        for table, frame in added.items():
            con.register("frame", frame)
            con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM frame")
            con.unregister("frame")
        con.execute("DETACH private")
        con.execute("CHECKPOINT")


def set_meta(target: Path, values: Mapping[str, str]) -> None:
    """Put what the file says of itself in place of what the private version said."""
    with duckdb.connect(str(target)) as con:
        con.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(values.items()))
        con.execute("CHECKPOINT")


def strays(source: Path, indicator_ids: Sequence[str], datasets: Sequence[str], allowed: frozenset[str]) -> list[str]:
    """Return the tables in which something stands of measures or data sets that only `allowed` tables may hold."""
    found = []
    with duckdb.connect(str(source), read_only=True) as con:
        for column, wanted in (("indicator_id", list(indicator_ids)), ("dataset", list(datasets))):
            for table, names in columns_of(con).items():
                if column in names and table not in allowed:
                    asked = f"SELECT count(*) FROM {table} WHERE list_contains(?, {column})"
                    count = con.execute(asked, [wanted]).fetchone()[0]
                    found += [f"{table} holds {count} rows of protected figures"] if count else []
    return found


def columns_of(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Return the columns of every table that a connection reads."""
    return dict(
        con.execute(
            "SELECT table_name, list(column_name) FROM duckdb_columns() WHERE NOT internal GROUP BY ALL"
        ).fetchall()
    )


def _copy(con: duckdb.DuckDBPyConnection, rule: TableRule, selection: Selection) -> None:
    """Copy the rows and columns that a rule lets by."""
    wanted = {
        "open": selection.open, "whole_borough": selection.whole_borough, "withheld": selection.withheld,
        "public_categories": selection.public_categories, "guarded_sources": selection.guarded_sources,
        "open_by_place": selection.open_by_place, "guarded_datasets": selection.guarded_datasets,
        "smallest_base": selection.smallest_base, "named": list(rule.named),
    }  # fmt: skip
    where = _ROWS[rule.rows]
    asked = {name: value for name, value in wanted.items() if f"${name}" in where}
    expressions = [_expression(rule, column) for column in rule.columns]
    if any("$guarded_sources" in each for each in expressions):
        asked["guarded_sources"] = selection.guarded_sources
    try:
        con.execute(
            f"INSERT INTO main.{rule.table} ({', '.join(rule.columns)}) "
            f"SELECT {', '.join(expressions)} FROM private.{rule.table} WHERE {where}",
            asked,
        )
    except duckdb.BinderException as fault:
        reason = str(fault).splitlines()[0]
        raise SbpError(
            f"A column or rule does not fit the table ({reason})", f"publishing.yaml {rule.table}"
        ) from fault


def _expression(rule: TableRule, column: str) -> str:
    if rule.rows != "by source":
        return column
    if column == "name":
        return _FILE_NAME
    return (
        f"CASE WHEN NOT list_contains($guarded_sources, source_id) THEN {column} END"
        if column in _ROW_COUNTS
        else column
    )

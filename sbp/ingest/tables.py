"""Write what was read into the file being built: places, figures, files with their account, rejected rows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd

from sbp.ingest.context import LoadedFile
from sbp.model import FileReport

_SCHEMA = Path(__file__).with_name("schema.sql")
# Figures that are not monthly counts, and what makes two of them the same figure.
FIGURE_KEYS = {
    "yearly_count": ("dataset", "area_code", "measure", "year_start_date"),
    "survey_answer": ("survey", "wave", "period_end_date", "area_code", "question", "answer"),
    "partner_return": ("measure", "area_code", "period_start_date", "period_end_date"),
    "published_figure": ("document", "section", "measure", "area", "period"),
}
_REJECT_COLUMNS = ["file_id", "line", "reason", "column_name", "value", "member"]
COUNT_KEYS = ("dataset", "area_code", "category_id", "month_start_date")


def create(con: duckdb.DuckDBPyConnection) -> None:
    """Create every table of `schema.sql` in an empty file."""
    con.execute(_SCHEMA.read_text(encoding="utf-8"))


def insert(con: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    """Append a frame to the table of that name; columns are matched by name."""
    if frame.empty:
        return
    con.register("rows_to_insert", frame)
    con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM rows_to_insert")
    con.unregister("rows_to_insert")


def store_figures(con: duckdb.DuckDBPyConnection, loaded: list[LoadedFile]) -> dict[int, list[str]]:
    """Store the figures that are not monthly counts; where two files print the same figure, the later one counts.

    Returns:
        For each file a warning, where figures of it gave way.
    """
    warnings: dict[int, list[str]] = {}
    for table, keys in FIGURE_KEYS.items():
        frames = [
            each.reading.tables[table].assign(file_id=each.file_id, sequence=each.sequence)
            for each in loaded
            if len(each.reading.tables.get(table, ()))
        ]
        if not frames:
            continue
        figures = pd.concat(frames, ignore_index=True)
        newest = figures.groupby(list(keys), dropna=False)["sequence"].transform("max")
        gave_way = figures["sequence"] < newest
        for file_id, count in figures[gave_way].groupby("file_id").size().items():
            text = f"Figures that a file loaded later holds too, and which are taken from there: {count:,}"
            warnings.setdefault(int(file_id), []).append(text)
        insert(con, table, figures[~gave_way].drop(columns="sequence"))
    return warnings


def store_returned_counts(con: duckdb.DuckDBPyConnection, loaded: list[LoadedFile]) -> None:
    """Store monthly counts of forms that declare their months in `Reading.covers`; the file loaded later counts."""
    forms = [each for each in loaded if each.reading.covers and "monthly_count" in each.reading.tables]
    if not forms:
        return
    frames = [each.reading.tables["monthly_count"].assign(file_id=each.file_id, place=each.sequence) for each in forms]
    counts = pd.concat(frames, ignore_index=True).sort_values("place", kind="stable").drop(columns="place")
    insert(con, "monthly_count", counts.drop_duplicates(list(COUNT_KEYS), keep="last"))
    covers = {cover for each in forms for cover in each.reading.covers}
    columns = ["dataset", "area_kind", "vintage", "category_id", "month_start_date"]
    rows = [(each.dataset, each.area_kind, each.vintage, each.category_id, each.month) for each in covers]
    insert(con, "coverage", pd.DataFrame(sorted(rows), columns=columns))


def report(each: LoadedFile, superseded: int, warnings: list[str]) -> FileReport:
    """Return the account of one file: what it held and what became of it."""
    reading = each.reading
    return FileReport(
        name=each.name,
        sha256=each.sha256,
        bytes=each.size_bytes,
        format=reading.format,
        source=reading.source,
        first_month=reading.first_month,
        last_month=reading.last_month,
        rows_in=reading.rows_in,
        loaded=reading.loaded,
        rejected=len(reading.rejects),
        out_of_area=reading.out_of_area,
        superseded=superseded,
        warnings=tuple(text.removeprefix(f"{each.name}/") for text in (*reading.warnings, *warnings)),
        rejects=tuple(replace(fault, member=fault.member.removeprefix(f"{each.name}/")) for fault in reading.rejects),
    )


def store_reports(con: duckdb.DuckDBPyConnection, reports: dict[int, tuple[FileReport, date]]) -> None:
    """Store the account of every file, with the day on which it was received, and its rejected rows."""
    files = [
        {
            "file_id": file_id,
            "name": each.name,
            "sha256": each.sha256,
            "bytes": each.bytes,
            "format": each.format,
            "source_id": each.source,
            "first_month": each.first_month,
            "last_month": each.last_month,
            "rows_in": each.rows_in,
            "loaded": each.loaded,
            "rejected": each.rejected,
            "out_of_area": each.out_of_area,
            "superseded": each.superseded,
            "retrieved_date": received,
            "warnings": list(each.warnings),
        }
        for file_id, (each, received) in reports.items()
    ]
    insert(con, "source_file", pd.DataFrame(files))
    rejects = [
        (file_id, fault.line, fault.reason, fault.column, fault.value, fault.member)
        for file_id, (each, _) in reports.items()
        for fault in each.rejects
    ]
    insert(con, "reject", pd.DataFrame(rejects, columns=_REJECT_COLUMNS))


def store_meta(con: duckdb.DuckDBPyConnection, values: dict[str, str]) -> None:
    """Store what the file says of itself."""
    insert(con, "meta", pd.DataFrame(list(values.items()), columns=["key", "value"]))

"""The named questions of the read side: each is a file in `sql/`, asked with bound parameters, answered as records.

Every function takes a connection (or cursor) of its own thread. Months are dates on the first of the month.
"""

from datetime import date
from typing import NamedTuple

from sbp.store.asking import Connection, ask


class AreaRow(NamedTuple):
    """One area; `vintage` and `residents_label` are empty, `residents` and `area_km2` None, where there is none."""

    area_code: str
    area_name: str
    kind: str
    vintage: str
    residents_count: int | None
    residents_label: str
    area_km2: float | None


class OutlineRow(NamedTuple):
    """One area's outline as GeoJSON text in metres (EPSG:27700) and degrees (EPSG:4326), and where its label stands."""

    area_code: str
    area_name: str
    outline_27700: str
    outline_4326: str
    label_easting: float
    label_northing: float
    label_longitude: float
    label_latitude: float


class MonthRow(NamedTuple):
    """One month of a series; `value` None means not supplied, and `note` may say why."""

    month: date
    value: float | None
    note: str


class ModelRow(NamedTuple):
    """The model of one area's series: usable months, and variance over mean (None where the months are too few)."""

    area_code: str
    months_used: int
    dispersion: float | None


class Windows(NamedTuple):
    """A window of months and an earlier one of the same length, each by first and last month; they do not overlap."""

    earlier_first: date
    earlier_last: date
    first_month: date
    last_month: date


class WindowRow(NamedTuple):
    """One area's sums over a window of months and an earlier one, the months supplied in each and withheld in both."""

    area_code: str
    latest: float
    latest_months: int
    earlier: float
    earlier_months: int
    withheld_months: int


class HeldRow(NamedTuple):
    """From when to when an indicator holds values for a kind of area of one vintage."""

    indicator_id: str
    kind: str
    vintage: str
    first_month: date
    last_month: date


class SourceRow(NamedTuple):
    """The files of one source: how many, the months they span, the day the newest was received."""

    source_id: str
    files_count: int
    first_month: date | None
    last_month: date | None
    retrieved_date: date | None


class FileRow(NamedTuple):
    """One file read, and what became of its rows."""

    file_id: int
    name: str
    sha256: str
    bytes: int
    format: str
    source_id: str
    first_month: date | None
    last_month: date | None
    rows_in: int
    loaded: int
    rejected: int
    out_of_area: int
    superseded: int
    retrieved_date: date | None
    warnings: list[str] | None


class ReasonRow(NamedTuple):
    """Why rows of a file were rejected: how many for one reason, and the first line."""

    file_id: int
    reason: str
    rows_count: int
    first_line: int


class RejectRow(NamedTuple):
    """One rejected row: file, line, reason, and the column and value at fault."""

    name: str
    line: int
    reason: str
    column_name: str
    value: str


class CoverageRow(NamedTuple):
    """The months that a data set supplies for one kind of area and vintage, and how many in between are missing."""

    dataset: str
    area_kind: str
    vintage: str
    first_month: date
    last_month: date
    missing_count: int


class RevisionRow(NamedTuple):
    """One figure that changed against the version before."""

    indicator_id: str
    area_code: str
    month: date
    value_before: float | None
    value_now: float | None
    version_before: str


def meta(con: Connection) -> dict[str, str]:
    """Return what the version says of itself, by key."""
    return dict(ask(con, "meta", lambda key, value: (key, value)))


def areas(con: Connection) -> list[AreaRow]:
    """Return the borough and every ward of every vintage."""
    return ask(con, "areas", AreaRow)


def outlines(con: Connection, kind: str, vintage: str) -> list[OutlineRow]:
    """Return the outlines of a kind of area and vintage ("" for boroughs)."""
    return ask(con, "outlines", OutlineRow, kind=kind, vintage=vintage)


def indicator_series(con: Connection, indicator_id: str, area_code: str) -> list[MonthRow]:
    """Return one indicator's months in one area, oldest first."""
    return ask(con, "indicator_series", MonthRow, indicator_id=indicator_id, area_code=area_code)


def indicator_models(con: Connection, indicator_id: str) -> dict[str, ModelRow]:
    """Return the model of each area's series of an indicator, by area code."""
    return {row.area_code: row for row in ask(con, "indicator_models", ModelRow, indicator_id=indicator_id)}


def indicator_windows(con: Connection, indicator_id: str, windows: Windows) -> dict[str, WindowRow]:
    """Return each area's sums over a window of months and an earlier one, by area code; without either, no row."""
    rows = ask(con, "indicator_windows", WindowRow, indicator_id=indicator_id, **windows._asdict())
    return {row.area_code: row for row in rows}


def last_month_held(con: Connection, indicator_id: str, area_codes: list[str]) -> date | None:
    """Return the last month in which an indicator holds a value in any of some areas."""
    return ask(con, "last_month_held", lambda month: month, indicator_id=indicator_id, area_codes=area_codes)[0]


def indicators_held(con: Connection) -> list[HeldRow]:
    """Return which indicators hold data, for which kind of area and vintage."""
    return ask(con, "indicators_held", HeldRow)


def months_held(con: Connection, indicator_id: str, kind: str, vintage: str) -> list[date]:
    """Return the months in which an indicator holds a value in any area of a kind and vintage."""
    return ask(con, "months_held", lambda month: month, indicator_id=indicator_id, kind=kind, vintage=vintage)


def source_states(con: Connection) -> list[SourceRow]:
    """Return the state of each source of which a file was read."""
    return ask(con, "source_states", SourceRow)


def files(con: Connection) -> list[FileRow]:
    """Return every file read."""
    return ask(con, "files", FileRow)


def reject_reasons(con: Connection) -> list[ReasonRow]:
    """Return rejected rows counted by file and reason."""
    return ask(con, "reject_reasons", ReasonRow)


def rejects(con: Connection, limit: int) -> list[RejectRow]:
    """Return the first `limit` rejected rows."""
    return ask(con, "rejects", RejectRow, limit=limit)


def coverage(con: Connection) -> list[CoverageRow]:
    """Return the months that each data set supplies."""
    return ask(con, "coverage", CoverageRow)


def revisions(con: Connection, limit: int) -> list[RevisionRow]:
    """Return the first `limit` figures that changed against the version before."""
    return ask(con, "revisions", RevisionRow, limit=limit)


def yearly_counts(con: Connection, dataset: str, measure: str, area_code: str) -> dict[int, float]:
    """Return one measure of a yearly return for an area, by the year in which each financial year starts."""
    return dict(
        ask(
            con,
            "yearly_counts",
            lambda year, value: (year, value),
            dataset=dataset,
            measure=measure,
            area_code=area_code,
        )
    )

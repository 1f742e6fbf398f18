"""Where the data comes from and what became of every file: what the Data page shows."""

import json
from dataclasses import dataclass
from datetime import date

from sbp.answers import freshness as fresh
from sbp.answers import left_out
from sbp.content import Content
from sbp.content.indicators import DATASETS
from sbp.model import AreaKind, FileReport, Freshness, Source
from sbp.store import queries
from sbp.store.queries import Connection, CoverageRow, RejectRow, RevisionRow, SourceRow


@dataclass(frozen=True)
class SourceState:
    """One source: how many of its files were read, their first month, how current they are, and what is left out."""

    source: Source
    files_count: int
    first_month: date | None
    freshness: Freshness
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileAccount:
    """One file's account, the day it was received, and why rows were rejected as (reason, rows, first line)."""

    report: FileReport
    retrieved: date | None
    reasons: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Check:
    """One check of the version in use: what must hold, whether it does, what was found, and whether that only warns."""

    title: str
    passed: bool
    found: str
    is_warning: bool


def state(con: Connection, source_id: str) -> SourceRow:
    """Return how many files of a source were read and what they span; a source without files has a count of 0."""
    read = {row.source_id: row for row in queries.source_states(con)}
    return read.get(source_id) or SourceRow(source_id, 0, None, None, None)


def freshness(con: Connection, content: Content, today: date) -> tuple[SourceState, ...]:
    """Return every source of the content, by title; one without files has a count of 0 and no month."""
    read = {row.source_id: row for row in queries.source_states(con)}
    held, missing, states = _last_months(con, content), left_out.of_sources(con, content), []
    for source in sorted(content.sources.values(), key=lambda each: each.title):
        row = read.get(source.id) or SourceRow(source.id, 0, None, None, None)
        whole = fresh.of(source, row.last_month, row.retrieved_date, today)
        current = fresh.of_kinds(source, whole, held.get(source.id, {}), today)
        states.append(SourceState(source, row.files_count, row.first_month, current, missing.get(source.id, ())))
    return tuple(states)


def _last_months(con: Connection, content: Content) -> dict[str, dict[AreaKind, date]]:
    """Return for each source the last month that any of its measures holds, by kind of area."""
    found: dict[str, dict[AreaKind, date]] = {}
    for row in queries.indicators_held(con):
        if row.indicator_id in content.indicators:
            kinds = found.setdefault(content.indicators[row.indicator_id].source, {})
            kinds[row.kind] = max(row.last_month, kinds.get(row.kind, row.last_month))
    return found


def files(con: Connection) -> tuple[FileAccount, ...]:
    """Return every file read, by source and last month, with its account and its rejects counted by reason."""
    reasons: dict[int, list[tuple[str, int, int]]] = {}
    for row in queries.reject_reasons(con):
        reasons.setdefault(row.file_id, []).append((row.reason, row.rows_count, row.first_line))
    return tuple(
        FileAccount(
            report=FileReport(
                name=row.name,
                sha256=row.sha256,
                bytes=row.bytes,
                format=row.format,
                source=row.source_id,
                first_month=row.first_month,
                last_month=row.last_month,
                rows_in=row.rows_in,
                loaded=row.loaded,
                rejected=row.rejected,
                out_of_area=row.out_of_area,
                superseded=row.superseded,
                warnings=tuple(row.warnings or ()),
            ),
            retrieved=row.retrieved_date,
            reasons=tuple(reasons.get(row.file_id, ())),
        )
        for row in queries.files(con)
    )


def unread(con: Connection) -> tuple[str, ...]:
    """Return one sentence for each file of which nothing could be read; they are not among the files."""
    return tuple(json.loads(queries.meta(con).get("unread") or "[]"))


def rejects(con: Connection, limit: int = 1000) -> tuple[RejectRow, ...]:
    """Return the first rejected rows with file, line, reason and the value at fault."""
    return tuple(queries.rejects(con, limit))


def coverage(con: Connection) -> tuple[CoverageRow, ...]:
    """Return which months each data set supplies, for each kind of area and vintage."""
    return tuple(queries.coverage(con))


def revisions(con: Connection, limit: int = 1000) -> tuple[RevisionRow, ...]:
    """Return figures that changed against the version before, newest months first."""
    return tuple(queries.revisions(con, limit))


def checks(con: Connection, content: Content, today: date) -> tuple[Check, ...]:
    """Return what the build checked, then whether each data set has all its months and each source is on time."""
    return (*_built(con), *_complete(con), *_current(con, content, today))


def _built(con: Connection) -> tuple[Check, ...]:
    recorded = json.loads(queries.meta(con).get("checks") or "[]")
    return tuple(
        Check(each["title"], each["passed"], each["detail"], each["is_warning"] and not each["passed"])
        for each in recorded
    )


def _complete(con: Connection) -> tuple[Check, ...]:
    return tuple(
        Check(
            f"Every month is there: {DATASETS.get(row.dataset, row.dataset)}{_kind_words(row)}",
            row.missing_count == 0,
            f"{row.first_month:%b %Y} to {row.last_month:%b %Y}, {row.missing_count or 'none'} missing",
            row.missing_count > 0,
        )
        for row in queries.coverage(con)
    )


def _kind_words(row: CoverageRow) -> str:
    kind = "small areas" if row.area_kind == "lsoa" else row.area_kind
    return f", wards of {row.vintage}" if row.vintage else f", {kind}"


def _due(held: Freshness) -> str:
    day = held.next_due
    if day is None:
        return ""
    written = f"{day.day} {day:%b %Y}"
    return f"was due {written} and is not here" if held.is_late else f"next due {written}"


def _current(con: Connection, content: Content, today: date) -> tuple[Check, ...]:
    loaded = [state for state in freshness(con, content, today) if state.files_count and state.freshness.next_due]
    return tuple(
        Check(
            f"On time: {state.source.title}",
            not state.freshness.is_late,
            _due(state.freshness),
            state.freshness.is_late,
        )
        for state in loaded
    )

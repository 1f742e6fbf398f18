"""Read every file of a build: a file that cannot be read is told of and stops none of the others."""

import errno
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb

from sbp import logs, months
from sbp.errors import SbpError
from sbp.ingest import formats
from sbp.ingest.archives import open_received
from sbp.ingest.context import Context, LoadedFile
from sbp.ingest.inputs import Input
from sbp.ingest.opened import Opened
from sbp.ingest.reading import Reading

_FIRST_ID = {"places": 1, "records": 10_001}
_UNENDED = "The last line has no line end: if the file was cut short, its last figure may be as well"
_DISK_FULL = (errno.ENOSPC, errno.EDQUOT)
# What DuckDB raises, depending on where it stands, when the disk or the memory does not take what it writes.
NO_ROOM = (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.TransactionException, duckdb.FatalException)


@dataclass
class Intake:
    """What was read so far, and for each file that was not, by its place in the order of loading, the reason."""

    loaded: list[LoadedFile] = field(default_factory=list)
    unread: dict[int, str] = field(default_factory=dict)


def read_stage(
    stage: str, files: tuple[Input, ...], context: Context, work: Path, on_file: Callable[[Input], None]
) -> Intake:
    """Read all files that belong to one stage ("places" or "records").

    Args:
        stage: the stage of the formats to read now; an archive may hold formats of both.
        files: every input of the build.
        context: what formats may know.
        work: a folder for what archives hold; nothing is left in it.
        on_file: told of each file before it is read.

    Returns:
        One entry for each file and format, numbered from 1 (records from 10,001, so that numbers never meet).
    """
    intake = Intake()
    now = max([date.today(), *(each.retrieved for each in files)])  # whichever clock was set back, it is not earlier
    for each in files:
        if not _may_hold(each, stage):
            continue
        on_file(each)
        try:
            with tempfile.TemporaryDirectory(dir=work) as unpacked:
                _read_one(each, stage, context, Path(unpacked), intake, now)
        except SbpError as fault:
            intake.unread[each.sequence] = str(fault)
        except NO_ROOM:
            raise
        except Exception as fault:
            if isinstance(fault, OSError) and fault.errno in _DISK_FULL:
                raise
            reference = logs.failure(fault, "reading a file")
            intake.unread[each.sequence] = f"The file could not be read, reference {reference} ({each.name})."
    return intake


def _may_hold(each: Input, stage: str) -> bool:
    """Tell from the formats noted at loading whether a file is worth opening at a stage; unknown ones always are."""
    stages = {known.ID: known.STAGE for known in formats.all_formats()}
    noted = {stages.get(name, "") for name in each.formats}
    return not noted or "" in noted or stage in noted


def _read_one(each: Input, stage: str, context: Context, unpacked: Path, intake: Intake, now: date) -> None:
    opened = open_received(each.path, each.name, unpacked)
    if each.sha256 and opened.sha256 != each.sha256:
        raise SbpError("The file is not the one that was loaded", each.name, "load it again")
    groups = [(known, parts) for known, parts in formats.sort_members(opened) if known is not None and known.KEEP]
    if not groups:
        raise SbpError("No format knows the file any more", each.name, "load it again from its publisher")
    for known, parts in groups:
        if stage == known.STAGE:
            file_id = _FIRST_ID[stage] + len(intake.loaded)
            loaded = _loaded(each, opened, known, parts, context, file_id)
            _refuse_months_to_come(loaded.reading, each.name, now)
            intake.loaded.append(loaded)


def _loaded(
    each: Input, opened: Opened, known: formats.Format, parts: tuple[Opened, ...], context: Context, file_id: int
) -> LoadedFile:
    reading = formats.read(known, parts, context)
    unended = [part for part in parts if part.is_unended()]
    reading.warnings += [f"{part.name}: {_UNENDED}" if opened.members else _UNENDED for part in unended]
    return LoadedFile(
        file_id=file_id,
        sequence=each.sequence,
        name=each.name,
        sha256=opened.sha256,
        size_bytes=opened.size_bytes,
        retrieved=each.retrieved,
        reading=reading,
    )


def _refuse_months_to_come(reading: Reading, name: str, now: date) -> None:
    if reading.last_month and reading.last_month > now:
        what = f"The file holds figures of {months.name(reading.last_month)}, a month that has not begun"
        raise SbpError(what, name, "the publisher's file again, or the right date on this computer")

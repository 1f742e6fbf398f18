"""One file that holds everything which cannot be had again, and the way back from it.

A backup is a zip of the inbox, the records and the version in use, with `backup.json`: the hash of each part. Restoring
verifies every part before it touches anything.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from sbp import settings
from sbp.errors import SbpError
from sbp.store import durable, records, versions
from sbp.store.lock import only_one
from sbp.store.taken import LIST_NAME

LISTING = "backup.json"
FORMAT = 1
INBOX, BUILD, RECORDS = "inbox", "build", records.REAL_FILE
_WORK_PREFIX = "restore-"
_CHUNK_BYTES = 1024 * 1024


def backup(target: Path) -> int:
    """Write a backup and return the number of its parts.

    Args:
        target: the zip file; one that exists is replaced only when the new one is whole.

    Raises:
        SbpError: there is nothing to back up, or the file cannot be written.
    """
    beside = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        with (
            tempfile.TemporaryDirectory() as work,
            only_one(settings.build_dir() / ".lock", "A build"),
            only_one(settings.inbox_dir() / ".lock", "A load"),
        ):
            parts = _parts(Path(work))
            if not parts:
                raise SbpError("There is nothing to back up yet", str(settings.data_dir()), "python -m sbp build")
            _write(beside, parts)
        durable.sync(beside)
        durable.replace(beside, target)
    except OSError as fault:
        reason = fault.strerror or fault
        raise SbpError(f"The backup cannot be written ({reason})", str(target), "make room there") from fault
    finally:
        beside.unlink(missing_ok=True)
    return len(parts)


def restore(source: Path) -> int:
    """Put back what a backup holds and return the number of its parts.

    Versions that are held already stay; the backup's becomes current. Inbox and records are replaced as a whole.

    Raises:
        SbpError: the file is no backup, is damaged or was changed; then nothing has been touched.
    """
    data = settings.data_dir()
    data.mkdir(parents=True, exist_ok=True)
    try:
        with (
            only_one(settings.build_dir() / ".lock", "A build"),
            only_one(settings.inbox_dir() / ".lock", "A load"),
            tempfile.TemporaryDirectory(prefix=_WORK_PREFIX, suffix=".tmp", dir=settings.build_dir()) as work,
        ):
            _clear(Path(work))
            parts = _unpack(source, Path(work))
            _put_in_place(Path(work))
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError) as fault:
        raise SbpError("The file is no backup, or is damaged", str(source), "another backup") from fault
    except OSError as fault:
        reason = fault.strerror or fault
        remedy = "make room, or check the paths and permissions"
        raise SbpError(f"The backup cannot be restored ({reason})", str(source), remedy) from fault
    return len(parts)


def _parts(work: Path) -> dict[str, Path]:
    """List what belongs into a backup by its name there; records are copied first, so that they hold still."""
    parts = {}
    inbox = settings.inbox_dir()
    for path in _files(inbox):
        parts[f"{INBOX}/{path.relative_to(inbox).as_posix()}"] = path
    written = records.place(is_demonstration=False)
    if written.exists():
        parts[RECORDS] = work / RECORDS
        with closing(sqlite3.connect(written)) as held, closing(sqlite3.connect(parts[RECORDS])) as copy:
            held.backup(copy)
    version = versions.current()
    if version:
        versions.verify_file(version)
        parts[f"{BUILD}/{version.path.name}"] = version.path
        parts[f"{BUILD}/{version.id}.json"] = version.path.with_suffix(".json")
    return parts


def _write(target: Path, parts: dict[str, Path]) -> None:
    listing = {
        "format": FORMAT,
        "written_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "parts": {name: durable.sha256(path) for name, path in parts.items()},
    }
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(LISTING, json.dumps(listing, indent=1))
        for name, path in parts.items():
            archive.write(path, name)


def _clear(work: Path) -> None:
    """Remove what a restore that was cut off left behind."""
    for left_over in work.parent.glob(f"{_WORK_PREFIX}*"):
        if left_over != work:
            shutil.rmtree(left_over, ignore_errors=True)


def _unpack(source: Path, work: Path) -> dict[str, str]:
    """Unpack a backup below `work`, refusing whatever its listing does not vouch for."""
    with zipfile.ZipFile(source) as archive:
        listing = json.loads(archive.read(LISTING))
        listed = listing.get("parts") if isinstance(listing, dict) and listing.get("format") == FORMAT else None
        if not isinstance(listed, dict) or sorted([LISTING, *listed]) != sorted(archive.namelist()):
            raise SbpError("The backup does not hold what it lists", str(source), "another backup")
        for name, expected in listed.items():
            place = PurePosixPath(name)
            if place.is_absolute() or ".." in place.parts or place.parts[0] not in (INBOX, BUILD, RECORDS):
                raise SbpError(f"The backup holds a part that belongs nowhere, {name!r}", str(source), "another backup")
            target = work.joinpath(*place.parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            if _copy(archive, name, target) != expected:
                raise SbpError(f"The part {name!r} was changed after the backup", str(source), "another backup")
    return listed


def _copy(archive: zipfile.ZipFile, name: str, target: Path) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as packed, target.open("wb") as out:
        while chunk := packed.read(_CHUNK_BYTES):
            digest.update(chunk)
            out.write(chunk)
    return digest.hexdigest()


def _put_in_place(work: Path) -> None:
    """Add every restored file beside what is there, then swap the short files that say which of them count.

    Held files and versions bear names of their own, so adding them changes nothing. Cut off before the inbox's list is
    swapped, the inbox is the one before; cut off after it, the next restore finishes the rest.
    """
    inbox, folder = settings.inbox_dir(), settings.build_dir()
    listed = work / INBOX / LIST_NAME
    restored = [path for path in _files(work / INBOX) if path != listed]
    kept = {inbox / path.relative_to(work / INBOX) for path in restored}
    for path in restored:
        _put(path, inbox / path.relative_to(work / INBOX))
    versions_restored = _files(work / BUILD)
    for path in versions_restored:
        _put(path, folder / path.name)
    if listed.exists():
        durable.replace(listed, inbox / LIST_NAME)
    else:
        (inbox / LIST_NAME).unlink(missing_ok=True)
    if (work / RECORDS).exists():
        records.put(work / RECORDS, settings.data_dir() / RECORDS)
    for path in versions_restored[:1]:
        durable.write_text(folder / versions.POINTER, path.stem + "\n")
    for path in _files(inbox):
        if path not in kept and path != inbox / LIST_NAME:
            path.unlink()


def _files(folder: Path) -> list[Path]:
    """List the files below a folder without the hidden ones, which are the program's own."""
    found = sorted(folder.rglob("*")) if folder.is_dir() else []
    return [
        path
        for path in found
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]


def _put(source: Path, target: Path) -> None:
    if target.exists() and durable.sha256(target) == durable.sha256(source):
        return  # a server may be reading it
    target.parent.mkdir(parents=True, exist_ok=True)
    durable.sync(source)
    durable.replace(source, target)

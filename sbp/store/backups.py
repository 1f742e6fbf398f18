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

LISTING = "backup.json"
FORMAT = 1
INBOX, BUILD, RECORDS = "inbox", "build", records.REAL_FILE
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
        raise SbpError(f"The backup cannot be written ({reason})", str(target), "another place") from fault
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
            tempfile.TemporaryDirectory(prefix="restore-", suffix=".tmp", dir=settings.build_dir()) as work,
        ):
            parts = _unpack(source, Path(work))
            _put_inbox(Path(work) / INBOX)
            _put_records(Path(work) / RECORDS)
            _put_version(Path(work) / BUILD)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError) as fault:
        raise SbpError("The file is no backup, or is damaged", str(source), "another backup") from fault
    except OSError as fault:
        reason = fault.strerror or fault
        raise SbpError(f"The backup cannot be restored ({reason})", str(source), "another file") from fault
    return len(parts)


def _parts(work: Path) -> dict[str, Path]:
    """List what belongs into a backup by its name there; records are copied first, so that they hold still."""
    parts = {}
    inbox = settings.inbox_dir()
    for path in sorted(inbox.rglob("*")) if inbox.is_dir() else ():
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(inbox).parts):
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


def _put_inbox(restored: Path) -> None:
    """Replace the inbox's files; what was restored is complete before the first of them goes."""
    inbox = settings.inbox_dir()
    for path in inbox.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    for path in sorted(restored.iterdir()) if restored.is_dir() else ():
        path.replace(inbox / path.name)


def _put_records(restored: Path) -> None:
    if restored.exists():
        records.put(restored, records.place(is_demonstration=False))


def _put_version(restored: Path) -> None:
    folder = settings.build_dir()
    parts = sorted(restored.iterdir()) if restored.is_dir() else []
    for path in parts:
        durable.replace(path, folder / path.name)
    for path in parts[:1]:
        durable.write_text(folder / versions.POINTER, path.stem + "\n")

"""What people write down: an append-only, sealed list of entries in one SQLite file, safe under several writers.

An entry belongs to a kind ("day") and a key (its own within the kind). A correction is a further entry that replaces
the latest of its key. Each entry carries the hash of the one before it, so a change made behind our back shows.
"""

import csv
import hashlib
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sbp import settings
from sbp.errors import SbpError
from sbp.store import durable

REAL_FILE, DEMONSTRATION_FILE = "records.sqlite", "records-demo.sqlite"
COLUMNS = ("sequence", "kind", "key", "body", "who", "written_at", "replaces", "reason", "previous_hash", "hash")
LARGEST_BODY = 64 * 1024  # characters; a day's entry is some 3,000
LONGEST_TEXT = 2000
BUSY_SECONDS = 15.0
_SCHEMA = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
_ADD = f"INSERT INTO entry ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"


@dataclass(frozen=True)
class Entry:
    """One entry: what was written, by which role, when, and which earlier entry it replaces (None: the first)."""

    sequence: int
    kind: str
    key: str
    body: dict[str, Any]
    who: str
    written_at: str
    replaces: int | None
    reason: str
    previous_hash: str
    hash: str


def place(is_demonstration: bool) -> Path:
    """Return the file of records; those of the demonstration lie apart from real ones."""
    return settings.data_dir() / (DEMONSTRATION_FILE if is_demonstration else REAL_FILE)


def add(
    path: Path,
    kind: str,
    key: str,
    body: dict[str, Any],
    who: str,
    replaces: int | None = None,
    reason: str = "",
    written_at: datetime | None = None,
) -> Entry:
    """Add an entry and return it once it is safely on the disk.

    Args:
        path: the file of records, made where it does not exist.
        kind: what the entry is about ("day").
        key: which of them; the first entry of a key replaces nothing.
        body: what is written down, as JSON can hold it.
        who: the role that writes.
        replaces: number of the entry that the writer had before them.
        reason: why it is replaced.
        written_at: the moment of writing; now, unless given.

    Raises:
        SbpError: somebody else wrote in between, the key is taken, a text is too long, or the disk refuses.
    """
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), allow_nan=False)
    _check(kind, key, text, who, reason)
    moment = (written_at or datetime.now(UTC)).isoformat(timespec="seconds")
    with _writing(path) as con:
        sealed = _next(con, (kind, key, text, who, moment, replaces, reason))
        con.execute(_ADD, sealed)
    return _entry(sealed)


def latest(path: Path, kind: str) -> tuple[Entry, ...]:
    """Return the entry that stands for each key of a kind, in the order in which the keys were first written."""
    held = [entry for entry in entries(path) if entry.kind == kind]
    return tuple({entry.key: entry for entry in held}.values())


def entries(path: Path) -> tuple[Entry, ...]:
    """Return every entry ever written, oldest first; none where nothing has been written yet."""
    return tuple(_entry(row) for row in _rows(path))


def state(path: Path) -> str:
    """Return the seal of the last entry, which changes with every one written; empty where there is none."""
    if not _is_held(path):
        return ""
    with _speaking(path), closing(_open(path)) as con:
        last = con.execute("SELECT hash FROM entry ORDER BY sequence DESC LIMIT 1").fetchone()
    return last[0] if last else ""


def faults(path: Path) -> list[str]:
    """Return a sentence for every entry that is not what was written, empty where all are sealed as they should be."""
    return _chain_faults(_rows(path))


def export_csv(path: Path) -> str:
    """Return every entry as CSV text that `restore_csv` reads back without loss; texts are written as JSON."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([json.dumps(value) for value in row] for row in _rows(path))
    return out.getvalue()


def restore_csv(text: str, path: Path) -> int:
    """Bring back the entries of an export and return how many were added to those held.

    Raises:
        SbpError: the text is no export, was changed, or does not go on from the entries held; nothing is touched.
    """
    rows = _read_csv(text)
    with _writing(path) as con:
        held = con.execute(f"SELECT {', '.join(COLUMNS)} FROM entry ORDER BY sequence").fetchall()
        if held != rows[: len(held)]:
            what = "The export does not go on from the entries that are held"
            raise SbpError(what, path.name, "an export of these records, or another folder")
        con.executemany(_ADD, rows[len(held) :])
    return len(rows) - len(held)


def put(restored: Path, path: Path) -> None:
    """Put a whole file of records in place of the one held, with nothing of the old one's journal left behind.

    A journal that stayed would be read into the new file. What it holds goes into the old file first, so that a restore
    cut off right here has lost nothing.
    """
    if path.exists():
        with suppress(sqlite3.Error), closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as con:
            con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    durable.replace(restored, path)


def _check(kind: str, key: str, text: str, who: str, reason: str) -> None:
    for name, value in (("kind", kind), ("key", key), ("who", who)):
        if not value or len(value) > LONGEST_TEXT or not value.isprintable():
            raise SbpError(f"The {name} of an entry is empty, too long or holds control characters", "records")
    if len(text) > LARGEST_BODY or len(reason) > LONGEST_TEXT:
        what = f"The entry is too long: {len(text):,} characters, and {LARGEST_BODY:,} can be kept"
        raise SbpError(what, "", "a shorter text")


def _next(con: sqlite3.Connection, said: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the row that comes next, sealed by the last one; refuse it where its writer has not seen the latest."""
    kind, key, replaces = said[0], said[1], said[-2]
    stands = con.execute("SELECT max(sequence) FROM entry WHERE kind = ? AND key = ?", (kind, key)).fetchone()[0]
    if stands != replaces:
        what = "Somebody else wrote this down in the meantime" if stands else "There is no such entry to replace"
        raise SbpError(what, "", "look at what stands there now, and write again")
    end = con.execute("SELECT sequence, hash FROM entry ORDER BY sequence DESC LIMIT 1").fetchone()
    row = (end[0] + 1, *said, end[1]) if end else (1, *said, "")
    return (*row, _seal(row))


def _seal(row: tuple[Any, ...]) -> str:
    return hashlib.sha256(json.dumps(row, separators=(",", ":")).encode()).hexdigest()


def _entry(row: tuple[Any, ...]) -> Entry:
    sequence, kind, key, body, *others = row
    return Entry(sequence, kind, key, json.loads(body), *others)


def _chain_faults(rows: list[tuple[Any, ...]]) -> list[str]:
    found, previous = [], ""
    for number, row in enumerate(rows, start=1):
        if row[0] != number or row[-2] != previous or row[-1] != _seal(row[:-1]):
            found.append(f"Entry {row[0]} is not as it was written, or one before it is gone")
        previous = row[-1]
    return found


def _read_csv(text: str) -> list[tuple[Any, ...]]:
    try:
        head, *lines = list(csv.reader(io.StringIO(text, newline="")))
        rows = [tuple(json.loads(value) for value in line) for line in lines]
        damaged = tuple(head) != COLUMNS or any(len(row) != len(COLUMNS) for row in rows) or _chain_faults(rows)
    except (ValueError, csv.Error, IndexError):
        damaged = True
    if damaged:
        raise SbpError("The file is no export of records, or was changed", "records", "another export")
    return rows


def _rows(path: Path) -> list[tuple[Any, ...]]:
    if not _is_held(path):
        return []
    with _speaking(path), closing(_open(path)) as con:
        return con.execute(f"SELECT {', '.join(COLUMNS)} FROM entry ORDER BY sequence").fetchall()


def _is_held(path: Path) -> bool:
    """Whether there are records to open; the public's program opens none, whatever lies where it runs."""
    return settings.audience() != settings.PUBLIC and path.exists()


@contextmanager
def _writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Hold the one place of a writer from the first look until the entry is on the disk, or nothing has changed."""
    if settings.audience() == settings.PUBLIC:
        raise SbpError("The public's program writes nothing down", "records", "the analyst's own program")
    path.parent.mkdir(parents=True, exist_ok=True)
    with _speaking(path), closing(_open(path)) as con:
        con.execute("BEGIN IMMEDIATE")
        try:
            yield con
            con.execute("COMMIT")
        except BaseException:
            if con.in_transaction:
                con.execute("ROLLBACK")
            raise


def _open(path: Path) -> sqlite3.Connection:
    con = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        if con.execute("PRAGMA user_version").fetchone()[0] == 0:
            con.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = 1; COMMIT;")
        with suppress(sqlite3.OperationalError):  # busy: another writer is just changing it, and it stays changed
            con.execute("PRAGMA journal_mode = WAL")
        con.execute("PRAGMA synchronous = FULL")
        con.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        con.close()
        raise
    return con


@contextmanager
def _speaking(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as fault:
        raise SbpError(f"The records cannot be read or written ({fault})", path.name, "again, or a backup") from fault

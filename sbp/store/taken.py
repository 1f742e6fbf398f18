"""The inbox's list: which files were taken in, and who set which aside or brought it back, when and why.

The list is only added to. A line is a file as it was taken, or a note of what somebody did with it; of the notes on
setting aside and bringing back, the last one holds. Nothing is deleted: a file set aside lies where it lay.
"""

import difflib
import json
import os
import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sbp import logs, settings
from sbp.errors import SbpError, UsageError
from sbp.inbox_model import ASIDE, BACK, DONE, TOOK, Held, Note, Taken
from sbp.store import lock

LIST_NAME = "manifest.jsonl"  # a file of the inbox that it does not name does not count
LONGEST_REASON = 200
_OWN_NAME = re.compile(r"[0-9a-f]+(\.\w+)+")
_HASH = re.compile(r"[0-9a-f]{8,64}")
_CHANGE = "A load or another change of the inbox"


def everything() -> list[Taken]:
    """Return the files of the inbox in the order in which they were loaded, each hash once, with what was noted."""
    path = settings.inbox_dir() / LIST_NAME
    if not path.exists():
        return []
    files: dict[str, Held] = {}
    took: dict[str, Note] = {}
    aside: dict[str, Note | None] = {}
    for line in path.read_bytes().splitlines():
        found = _read(line)
        if isinstance(found, Held):
            files[found.sha256] = found
        elif found and found.did == TOOK:
            took[found.sha256] = found
        elif found:
            aside[found.sha256] = found if found.did == ASIDE else None
    listed = sorted(files.values(), key=lambda each: each.sequence)
    return [Taken(each, took.get(each.sha256), aside.get(each.sha256)) for each in listed]


def state() -> str:
    """Return what changes with every line that is added to the list; empty where there is none."""
    try:
        found = (settings.inbox_dir() / LIST_NAME).stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns} {found.st_size}"


def held() -> list[Held]:
    """Return every file of the inbox, those set aside included, in the order in which they were loaded."""
    return [each.file for each in everything()]


def in_use() -> list[Held]:
    """Return the files that the next build is made from."""
    return [each.file for each in everything() if each.aside is None]


def announce(entry: Held, who: str) -> Taken:
    """Add a file to the list, once it lies safely in the inbox; `who` took it, empty where nobody is known."""
    took = Note(TOOK, entry.sha256, _now(), who) if who else None
    _add([asdict(each) for each in (entry, took) if each])
    return Taken(entry, took)


def set_aside(hashes: Sequence[str], reason: str, who: str) -> list[Taken]:
    """Set files aside, all of them or none, so that the next build is made without them.

    Args:
        hashes: the SHA-256 of each file.
        reason: why, in a few words; kept with it.
        who: the role and name that the list keeps.

    Raises:
        SbpError: a file is set aside already or no longer there, the reason is missing or too long, or a load runs.
    """
    why = _reason(reason)

    def allow(each: Taken) -> None:
        """Refuse a file that is set aside already."""
        if each.aside:
            raise SbpError(f"It was set aside already, {each.aside.told}", each.file.name)

    return _note(ASIDE, hashes, who, allow, why)


def bring_back(hashes: Sequence[str], who: str) -> list[Taken]:
    """Bring files back, all of them or none, so that the next build is made with them again.

    Raises:
        SbpError: a file is not set aside or no longer there, or a load runs.
    """

    def allow(each: Taken) -> None:
        """Refuse a file that is in use."""
        if not each.aside:
            raise SbpError("It is not set aside, so the next build is made with it", each.file.name)

    return _note(BACK, hashes, who, allow)


def build_is_running() -> bool:
    """Return whether a build is under way, whoever started it: it goes on with the files that it began with."""
    return lock.is_held(settings.build_dir() / ".lock")


def find(wanted: str, known: Sequence[Taken]) -> Taken:
    """Return the file that a person means by its name, its number in the list, or the first digits of its hash.

    Raises:
        UsageError: no file is meant, or several are; the nearest names, or the numbers, are named.
    """
    ways = (
        lambda each: each.file.name == wanted,
        lambda each: str(each.file.sequence) == wanted,
        lambda each: bool(_HASH.fullmatch(wanted)) and each.file.sha256.startswith(wanted),
        lambda each: re.split(r"[\\/]", each.file.name)[-1] == re.split(r"[\\/]", wanted)[-1],
    )
    found = next((those for way in ways if (those := [each for each in known if way(each)])), [])
    if len(found) == 1:
        return found[0]
    if found:
        numbers = " or ".join(str(each.file.sequence) for each in found)
        raise UsageError(f"{len(found)} files are called {wanted!r}", "inbox", f"its number, {numbers}")
    near = difflib.get_close_matches(wanted, [each.file.name for each in known], n=2, cutoff=0.4)
    raise UsageError(f"No file taken is called {wanted!r}", "inbox", " or ".join(near) or "python -m sbp files")


def _note(did: str, hashes: Sequence[str], who: str, allow: Any, reason: str = "") -> list[Taken]:
    if not hashes:
        raise SbpError("No file was chosen", "", "choose at least one")
    with lock.only_one(settings.inbox_dir() / ".lock", _CHANGE):
        known = {each.file.sha256: each for each in everything()}
        if gone := [each for each in hashes if each not in known]:
            raise SbpError(f"{len(gone)} of the files chosen are no longer in the inbox", "", "the list as it is now")
        for each in hashes:
            allow(known[each])
        notes = [Note(did, each, _now(), who, reason) for each in dict.fromkeys(hashes)]
        _add([asdict(each) for each in notes])
    for each in notes:
        logs.event(f"file {did}", who=who, sha256=each.sha256)
    return [Taken(known[each.sha256].file, known[each.sha256].took, each if did == ASIDE else None) for each in notes]


def _reason(text: str) -> str:
    """Return a reason on one line with nothing in it that steers a terminal."""
    plain = "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
    if not plain:
        raise SbpError("A reason is missing", "", "say in a few words what is wrong with the file")
    if len(plain) > LONGEST_REASON:
        raise SbpError(f"The reason has {len(plain)} characters, and {LONGEST_REASON} are kept", "", "a shorter one")
    return plain


def _read(line: bytes) -> Held | Note | None:
    """Return what a line of the list holds; None for one that was cut short by a crash, or that no load wrote."""
    try:
        told = json.loads(line)
        if "did" in told:
            note = Note(**told)
            is_sound = note.did in DONE and all(isinstance(each, str) for each in told.values()) and note.day
            return note if is_sound else None
        entry = Held(**told)
        is_sound = isinstance(entry.sequence, int) and bool(_OWN_NAME.fullmatch(entry.file)) and entry.retrieved
    except (ValueError, TypeError):
        return None
    return entry if is_sound else None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _add(lines: Sequence[dict[str, Any]]) -> None:
    """Add lines at once, and return when they are on the disk; one cut short by a crash is ended first."""
    path = settings.inbox_dir() / LIST_NAME
    try:
        with path.open("ab+") as stream:
            if stream.tell():
                stream.seek(-1, os.SEEK_END)
                ended = stream.read(1) == b"\n"
            else:
                ended = True
            texts = [json.dumps(each, ensure_ascii=False).encode() + b"\n" for each in lines]
            stream.write(b"".join([b"" if ended else b"\n", *texts]))
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as fault:
        raise SbpError(f"The inbox's list cannot be written ({fault.strerror or fault})", "", "make room") from fault

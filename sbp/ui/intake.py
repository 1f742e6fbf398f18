"""Files that an analyst drops on a page: put aside under safe names, looked at by the command, and cleared away."""

import json
import re
import secrets
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sbp import settings
from sbp.errors import SbpError
from sbp.ui import children

MOST_FILES = 50
MOST_BYTES = 500 * 1024 * 1024  # they pass through this machine's memory; more than that goes by the command line
LONGEST_NAME = 100
OUTCOMES = ("left alone", "set aside", "taken", "already held")  # as they are told: what asks for an answer first
_UNSAFE = re.compile(r"[^\w. ()-]")


class Dropped(Protocol):
    """One file as the browser sent it."""

    name: str
    size: int

    def getbuffer(self) -> memoryview:
        """Return its bytes."""
        ...


@dataclass(frozen=True)
class Outcome:
    """What became of one file: taken, already held, set aside before or left alone; what it is, or why it was left."""

    name: str
    outcome: str
    told: str


def take(files: Iterable[Dropped], by: str = "") -> tuple[Outcome, ...]:
    """Take files into the inbox, each recognised by its content, and say of each what became of it, those left first.

    Args:
        files: as the browser sent them; their names are shown, and never used as they are.
        by: the name that sign-in gave whoever drops them.

    Raises:
        SbpError: they are too many or too large, or cannot be read at all; nothing is taken then.
    """
    dropped = list(files)
    _refuse(dropped)
    folder = settings.data_dir() / "incoming" / secrets.token_hex(8)
    folder.mkdir(parents=True, mode=0o700)
    try:
        for number, each in enumerate(dropped):
            place = folder / safe_name(each.name)
            (place if not place.exists() else place.with_name(f"{number} {place.name}")).write_bytes(each.getbuffer())
        return _outcomes(folder, by)
    except OSError as fault:
        reason = fault.strerror or fault
        raise SbpError(f"The files cannot be put aside ({reason})", "", "make room on the disk") from fault
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def safe_name(name: str) -> str:
    """Return a file's name with nothing in it that could lead anywhere, still to be recognised by whoever sent it."""
    plain = _UNSAFE.sub("_", re.split(r"[\\/]", name)[-1]).lstrip(". ")
    return plain[-LONGEST_NAME:] or "file"


def _refuse(dropped: list[Dropped]) -> None:
    total = sum(each.size for each in dropped)
    if len(dropped) > MOST_FILES:
        raise SbpError(f"{len(dropped)} files are more than {MOST_FILES}", "", "python -m sbp load FOLDER")
    if total > MOST_BYTES:
        what = f"The files have {total // 1024**2:,} MB together, and {MOST_BYTES // 1024**2} can be taken at once"
        raise SbpError(what, "", "python -m sbp load FOLDER")


def _outcomes(folder: Path, by: str) -> tuple[Outcome, ...]:
    said = children.run("load", "--json", f"--by={by}", str(folder))
    found = []
    for line in said.lines:
        told = json.loads(line)
        reason = str(told.get("title") or told.get("reason") or "").replace(str(folder), "")
        found.append(Outcome(str(told["file"]), str(told["outcome"]), reason))
    if not found:
        raise SbpError(said.complaint or "Nothing could be read", "", "")
    return tuple(sorted(found, key=lambda each: OUTCOMES.index(each.outcome)))


def summary(found: Iterable[Outcome]) -> str:
    """Return how many files came to which outcome; what did not happen is not named."""
    counts = Counter(each.outcome for each in found)
    return ", ".join(f"{counts[outcome]} {outcome}" for outcome in OUTCOMES if counts[outcome]).capitalize() + "."

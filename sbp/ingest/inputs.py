"""What a build is made from: the inbox or the demonstration borough, our own content files, and their identity."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from sbp import settings
from sbp.ingest import demo
from sbp.ingest.opened import sidecars
from sbp.store import durable, taken

FORM = 5  # raise it where the same files, content and code give another version, as with another DuckDB
# The rooms whose code decides what a version holds: an upgrade of the program builds anew from the same files.
CODE_ROOMS = ("ingest", "stats", "content")
CODE_SUFFIXES = (".py", ".sql")
# Folders of `data/` that a run fills; everything else there is content that people edit.
RUN_TIME_FOLDERS = ("inbox", "build", "public", "demo-files", "logs", "fetch-parts")
CONTENT_SUFFIXES = (".yaml", ".csv", ".geojson")
OWN_TABLES = "survey"  # our own tables of real surveys never stand beside invented ones


Progress = Callable[[str, int, int], None]  # what is being done, steps done, steps in all
Tell = Callable[[str], object]  # what is being done next


@dataclass(frozen=True)
class Input:
    """One file to read: its place in the order of loading, its known name, where it lies, when it was received.

    `sha256` is what was noted when it was received; empty for our own tables, which people edit in place. `formats`
    are the ids noted then; empty where none were.
    """

    sequence: int
    name: str
    path: Path
    sha256: str
    retrieved: date
    formats: tuple[str, ...] = ()


@dataclass(frozen=True)
class Inputs:
    """All files of one build and the identity that two builds of the same input share."""

    files: tuple[Input, ...]
    is_demonstration: bool
    identity: str


def gather(today: date, progress: Progress | None = None) -> Inputs:
    """Choose the inbox where a file of it is in use, else the demonstration borough, which is written first if absent.

    Args:
        today: the day noted for files that were not received but made here.
        progress: told of the steps of writing the demonstration files.
    """
    received = [
        Input(each.sequence, each.name, each.path, each.sha256, each.retrieved, tuple(each.format.split("+")))
        for each in taken.in_use()
    ]
    if received:
        files, is_demonstration = [*_own_tables(today), *received], False
    else:
        files, is_demonstration = _demonstration(today, progress), True
    return Inputs(tuple(files), is_demonstration, _identity(files))


def _own_tables(today: date) -> list[Input]:
    """List our own tables first, so that a file that was loaded wins over them."""
    paths = sorted((settings.CONTENT_DIR / OWN_TABLES).glob("*.csv"))
    first = -len(paths)
    return [
        Input(first + place, path.relative_to(settings.CONTENT_DIR.parent).as_posix(), path, "", today)
        for place, path in enumerate(paths)
    ]


def _demonstration(today: date, progress: Progress | None) -> list[Input]:
    folder = settings.demo_dir()
    listed = _listed(folder)
    if not listed:
        demo.write(folder, progress=progress)
        listed = _listed(folder)
    return [
        Input(place, each["name"], folder / each["name"], each["sha256"], today)
        for place, each in enumerate(listed, start=1)
    ]


def _listed(folder: Path) -> list[dict[str, str]]:
    """Return the finished demonstration files; none where one is missing or changed, or would now be made otherwise."""
    try:
        about = json.loads((folder / demo.MANIFEST).read_text(encoding="utf-8"))
        listed, made_from = about["files"], about["made_from"]
        is_whole = all(durable.sha256(folder / each["name"]) == each["sha256"] for each in listed)
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return listed if is_whole and made_from == demo.made_from() else []


def _identity(files: list[Input]) -> str:
    """Hash what is really there: a file that was damaged since it was received makes another version."""
    digest = hashlib.sha256(f"form {FORM} code {_code()}\n".encode())
    for each in files:
        found = " ".join(durable.sha256(path) for path in (each.path, *_beside(each.path)) if path.is_file())
        digest.update(f"input {each.sha256} {found}\n".encode())
    for path in _content_files():
        digest.update(f"content {path.name} {durable.sha256(path)}\n".encode())
    return digest.hexdigest()


@cache
def _code() -> str:
    """Hash the code as it stands at the start, which is the code that runs."""
    rooms = [Path(__file__).parent.parent / room for room in CODE_ROOMS]
    return durable.sha256_of(path for room in rooms for path in sorted(room.rglob("*")) if path.suffix in CODE_SUFFIXES)


def _beside(path: Path) -> tuple[Path, ...]:
    return sidecars(path) if path.suffix == ".shp" else ()


def _content_files() -> list[Path]:
    found = []
    for top in (settings.CONTENT_DIR, settings.GEO_DIR):
        for path in sorted(top.rglob("*")):
            inside = path.relative_to(top)
            if path.suffix in CONTENT_SUFFIXES and inside.parts[0] not in RUN_TIME_FOLDERS and path.is_file():
                found.append(path)
    return found

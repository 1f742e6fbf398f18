"""The inbox: publishers' files as they were received, under names of ours, with a list that is only added to."""

import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sbp import settings
from sbp.errors import SbpError
from sbp.inbox_model import HELD_FOLDER, Held, Taken
from sbp.ingest import demo, formats, grid, ours
from sbp.ingest.archives import open_received
from sbp.ingest.opened import SIDECARS, Opened, sidecars
from sbp.ingest.ours import Ours
from sbp.store import durable, taken
from sbp.store.lock import only_one
from sbp.store.taken import LIST_NAME

_WORK_PREFIX = ".work-"
_NAME_LENGTH = 32  # hex digits of the hash: no two files will share them
_NAMED, _LONGEST_SHOWN = 6, 120  # columns or sheets, and letters of them
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright lines"}
_AS_CSV, _AS_GIVEN = "save it as CSV UTF-8, its columns apart by commas", "the file as its publisher gave it"
_SUFFIXES = (".csv.gz", ".json.gz", ".csv", ".json", ".geojson", ".xml", ".zip", ".ods", ".xlsx", ".shp")


@dataclass
class Outcome:
    """What became of the files offered: taken in, held already, set aside before, or left alone with the reason.

    `known` are the files of the inbox by their hash, those just taken included. What is offered again after it was set
    aside stays set aside: a person decides.
    """

    known: dict[str, Taken]
    taken: list[Held] = field(default_factory=list)
    already: list[Held] = field(default_factory=list)
    aside: list[Taken] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)
    who: str = ""

    @property
    def held_count(self) -> int:
        """Count the files offered that now lie in the inbox."""
        return len(self.taken) + len(self.already) + len(self.aside)


def dropped() -> list[Path]:
    """Return what a person has put straight into the inbox folder, to be loaded by the next build."""
    folder = settings.inbox_dir()
    return [path for path in _search(folder) if HELD_FOLDER not in path.relative_to(folder).parts]


def load(paths: list[Path], today: date, *, move: bool = False, who: str = "") -> Outcome:
    """Recognise files by their content and take those of a known format into the inbox.

    Args:
        paths: files, archives, or folders that are searched through.
        today: the day noted as the day of loading.
        move: whether the originals are removed once they are held.
        who: the role and name that the list keeps; empty where nobody is known.

    Raises:
        SbpError: another load is running, or the inbox cannot be written.
    """
    inbox = settings.inbox_dir()
    (inbox / HELD_FOLDER).mkdir(parents=True, exist_ok=True)
    with only_one(inbox / ".lock", "A load"):
        _clear(inbox)
        own = ours.read()
        outcome = Outcome({each.file.sha256: each for each in taken.everything()}, who=who)
        for top in paths:
            for path in _offered(top, outcome):
                name = path.name if path == top else path.relative_to(top).as_posix()
                before = outcome.held_count
                try:
                    _take(path, name, today, outcome, own)
                except SbpError as fault:
                    outcome.left.append((name, str(fault)))
                if move and outcome.held_count > before:
                    _remove(path)
    return outcome


def _clear(inbox: Path) -> None:
    """Remove what a load that was cut off left behind."""
    for left_over in inbox.glob(f"{_WORK_PREFIX}*"):
        shutil.rmtree(left_over, ignore_errors=True)
    for left_over in (inbox / HELD_FOLDER).glob("*.tmp"):
        left_over.unlink(missing_ok=True)


def _offered(top: Path, outcome: Outcome) -> list[Path]:
    if top.is_dir():
        found = _search(top)
        links = [path for path in top.rglob("*") if path.is_symlink()]
        outcome.left += [(path.name, "it is a link; load the file itself") for path in links]
        if not found:
            outcome.left.append((str(top), "the folder holds no file"))
        return found
    if not top.is_file():
        outcome.left.append((str(top), "there is no such file"))
        return []
    return [top]


def _search(folder: Path) -> list[Path]:
    found = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    shapefiles = {path.with_suffix("") for path in found if path.suffix.lower() == ".shp"}
    return [
        path
        for path in found
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.name not in (LIST_NAME, demo.MANIFEST)
        and path.suffix != ".tmp"
        and not (path.suffix.lower() in SIDECARS and path.with_suffix("") in shapefiles)
    ]


def _take(path: Path, name: str, today: date, outcome: Outcome, own: Ours) -> None:
    if any((folder / demo.MANIFEST).exists() for folder in path.resolve().parents):
        raise SbpError("It is a file of the invented demonstration borough", name, "load real files only")
    with tempfile.TemporaryDirectory(prefix=_WORK_PREFIX, dir=settings.inbox_dir()) as work:
        opened = open_received(path, name, Path(work))
        if demo.hashes(settings.demo_dir()) & {part.sha256 for part in opened.members or (opened,)}:
            raise SbpError("It is a file of the invented demonstration borough", name, "load real files only")
        before = outcome.known.get(opened.sha256)
        if before and (before.aside or before.file.path.exists()):
            _copy_all(opened)  # mends a copy that was damaged since
            if before.aside:
                outcome.aside.append(before)
            else:
                outcome.already.append(before.file)
            return
        kept = _sort(opened, outcome, own)
        if kept:
            number = max((each.file.sequence for each in outcome.known.values()), default=0) + 1
            entry = _hold(opened, kept, number, today)
            outcome.known[entry.sha256] = taken.announce(entry, outcome.who)
            outcome.taken.append(entry)


def _sort(opened: Opened, outcome: Outcome, own: Ours) -> list[str]:
    kept = []
    outcome.left += [(opened.name, reason) for reason in opened.refused]
    for known, parts in formats.sort_members(opened):
        if known is not None and known.KEEP:
            own.refuse_elsewhere(known, parts)
            kept.append(known.ID)
        elif known is not None:
            outcome.left += [(part.name, f"{known.TITLE}: {known.WHY_LEFT}") for part in parts]
        else:
            outcome.left += [(part.name, _unknown(part)) for part in parts]
    return kept


def _unknown(part: Opened) -> str:
    """Say in one sentence of a file of no known format what was found in it and what to try."""
    if grid.is_workbook(part):
        named = ", ".join(grid.sheet_names(part)[:_NAMED]) or "none that can be read"
        return str(SbpError(f"No sheet of the workbook is a table known here; its sheets: {named}", "", _AS_CSV))
    first, *others = columns = part.header() or ("",)
    if not first:
        return str(SbpError("It is no table with a header line, and no document of a known format", "", _AS_GIVEN))
    if not others and (apart := next((name for sign, name in _SEPARATORS.items() if sign in first), "")):
        return str(SbpError(f"Its columns stand apart by {apart}, not by commas", "", _AS_CSV))
    shown = " ".join(", ".join(columns[:_NAMED]).split())
    return str(
        SbpError(f"No table of a known format begins with the columns {shown[:_LONGEST_SHOWN]!r}", "", _AS_GIVEN)
    )


def _hold(opened: Opened, kept: list[str], number: int, today: date) -> Held:
    file, size = _copy_all(opened)
    return Held(number, opened.sha256, opened.name, file, size, today.isoformat(), "+".join(sorted(kept)))


def _copy_all(opened: Opened) -> tuple[str, int]:
    """Copy a file, and a shapefile's sidecars before it, under a name of ours; return the name and the bytes."""
    folder = settings.inbox_dir() / HELD_FOLDER
    stem = opened.sha256[:_NAME_LENGTH]
    suffix = next((each for each in _SUFFIXES if opened.path.name.lower().endswith(each)), ".dat")
    parts = [(opened.path, suffix)]
    if suffix == ".shp":
        parts += [(beside, beside.suffix.lower()) for beside in sidecars(opened.path)]
    for source, ending in reversed(parts):
        _copy(source, folder / f"{stem}{ending}")
    return f"{stem}{suffix}", sum(source.stat().st_size for source, _ in parts)


def _copy(source: Path, target: Path) -> None:
    beside = target.with_name(f"{target.name}.tmp")
    try:
        shutil.copyfile(source, beside)
        durable.sync(beside)
        durable.replace(beside, target)
    except OSError as fault:
        beside.unlink(missing_ok=True)
        reason = fault.strerror or fault
        raise SbpError(f"The file cannot be copied into the inbox ({reason})", source.name, "make room") from fault


def _remove(path: Path) -> None:
    for each in (path, *(sidecars(path) if path.suffix.lower() == ".shp" else ())):
        each.unlink(missing_ok=True)

"""Zip archives as they come from strangers: every entry is judged before a byte of it is unpacked."""

import re
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from sbp.errors import SbpError
from sbp.ingest.opened import (
    CHUNK_BYTES,
    LARGEST_UNPACKED_BYTES,
    SIDECARS,
    ZIP,
    Opened,
    is_spreadsheet_zip,
    open_file,
)

MOST_ENTRIES = 20_000  # three years of every force's archive have about 5,000
HIGHEST_RATIO = 300  # CSV shrinks about 10 times, a sparse spreadsheet's XML 100 times; a bomb 1,000 times
SMALL_BYTES = 20 * 1024 * 1024  # below this no ratio can do harm
_EMPTY_ZIP = b"PK\x05\x06"
_CLUTTER = ("__MACOSX/", ".DS_Store", "Thumbs.db")
_UNSAFE = re.compile(r"[^\w. -]")


def open_received(path: Path, name: str, work: Path) -> Opened:
    """Open a file of any kind; an archive's entries are unpacked below `work` and opened one by one.

    Args:
        path: the file as received.
        name: what a person would call it.
        work: an empty or missing folder of this file's own, removed by the caller.

    Raises:
        SbpError: the file, or the archive as a whole, cannot be a publisher's.
    """
    if not _is_zip(path):
        return open_file(path, name)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir() and not _is_clutter(each.filename)]
            if not entries:
                raise SbpError("The archive holds no file", name, "download it again")
            _refuse_bombs(entries, name)
            if is_spreadsheet_zip(archive.namelist()):
                return open_file(path, name)
            unpacked = _unpack(archive, entries, name, work)
    except (zipfile.BadZipFile, zlib.error, EOFError) as fault:
        raise SbpError("The zip file is damaged or cut short", name, "download it again") from fault
    except (NotImplementedError, RuntimeError) as fault:
        raise SbpError("The zip file is encrypted or packed in an unknown way", name, "unpack it first") from fault
    except OSError as fault:
        reason = fault.strerror or fault
        raise SbpError(f"The zip file cannot be unpacked ({reason})", name, "check the disk") from fault
    return _with_members(open_file(path, name), unpacked)


def _with_members(archive: Opened, unpacked: dict[str, Path]) -> Opened:
    stems = {str(PurePosixPath(each).with_suffix("")) for each in unpacked if each.lower().endswith(".shp")}
    members, refused = [], []
    for entry, path in unpacked.items():
        place = PurePosixPath(entry)
        if place.suffix.lower() in SIDECARS and str(place.with_suffix("")) in stems:
            continue
        try:
            members.append(open_file(path, f"{archive.name}/{entry}"))
        except SbpError as fault:
            refused.append(str(fault))
    if not members:
        first = refused[0] if refused else "it holds only sidecars"
        raise SbpError(f"None of the archive's files can be used: {first}", archive.name)
    return Opened(archive.name, archive.path, archive.head, archive.sha256, tuple(members), tuple(refused))


def _refuse_bombs(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > MOST_ENTRIES:
        raise SbpError(f"The archive holds {len(entries)} files, more than any publisher's", name, "load it in parts")
    if sum(each.file_size for each in entries) > LARGEST_UNPACKED_BYTES:
        raise SbpError("The archive would unpack to more than 8 GB", name, "load it in parts")
    for each in entries:
        if each.file_size > SMALL_BYTES and each.file_size > HIGHEST_RATIO * max(each.compress_size, 1):
            bomb = f"{each.filename} would unpack to more than {HIGHEST_RATIO} times its size, a zip bomb"
            raise SbpError(bomb, name, "delete it")


def _unpack(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str, work: Path) -> dict[str, Path]:
    unpacked: dict[str, Path] = {}
    for entry in entries:
        target = work / _safe_place(entry, name)
        if target in unpacked.values():
            raise SbpError(f"The archive holds {entry.filename!r} twice", name, "download it again")
        target.parent.mkdir(parents=True, exist_ok=True)
        _unpack_one(archive, entry, target, name)
        unpacked[entry.filename] = target
    return unpacked


def _unpack_one(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, name: str) -> None:
    left = entry.file_size
    with archive.open(entry) as packed, target.open("wb") as out:
        while chunk := packed.read(CHUNK_BYTES):
            left -= len(chunk)
            if left < 0:
                raise SbpError(f"{entry.filename} is longer than it says", name, "download it again")
            out.write(chunk)
    if _is_zip(target):
        with zipfile.ZipFile(target) as inner:
            if not is_spreadsheet_zip(inner.namelist()):
                raise SbpError(f"The archive holds another archive, {entry.filename}", name, "unpack it once first")
            _refuse_bombs(inner.infolist(), f"{name}/{entry.filename}")


def _safe_place(entry: zipfile.ZipInfo, name: str) -> Path:
    place = PurePosixPath(entry.filename.replace("\\", "/"))
    if place.is_absolute() or ".." in place.parts or ":" in (place.parts or ("",))[0]:
        raise SbpError(f"The archive holds a path that leads out of it, {entry.filename!r}", name, "delete it")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise SbpError(f"The archive holds a link, {entry.filename!r}", name, "unpack it and load the files")
    if not place.parts:
        raise SbpError("The archive holds a file without a name", name, "download it again")
    return Path(*(_UNSAFE.sub("_", part) for part in place.parts))


def _is_clutter(filename: str) -> bool:
    return filename.startswith(_CLUTTER[0]) or PurePosixPath(filename).name in _CLUTTER[1:]


def _is_zip(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(4) in (ZIP, _EMPTY_ZIP)
    except OSError:
        return False  # open_file says why it cannot be read

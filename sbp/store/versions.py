"""The built versions in `data/build/`: which there are, which one is current, how a new one becomes so."""

import difflib
import json
import re
import shutil
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from sbp import settings
from sbp.errors import SbpError, UsageError
from sbp.store import durable

POINTER = "current"
_ID = re.compile(r"^(\d{4}-\d{2}-\d{2})\.(\d+)-([0-9a-f]{8})$")


@dataclass(frozen=True)
class Version:
    """One built file; `identity` is the same for two builds of the same input, `manifest` is what the build said."""

    id: str
    path: Path
    is_demonstration: bool
    built_on: date
    identity: str
    manifest: dict[str, Any]


def current(build_dir: Path | None = None) -> Version | None:
    """Return the version being served, or None where nothing was built.

    Where the pointer names a version that is gone, the newest complete one takes its place.
    """
    folder = build_dir or settings.served_dir()
    named = settings.public_version() or _pointed_at(folder)
    found = _load(folder, named) if named and is_id(named) else None
    if found:
        return found
    return next(iter(all_versions(folder)), None)


def all_versions(build_dir: Path | None = None) -> tuple[Version, ...]:
    """Return every complete version, newest first."""
    folder = build_dir or settings.served_dir()
    ids = [path.stem for path in folder.glob("*.duckdb") if _ID.match(path.stem)]
    loaded = [_load(folder, each) for each in sorted(ids, key=_order, reverse=True)]
    return tuple(version for version in loaded if version)


def new_id(identity: str, today: date, build_dir: Path | None = None) -> str:
    """Return the next free id of the day: `YYYY-MM-DD.n-<first 8 hex digits of the identity>`.

    Ids rise in the order of building: where the clock was set back, the day is that of the newest version held.
    """
    folder = build_dir or settings.build_dir()
    held = [_order(path.stem) for path in folder.glob("*.duckdb") if _ID.match(path.stem)]
    day = max([today.isoformat(), *(each for each, _ in held)])
    taken = [number for each, number in held if each == day]
    return f"{day}.{max(taken, default=0) + 1}-{identity[:8]}"


def publish(built: Path, manifest: dict[str, Any], build_dir: Path | None = None) -> Version:
    """Give a finished, closed file its name, write its manifest and make it current in one step.

    Args:
        built: the file, in the build folder under a temporary name, without a write-ahead log.
        manifest: holds at least id, identity, built_on and is_demonstration; the file's hash and size are added.

    Raises:
        SbpError: a write-ahead log lies beside the file, so part of it is not in it.
    """
    folder = build_dir or settings.build_dir()
    if built.with_name(f"{built.name}.wal").exists():
        raise SbpError("The new file was not closed properly", built.name, "build again")
    durable.sync(built)
    manifest = manifest | {"file_sha256": durable.sha256(built), "file_bytes": built.stat().st_size}
    durable.replace(built, folder / f"{manifest['id']}.duckdb")
    durable.write_text(folder / f"{manifest['id']}.json", json.dumps(manifest, indent=1, ensure_ascii=False))
    version = _load(folder, manifest["id"])
    if version is None:
        raise SbpError("The new version's manifest cannot be read back", manifest["id"], "build again")
    point_to(version, folder)
    return version


def point_to(version: Version, build_dir: Path | None = None) -> None:
    """Make a version the current one in one step."""
    durable.write_text((build_dir or settings.build_dir()) / POINTER, version.id + "\n")


def rollback(version_id: str | None = None, build_dir: Path | None = None) -> Version:
    """Make an earlier version current: the one named, or the one before the current.

    Raises:
        UsageError: no such version; the nearest ids are named.
        SbpError: there is none to go back to, or its file is not what was built.
    """
    held = all_versions(build_dir)
    if version_id is None:
        serving = current(build_dir)
        older = [each for each in held if serving and _order(each.id) < _order(serving.id)]
        if not older:
            raise SbpError("There is no earlier version to go back to", "versions", "python -m sbp versions")
        chosen = older[0]
    else:
        chosen = find(version_id, held)
    verify_file(chosen)
    point_to(chosen, build_dir)
    return chosen


def find(version_id: str, held: tuple[Version, ...]) -> Version:
    """Return the version with that id.

    Raises:
        UsageError: there is none; the nearest ids are named.
    """
    by_id = {each.id: each for each in held}
    if version_id in by_id:
        return by_id[version_id]
    near = difflib.get_close_matches(version_id, list(by_id), cutoff=0.3) or list(by_id)[:3]
    raise UsageError(f"There is no version {version_id!r}", "versions", " or ".join(near) or "python -m sbp build")


def verify_file(version: Version) -> None:
    """Compare a version's file with the hash noted when it was built.

    Raises:
        SbpError: the file has changed since.
    """
    if not is_whole(version):
        raise SbpError("The file is not the one that was built", version.path.name, "rollback, or build again")


def is_whole(version: Version) -> bool:
    """Tell whether a version's file is still, byte for byte, the one that was built."""
    return durable.sha256(version.path) == version.manifest.get("file_sha256")


def prune(kept: int, build_dir: Path | None = None) -> list[str]:
    """Delete the oldest versions beyond `kept`, never the current one; return the ids deleted."""
    folder = build_dir or settings.build_dir()
    serving = current(folder)
    gone = []
    for version in all_versions(folder)[kept:]:
        if serving and version.id == serving.id:
            continue
        try:
            version.path.unlink()
        except PermissionError:
            continue  # Windows: a server still reads it; the next build tries again
        version.path.with_suffix(".json").unlink(missing_ok=True)
        gone.append(version.id)
    return gone


def clean_leftovers(build_dir: Path | None = None) -> list[str]:
    """Delete what a build that was cut off left behind; only under the build lock. Return the names deleted."""
    folder = build_dir or settings.build_dir()
    complete = {each.id for each in all_versions(folder)}
    left = [path for path in folder.iterdir() if path.suffix in (".tmp", ".wal") or ".tmp." in path.name]
    left += [path for path in folder.glob("*.duckdb") if path.stem not in complete and path not in left]
    left += [path for path in folder.glob("*.json") if path.stem not in complete]
    for path in left:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return [path.name for path in left]


def is_id(text: str) -> bool:
    """Return whether a text has the form of a version's id."""
    return bool(_ID.match(text))


def _pointed_at(folder: Path) -> str:
    try:
        return (folder / POINTER).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def _load(folder: Path, version_id: str) -> Version | None:
    path, noted = folder / f"{version_id}.duckdb", folder / f"{version_id}.json"
    try:
        manifest = _manifest(noted, noted.stat().st_mtime_ns)
        if not path.exists():
            return None
        built_on = date.fromisoformat(manifest["built_on"])
        return Version(version_id, path, manifest["is_demonstration"], built_on, manifest["identity"], manifest)
    except (OSError, ValueError, KeyError, TypeError):
        return None


@lru_cache(maxsize=64)
def _manifest(path: Path, modified_ns: int) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def _order(version_id: str) -> tuple[str, int]:
    found = _ID.match(version_id)
    return (found[1], int(found[2])) if found else ("", 0)

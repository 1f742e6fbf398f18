"""Write small files so that a reader, or the next start after a crash, sees the old text or the new, never half."""

import hashlib
import os
import time
from collections.abc import Iterable
from pathlib import Path

_CHUNK_BYTES = 1024 * 1024
_ATTEMPTS = 20  # Windows refuses to replace a file for the moment in which another process reads it
_PAUSE_SECONDS = 0.05


def write_text(path: Path, text: str) -> None:
    """Put `text` in place of the file's content in one step that survives a crash."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    beside.write_text(text, encoding="utf-8", newline="\n")
    sync(beside)
    replace(beside, path)


def replace(source: Path, target: Path) -> None:
    """Move `source` over `target` in one step and make the move itself durable."""
    for attempt in range(_ATTEMPTS):
        try:
            source.replace(target)
            break
        except PermissionError:
            if os.name != "nt" or attempt == _ATTEMPTS - 1:
                raise
            time.sleep(_PAUSE_SECONDS)
    sync_folder(target.parent)


def sync(path: Path) -> None:
    """Make sure that a file's bytes are on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Make sure that a folder's list of names is on the disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of(paths: Iterable[Path]) -> str:
    """Return one SHA-256 for several files, told apart by their names and contents and not by where they lie."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.name} {sha256(path)}\n".encode())
    return digest.hexdigest()


def sha256(path: Path) -> str:
    """Return a file's SHA-256 as 64 hex digits, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()

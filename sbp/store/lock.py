"""One writer at a time: a lock that the operating system lets go of when its holder ends, however it ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sbp.errors import SbpError

if os.name == "nt":
    import msvcrt
else:
    import fcntl

_LOCKED_BYTE = 4096  # beyond the text, which others must be able to read while Windows holds the byte


@contextmanager
def only_one(path: Path, doing: str) -> Iterator[None]:
    """Hold the lock file at `path` while the body runs; `doing` says what for, such as "A build".

    Raises:
        SbpError: another process holds it; the sentence names its number.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as stream:
        if not _taken(stream):
            stream.seek(0)
            holder = stream.read(20).strip() or "unknown"
            raise SbpError(f"{doing} is already running (process {holder})", path.name, "wait until it has ended")
        try:
            stream.seek(0)
            stream.truncate()
            stream.write(str(os.getpid()))
            stream.flush()
            yield
        finally:
            _let_go(stream)


def is_held(path: Path) -> bool:
    """Return whether anybody holds the lock file at `path` now; by the time of the answer they may have ended."""
    if not path.exists():
        return False
    with path.open("a+", encoding="utf-8") as stream:
        if not _taken(stream):
            return True
        _let_go(stream)
    return False


def _taken(stream: IO[str]) -> bool:
    try:
        if os.name == "nt":
            stream.seek(_LOCKED_BYTE)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _let_go(stream: IO[str]) -> None:
    if os.name == "nt":
        stream.seek(_LOCKED_BYTE)
        msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(stream.fileno(), fcntl.LOCK_UN)

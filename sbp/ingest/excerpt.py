"""The wanted members of a large archive, without the rest: cut from a file, or fetched from a server part by part."""

import io
import re
import shutil
import zipfile
import zlib
from fnmatch import fnmatch
from pathlib import Path
from typing import BinaryIO

from sbp.ingest.download import Downloader, DownloadFault, Progress, Received, Wanted
from sbp.store import durable

WINDOW_BYTES = 1024 * 1024  # read at a time; a list of 5,000 members takes about 600 kB
_TOTAL = re.compile(r"/(\d+)$")


def from_file(path: Path, keep: tuple[str, ...]) -> None:
    """Leave in a zip only the members whose names fit one of the patterns.

    Raises:
        DownloadFault: the zip is damaged, or none of its members fits.
    """
    smaller = path.with_name(f"{path.name}.excerpt")
    with path.open("rb") as stream:
        _copy(stream, smaller, keep)
    smaller.replace(path)


def from_server(
    downloader: Downloader, wanted: Wanted, folder: Path, keep: tuple[str, ...], progress: Progress
) -> Received | None:
    """Fetch of a zip on a server only the members whose names fit one of the patterns.

    Returns:
        The excerpt (without a path where the one held is still the newest), or None where the server cannot send
        parts of a file and the whole has to be downloaded.

    Raises:
        DownloadFault: a part could not be had, the file changed meanwhile, is no zip, or none of its members fits.
    """
    end = downloader.piece(wanted, f"-{WINDOW_BYTES}")
    total = _TOTAL.search(end[1].get("content-range", "")) if end else None
    etag, last_modified = (end[1].get(name, "") for name in ("etag", "last-modified")) if end else ("", "")
    validator = etag if etag and not etag.startswith("W/") else last_modified
    if end is None or total is None or not validator:
        return None
    if wanted.etag == etag != "":
        return Received(None, etag=etag, last_modified=last_modified)
    target = folder / wanted.name
    remote = _RemoteFile(downloader, wanted, int(total[1]), validator, end[0], progress)
    _copy(io.BufferedReader(remote, WINDOW_BYTES), target, keep)
    return Received(target, durable.sha256(target), target.stat().st_size, etag, last_modified)


class _RemoteFile(io.RawIOBase):
    """A file on a server, read at any place by asking for one window of bytes at a time."""

    def __init__(
        self, downloader: Downloader, wanted: Wanted, size: int, validator: str, end: bytes, progress: Progress
    ) -> None:
        self._downloader, self._wanted, self._validator, self._progress = downloader, wanted, validator, progress
        self._size, self._at, self._received = size, 0, len(end)
        self._window_at, self._window = size - len(end), end

    def readable(self) -> bool:
        """Say that bytes can be read."""
        return True

    def seekable(self) -> bool:
        """Say that the place can be chosen."""
        return True

    def tell(self) -> int:
        """Return the place, in bytes from the start."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place and return it, in bytes from the start."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill a buffer from the place on, asking the publisher for a window where it is not held; return the bytes."""
        if self._at >= self._size:
            return 0
        if not self._window_at <= self._at < self._window_at + len(self._window):
            self._ask()
        piece = self._window[self._at - self._window_at :][: len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def _ask(self) -> None:
        last = min(self._at + WINDOW_BYTES, self._size) - 1
        answer = self._downloader.piece(self._wanted, f"{self._at}-{last}", self._validator)
        if answer is None or len(answer[0]) != last + 1 - self._at:
            raise DownloadFault("the file changed while it was being read; fetch it again")
        self._window_at, self._window = self._at, answer[0]
        self._received += len(self._window)
        if self._received > self._wanted.most_bytes:
            raise DownloadFault(f"more than {self._wanted.most_bytes // 1024**2} MB are wanted of the file")
        self._progress(self._wanted.name, self._received, None)


def _copy(source: BinaryIO | io.BufferedReader, target: Path, keep: tuple[str, ...]) -> None:
    try:
        with zipfile.ZipFile(source) as full, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as kept:
            wanted = [each for each in full.infolist() if any(fnmatch(each.filename, pattern) for pattern in keep)]
            for each in wanted:
                entry = zipfile.ZipInfo(each.filename, each.date_time)
                entry.compress_type = zipfile.ZIP_DEFLATED
                with full.open(each) as member, kept.open(entry, "w") as copied:
                    shutil.copyfileobj(member, copied)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as fault:
        raise DownloadFault("the zip file is damaged or cut short") from fault
    if not wanted:
        raise DownloadFault(f"the zip file holds nothing like {', '.join(keep)}")

"""One received file, opened safely: wrong kinds are refused in a sentence before any format looks at it."""

import csv
import gzip
import hashlib
import io
import os
import re
import zlib
from codecs import IncrementalDecoder, getincrementaldecoder
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

from sbp.errors import SbpError

HEAD_BYTES = 64 * 1024
CHUNK_BYTES = 1024 * 1024
LONGEST_LINE_BYTES = 1024 * 1024  # no table that we read has a line of more than a few kB
LARGEST_DOCUMENT_BYTES = 512 * 1024 * 1024  # JSON and XML are read whole, so they are capped
LARGEST_UNPACKED_BYTES = 8 * 1024**3  # three years of every force's street files are about 6 GB
GZIP, ZIP, SHAPEFILE = b"\x1f\x8b", b"PK\x03\x04", b"\x00\x00\x27\x0a"
SIDECARS = (".shx", ".dbf", ".prj", ".cpg")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"
_PAGE_START_BYTES = 2048  # a comment or an XML declaration may come before a web page's first word
_WEB_PAGE = re.compile(rb"<!doctype html|<(html|head|body|div|script)[ >]")


@dataclass(frozen=True)
class Opened:
    """One file as received: the name that a person knows, its path, its first bytes and its hash.

    `head` is the first 64 KiB after unzipping gzip, byte order mark kept. `members` are the files of an archive,
    unpacked to a temporary folder; they are empty for every other file. `refused` says of which of an archive's
    files nothing can be made, a sentence each.
    """

    name: str
    path: Path
    head: bytes
    sha256: str
    members: tuple["Opened", ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def size_bytes(self) -> int:
        """Return the size on disk in bytes, without the sidecars of a shapefile."""
        return self.path.stat().st_size

    def text_head(self) -> str:
        """Return the head as text without its byte order mark.

        Raises:
            SbpError: the head is not UTF-8.
        """
        try:
            return getincrementaldecoder("utf-8-sig")().decode(self.head, final=False)
        except UnicodeDecodeError:
            raise _not_utf8(self.name) from None

    def header(self) -> tuple[str, ...]:
        """Return the cells of the first CSV line, stripped; empty for a document (JSON, XML) and what is not text."""
        return self._header

    @cached_property
    def _header(self) -> tuple[str, ...]:
        """Parse the first line once: every format asks for it."""
        if _is_binary(self.head) or _is_document(self.head) or not self.head.strip():
            return ()
        return tuple(cell.strip() for cell in next(csv.reader(io.StringIO(self.text_head(), newline="")), []))

    def open_text(self) -> IO[str]:
        """Open the whole file as text: gzip unpacked, byte order mark removed, line ends untouched."""
        if _reads_gzip(self.path):
            return gzip.open(self.path, "rt", encoding="utf-8-sig", newline="")
        return self.path.open("r", encoding="utf-8-sig", newline="")

    def is_unended(self) -> bool:
        """Tell whether a plain table's last line has no line end; what is packed or a document shows its own end."""
        if _is_binary(self.head) or _is_document(self.head) or _reads_gzip(self.path):
            return False
        with self.path.open("rb") as stream:
            stream.seek(-1, os.SEEK_END)
            return stream.read(1) not in b"\r\n"


def open_file(path: Path, name: str) -> Opened:
    """Open one file that is no archive, refusing what cannot be a publisher's file.

    Args:
        path: the file on disk; a shapefile's sidecars lie beside it.
        name: what a person would call it.

    Raises:
        SbpError: the file is empty, a web page, UTF-16, damaged, binary of no known kind, or one endless line.
    """
    digest, head = hashlib.sha256(), b""
    try:
        with path.open("rb") as stream:
            packed = stream.read(4)
        if packed[:2] == GZIP:
            with gzip.open(path, "rb") as unpacked:
                head = _scan(unpacked, name, LARGEST_UNPACKED_BYTES)
        else:
            with path.open("rb") as stream:
                head = _scan(stream, name, LARGEST_UNPACKED_BYTES)
        _hash_file(path, digest)
    except (EOFError, gzip.BadGzipFile, zlib.error) as fault:
        raise SbpError("The gzip file is damaged or cut short", name, "download it again") from fault
    except OSError as fault:
        reason = fault.strerror or fault
        raise SbpError(f"The file cannot be read ({reason})", name, "check the file and its permissions") from fault
    for sidecar in sidecars(path) if head.startswith(SHAPEFILE) else ():
        _hash_file(sidecar, digest)
    return Opened(name, path, head, digest.hexdigest())


def sidecars(path: Path) -> tuple[Path, ...]:
    """Return the files that belong to a shapefile and lie beside it, in a fixed order; empty where there are none."""
    beside = {other.suffix.lower(): other for other in path.parent.glob(f"{_escaped(path.stem)}.*")}
    return tuple(beside[suffix] for suffix in SIDECARS if suffix in beside)


def is_spreadsheet_zip(names: list[str]) -> bool:
    """Tell whether a zip with these entries is a spreadsheet (ODS or XLSX) and not an archive of files."""
    return "[Content_Types].xml" in names or {"mimetype", "content.xml"} <= set(names)


def _scan(stream: IO[bytes], name: str, largest: int) -> bytes:
    """Read the stream once in pieces, refuse what is wrong with it, and return its head."""
    head = stream.read(HEAD_BYTES)
    _refuse_wrong_kind(head, name)
    if _is_binary(head):
        return head
    is_document = _is_document(head)
    decoder, line_bytes, seen, chunk = getincrementaldecoder("utf-8")(), 0, 0, head
    while chunk:
        seen += len(chunk)
        if seen > (LARGEST_DOCUMENT_BYTES if is_document else largest):
            raise SbpError(f"The file holds more than {seen // 1024**2} MB", name, "load it in parts")
        if b"\0" in chunk:
            raise SbpError("The file holds NUL bytes, so it is damaged or not text", name, "download it again")
        _decode(decoder, chunk, name)
        line_bytes = len(chunk) - 1 - chunk.rfind(b"\n") + (0 if b"\n" in chunk else line_bytes)
        if line_bytes > LONGEST_LINE_BYTES and not is_document:
            raise SbpError("A line of more than 1 MB was found, so this is no table", name, "download it again as CSV")
        chunk = stream.read(CHUNK_BYTES)
    _decode(decoder, b"", name)
    return head


def _refuse_wrong_kind(head: bytes, name: str) -> None:
    if not head.removeprefix(_BOM).strip():
        raise SbpError("The file is empty", name, "download it again")
    if head[:2] in _UTF16:
        raise SbpError("The file is UTF-16 text", name, "save it as CSV UTF-8")
    start = head.removeprefix(_BOM).lstrip()[:_PAGE_START_BYTES].lower()
    if start.startswith(b"<") and _WEB_PAGE.search(start):
        raise SbpError("This is a web page (HTML), not data", name, "save the data file itself")
    if b"\0" in head and not _is_binary(head):
        raise SbpError("The file is binary or UTF-16, of a kind not known here", name, "save it as CSV UTF-8")


def _decode(decoder: IncrementalDecoder, chunk: bytes, name: str) -> None:
    try:
        decoder.decode(chunk, final=not chunk)
    except UnicodeDecodeError:
        raise _not_utf8(name) from None


def _not_utf8(name: str) -> SbpError:
    return SbpError("The file is not UTF-8 text", name, "save it as CSV UTF-8")


def _is_binary(head: bytes) -> bool:
    return head.startswith((ZIP, SHAPEFILE))


def _is_document(head: bytes) -> bool:
    return head.removeprefix(_BOM).lstrip()[:1] in (b"{", b"[", b"<")


def _reads_gzip(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(2) == GZIP


def _hash_file(path: Path, digest: "hashlib._Hash") -> None:
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK_BYTES):
            digest.update(chunk)


def _escaped(stem: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in stem)

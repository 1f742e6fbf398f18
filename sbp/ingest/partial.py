"""An unfinished download on disk, with what a server needs to be told so that it may be gone on with."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

_CHUNK_BYTES = 256 * 1024
_GZIP_WINDOW = 31  # zlib's number for "expect a gzip header"


@dataclass
class Part:
    """The bytes received so far of one address, as they came over the wire; `size` is their number.

    A part without a validator (a strong ETag, or a day of change) counts as empty: nothing shows that its rest would
    belong to the same file.
    """

    path: Path
    etag: str = ""
    last_modified: str = ""
    encoding: str = ""

    @classmethod
    def of(cls, folder: Path, url: str) -> "Part":
        """Find what is held of an address, or an empty part where nothing usable is."""
        path = folder / f"{sha256(url.encode()).hexdigest()[:32]}.part"
        try:
            part = cls(path, **json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            part = cls(path)
        if not part.validator:
            path.unlink(missing_ok=True)
        return part

    @property
    def size(self) -> int:
        """Return how many bytes are held."""
        return self.path.stat().st_size if self.path.exists() else 0

    @property
    def validator(self) -> str:
        """Return what shows that the file is still the same: a strong ETag, else the day of change, else nothing."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.last_modified

    def begin(self, headers: Mapping[str, str]) -> None:
        """Start anew for an answer with these headers."""
        self.discard()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.etag, self.last_modified = headers.get("etag", ""), headers.get("last-modified", "")
        self.encoding = headers.get("content-encoding", "").strip().lower()
        note = {"etag": self.etag, "last_modified": self.last_modified, "encoding": self.encoding}
        self.path.with_suffix(".json").write_text(json.dumps(note), encoding="utf-8")

    def discard(self) -> None:
        """Remove what is held."""
        self.path.unlink(missing_ok=True)
        self.path.with_suffix(".json").unlink(missing_ok=True)


def unpack(part: Part, target: Path, most_bytes: int) -> None:
    """Write a finished part to its place, gzip undone where the server packed the answer for the journey.

    Raises:
        ValueError: the answer is packed in an unknown or damaged way, or too large once unpacked.
    """
    if part.encoding in ("", "identity"):
        part.path.replace(target)
        return
    if part.encoding not in ("gzip", "x-gzip"):
        raise ValueError(f"the server packed the file as {part.encoding!r}, which was not asked for")
    unpacker, size = zlib.decompressobj(_GZIP_WINDOW), 0
    with part.path.open("rb") as packed, target.open("wb") as plain:
        try:
            while chunk := packed.read(_CHUNK_BYTES):
                while chunk:
                    size += plain.write(unpacker.decompress(chunk, _CHUNK_BYTES))
                    chunk = unpacker.unconsumed_tail
                    if size > most_bytes:
                        raise ValueError(f"the file is larger than {most_bytes // 1024**2} MB once unpacked")
        except zlib.error:
            raise ValueError("the packed file is damaged") from None
        plain.write(unpacker.flush())
    if not unpacker.eof:
        raise ValueError("the packed file is cut short")

"""One file over HTTP, politely and whole: retried, resumed, checked, or refused with the reason."""

import json
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

import httpx

from sbp.ingest import partial
from sbp.ingest.partial import Part

AGENT = "safer-borough-dashboard (open data; python-httpx)"
ATTEMPTS = 5
REDIRECTS = 5
LONGEST_WAIT_SECONDS = 120.0  # a server that asks for more is left in peace until the next run
LONGEST_BACK_OFF_SECONDS = 60.0
LARGEST_BYTES = 4 * 1024**3  # three years of every force's street files are about 1.6 GB
WORTH_ANOTHER_TRY = frozenset({408, 425, 429, 500, 502, 503, 504})
CHUNK_BYTES = 256 * 1024

Result = TypeVar("Result")
Progress = Callable[[str, int, int | None], None]


class DownloadFault(Exception):
    """A download that did not succeed, said as a clause that a sentence can go on from."""


class _TryAgain(Exception):
    """A fault that another attempt may mend; `wait` is what the server asked for, in seconds."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.wait = reason, wait


@dataclass(frozen=True)
class Wanted:
    """A file to download: its address, the name to keep it under, and what is known of it already.

    `etag` and `last_modified` are those of the copy held; `sha256` is the hash that it must have, empty for any.
    """

    url: str
    name: str
    per_second: float = 2.0
    sha256: str = ""
    etag: str = ""
    last_modified: str = ""
    most_bytes: int = LARGEST_BYTES


@dataclass(frozen=True)
class Received:
    """A file as received, or (path None) the server's word that the copy held is still the newest."""

    path: Path | None
    sha256: str = ""
    bytes: int = 0
    etag: str = ""
    last_modified: str = ""


@dataclass
class Downloader:
    """Downloads files one after another into a folder.

    Args:
        parts: the folder of unfinished downloads, which a later run goes on with.
        base_url: another server to ask instead, for tests: `<base_url>/<host>/<path>`.
        sleep, clock, now, chance: what time and luck are taken from.
    """

    parts: Path
    base_url: str = ""
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    chance: random.Random = field(default_factory=random.Random)
    timeout: httpx.Timeout = field(default_factory=lambda: httpx.Timeout(30.0, connect=10.0))
    _next_at: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # a proxy of the environment is for the internet, not for a test server
        self._client = httpx.Client(timeout=self.timeout, trust_env=not self.base_url, headers={"User-Agent": AGENT})

    def __enter__(self) -> "Downloader":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, wanted: Wanted, folder: Path, progress: Progress = lambda *_: None) -> Received:
        """Download one file into `folder`.

        Raises:
            DownloadFault: it could not be had, or what came is not the file.
        """
        return self._retried(wanted, lambda: self._attempt(wanted, folder, progress))

    def piece(self, wanted: Wanted, span: str, validator: str = "") -> tuple[bytes, httpx.Headers] | None:
        """Download the bytes of a file that `span` names ("0-99", or "-100" for the last hundred).

        Returns:
            The bytes and the answer's headers; None where the server sends no parts, or no longer of the file that
            `validator` (an ETag or a day of change) stands for.

        Raises:
            DownloadFault: they could not be had.
        """
        return self._retried(wanted, lambda: self._piece(wanted, span, validator))

    def _retried(self, wanted: Wanted, attempt_once: Callable[[], Result]) -> Result:
        for attempt in range(ATTEMPTS):
            self._be_polite(wanted)
            try:
                return attempt_once()
            except _TryAgain as fault:
                if attempt == ATTEMPTS - 1:
                    raise DownloadFault(f"{fault.reason}, {ATTEMPTS} times in a row") from None
                if (fault.wait or 0) > LONGEST_WAIT_SECONDS:
                    raise DownloadFault(f"{fault.reason} and asks to wait {fault.wait:.0f} seconds") from None
                # half to all of the doubled pause, so that many clients do not come back at once
                pause = min(LONGEST_BACK_OFF_SECONDS, 2.0**attempt) * self.chance.uniform(0.5, 1.0)
                self.sleep(fault.wait if fault.wait is not None else pause)
        raise AssertionError("unreachable")

    def json(self, url: str, folder: Path, per_second: float = 2.0) -> Any:
        """Download a small JSON answer.

        Raises:
            DownloadFault: it could not be had or is no JSON.
        """
        path = self.get(Wanted(url, "answer.json", per_second), folder).path
        try:
            return json.loads(path.read_bytes()) if path else None
        except ValueError:
            raise DownloadFault("the answer is not the list of files that was expected") from None

    def _be_polite(self, wanted: Wanted) -> None:
        host = urlsplit(wanted.url).netloc
        wait = self._next_at.get(host, 0.0) - self.clock()
        if wait > 0:
            self.sleep(wait)
        self._next_at[host] = self.clock() + 1.0 / wanted.per_second

    def _attempt(self, wanted: Wanted, folder: Path, progress: Progress) -> Received:
        part = Part.of(self.parts, wanted.url)
        with self._open(wanted.url, self._headers(wanted, part)) as response:
            if response.status_code == 304:
                return Received(None, etag=wanted.etag, last_modified=wanted.last_modified)
            sent = response.headers.get("content-range", "")
            misplaced = response.status_code == 206 and not (part.size and sent.startswith(f"bytes {part.size}-"))
            if misplaced or response.status_code == 416:
                part.discard()
                raise _TryAgain("the server sent another part of the file than was asked for")
            self._check_status(response)
            self._store(response, part, wanted, progress)
        return _finish(part, wanted, folder)

    def _piece(self, wanted: Wanted, span: str, validator: str) -> tuple[bytes, httpx.Headers] | None:
        headers = {"Accept-Encoding": "identity", "Range": f"bytes={span}"}
        with self._open(wanted.url, headers | ({"If-Range": validator} if validator else {})) as response:
            self._check_status(response)
            return None if response.status_code == 200 else (response.read(), response.headers)

    def _headers(self, wanted: Wanted, part: Part) -> dict[str, str]:
        headers = {"Accept-Encoding": "gzip"}
        if part.size:
            return headers | {"Range": f"bytes={part.size}-", "If-Range": part.validator}
        if wanted.etag:
            headers["If-None-Match"] = wanted.etag
        if wanted.last_modified:
            headers["If-Modified-Since"] = wanted.last_modified
        return headers

    @contextmanager
    def _open(self, url: str, headers: dict[str, str]) -> Iterator[httpx.Response]:
        """Ask for an address; faults on the way, until the answer has been used, are worth another try."""
        try:
            response = self._follow(url, headers)
        except httpx.TransportError as fault:
            raise _TryAgain(_clause(fault)) from None
        except (httpx.InvalidURL, ValueError):
            raise DownloadFault("the address, or one that it redirects to, is not a proper one") from None
        try:
            yield response
        except httpx.TransportError as fault:
            raise _TryAgain(_clause(fault)) from None
        finally:
            response.close()

    def _follow(self, url: str, headers: dict[str, str]) -> httpx.Response:
        """Ask for an address, following redirects that stay on the host or lead to https."""
        for _ in range(REDIRECTS + 1):
            asked = self._address(url)
            response = self._client.send(self._client.build_request("GET", asked, headers=headers), stream=True)
            if response.status_code not in (301, 302, 303, 307, 308) or "location" not in response.headers:
                return response
            response.close()
            url = urljoin(asked, response.headers["location"])
            same = urlsplit(url)[:2] == urlsplit(asked)[:2]
            if not same and urlsplit(url).scheme != "https":
                raise DownloadFault(f"the server redirects to {url}, which is another host without https")
        raise DownloadFault(f"the server redirects more than {REDIRECTS} times")

    def _address(self, url: str) -> str:
        if not self.base_url or url.startswith(self.base_url):
            return url
        parts = urlsplit(url)
        query = f"?{parts.query}" if parts.query else ""
        return f"{self.base_url.rstrip('/')}/{parts.netloc}{parts.path}{query}"

    def _check_status(self, response: httpx.Response) -> None:
        status = f"the server answered {response.status_code} ({response.reason_phrase})"
        if response.status_code in WORTH_ANOTHER_TRY:
            raise _TryAgain(status, self._asked_wait(response.headers.get("retry-after", "")))
        if response.status_code not in (200, 206):
            raise DownloadFault(status)

    def _asked_wait(self, text: str) -> float | None:
        """Read Retry-After: seconds, or the date to come back at."""
        if text.strip().isdecimal():
            return float(text)
        try:
            then = parsedate_to_datetime(text)
        except ValueError:
            return None
        return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - self.now()).total_seconds())

    def _store(self, response: httpx.Response, part: Part, wanted: Wanted, progress: Progress) -> None:
        """Write the body as it comes over the wire, so that a part can be gone on with and its length checked."""
        if response.status_code == 200:
            part.begin(response.headers)
        announced = response.headers.get("content-length", "")
        total = part.size + int(announced) if announced.isdecimal() else None
        with part.path.open("ab") as stream:
            size = part.size
            if (total or 0) <= wanted.most_bytes:
                for chunk in response.iter_raw():
                    size += stream.write(chunk)
                    progress(wanted.name, size, total)
                    if size > wanted.most_bytes:
                        break
        if max(size, total or 0) > wanted.most_bytes:
            part.discard()
            raise DownloadFault(f"the file is larger than {wanted.most_bytes // 1024**2} MB")
        if total is not None and size < total:
            raise _TryAgain(f"the download was cut short at {size} of {total} bytes")


def _finish(part: Part, wanted: Wanted, folder: Path) -> Received:
    """Move a finished part to its place, once it has been found to be a file of data."""
    etag, last_modified = part.etag, part.last_modified
    target = folder / wanted.name
    try:
        partial.unpack(part, target, wanted.most_bytes)
    except ValueError as fault:
        raise DownloadFault(str(fault)) from None
    finally:
        part.discard()
    with target.open("rb") as stream:
        head = stream.read(1024)
        stream.seek(0)
        digest = sha256()
        while chunk := stream.read(CHUNK_BYTES):
            digest.update(chunk)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not start:
        raise DownloadFault("the file is empty")
    if start.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<?xml") and b"<html" in start):
        raise DownloadFault("a web page came in place of the data")
    if wanted.sha256 and digest.hexdigest() != wanted.sha256.lower():
        raise DownloadFault("the file is not the one whose checksum is declared")
    return Received(target, digest.hexdigest(), target.stat().st_size, etag, last_modified)


def _clause(fault: httpx.TransportError) -> str:
    if isinstance(fault, httpx.TimeoutException):
        return "the server took too long to answer"
    if isinstance(fault, httpx.RemoteProtocolError | httpx.ReadError):
        return "the download was cut short"
    return "the server cannot be reached"

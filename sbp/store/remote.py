"""The public's file from a web address: checked before it is served, and the last good one kept."""

import ipaddress
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from sbp.errors import SbpError
from sbp.store import connection, durable, versions
from sbp.store.versions import Version

LARGEST_FILE = 500_000_000
LARGEST_NOTE = 1_000_000
TIMEOUT_SECONDS = 20.0
KEPT = 3


def refresh(address: str, folder: Path) -> Version | None:
    """Bring a folder up to what an address publishes; return the new version, or None where there is nothing new.

    Args:
        address: of the folder that `publish` wrote, as a web server gives it, ending in a slash.
        folder: where the copy is kept.

    Raises:
        SbpError: the address is not safe, does not answer, or what it gives is not whole; what is held stays in use.
    """
    check(address)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with httpx.Client(timeout=TIMEOUT_SECONDS, follow_redirects=False) as client:
            return _refresh(client, address, folder)
    except httpx.HTTPError as fault:
        raise _fault(f"The published file cannot be fetched ({type(fault).__name__})", address) from fault


def check(address: str) -> None:
    """Refuse an address that anybody between here and there could change what is fetched from.

    Raises:
        SbpError: it is not https, and not this machine itself.
    """
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme != "http" or not _is_this_machine(parts.hostname or ""):
        raise SbpError(
            "The published file is fetched by https alone", "SBP_PUBLIC_FILE", "an address that starts https://"
        )


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refresh(client: httpx.Client, address: str, folder: Path) -> Version | None:
    wanted = _read(client, address + versions.POINTER, 100).decode("utf-8", "replace").strip()
    if not versions.is_id(wanted):
        raise _fault("The address names no version", address)
    serving = versions.current(folder)
    if serving and serving.id == wanted:
        return None
    held = next((each for each in versions.all_versions(folder) if each.id == wanted), None)
    if held is None or not versions.is_whole(held):
        held = _fetch(client, address, wanted, folder)
    versions.point_to(held, folder)
    versions.prune(KEPT, folder)
    return held


def _fetch(client: httpx.Client, address: str, wanted: str, folder: Path) -> Version:
    """Fetch one version's file and manifest, and put them in place once they are whole."""
    manifest = _manifest(_read(client, f"{address}{wanted}.json", LARGEST_NOTE), wanted, address)
    beside = folder / f"{wanted}.duckdb.tmp"
    try:
        _download(client, f"{address}{wanted}.duckdb", beside, int(manifest["file_bytes"]))
        if durable.sha256(beside) != manifest["file_sha256"]:
            raise _fault("The published file does not match its checksum", f"{wanted}.duckdb")
        connection.open_version(beside).close()
        durable.sync(beside)
        durable.write_text(folder / f"{wanted}.json", json.dumps(manifest))
        durable.replace(beside, folder / f"{wanted}.duckdb")
    finally:
        beside.unlink(missing_ok=True)
    return versions.find(wanted, versions.all_versions(folder))


def _manifest(text: bytes, wanted: str, address: str) -> dict[str, Any]:
    try:
        manifest = json.loads(text)
        is_whole = manifest["id"] == wanted and 0 < int(manifest["file_bytes"]) <= LARGEST_FILE
        is_whole = is_whole and {"identity", "built_on", "is_demonstration", "file_sha256"} <= set(manifest)
    except (ValueError, KeyError, TypeError):
        is_whole = False
    if not is_whole:
        raise _fault("The published file's manifest is damaged, or the file is too large", f"{address}{wanted}.json")
    return manifest


def _read(client: httpx.Client, url: str, most: int) -> bytes:
    """Fetch a small file, and no more of it than is allowed."""
    with client.stream("GET", url) as answer:
        _must_be_ok(answer, url)
        read = b""
        for chunk in answer.iter_bytes():
            read += chunk
            if len(read) > most:
                raise _fault("The address gives more than it may", url)
    return read


def _download(client: httpx.Client, url: str, target: Path, size: int) -> None:
    """Fetch a file of known size; one that turns out longer is given up at once."""
    with client.stream("GET", url) as answer, target.open("wb") as out:
        _must_be_ok(answer, url)
        written = 0
        for chunk in answer.iter_bytes():
            written += len(chunk)
            if written > size:
                break
            out.write(chunk)
    if written != size:
        raise _fault(f"The published file has another size than its {size:,} bytes", url)


def _must_be_ok(answer: httpx.Response, url: str) -> None:
    if answer.status_code != httpx.codes.OK:
        raise _fault(f"The published file's address answers {answer.status_code}", url)


def _fault(what: str, where: str) -> SbpError:
    return SbpError(what, where, "what is held stays in use; look at SBP_PUBLIC_FILE")

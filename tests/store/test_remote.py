"""The public's file from an address: fetched whole or not at all, checked, and the last good one kept."""

import functools
import http.server
import json
import threading

import duckdb
import pytest

from sbp.errors import SbpError
from sbp.store import remote, versions

FIRST, SECOND = "2026-03-06.1-0123abcd", "2026-03-07.1-4567abcd"


def publish(folder, version_id):
    folder.mkdir(exist_ok=True)
    with duckdb.connect(str(folder / "new.tmp")) as con:
        con.execute("CREATE TABLE meta AS SELECT ? AS version", [version_id])
    about = {"id": version_id, "identity": version_id[-8:], "built_on": version_id[:10], "is_demonstration": True}
    return versions.publish(folder / "new.tmp", about, folder)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def site(tmp_path):
    """A folder that was published and the address that a web server gives it."""
    folder = tmp_path / "site"
    publish(folder, FIRST)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield folder, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_new_publication_is_fetched_once_and_then_served(site, tmp_path):
    folder, address = site
    copy = tmp_path / "copy"
    assert remote.refresh(address, copy).id == FIRST
    assert remote.refresh(address, copy) is None
    publish(folder, SECOND)
    assert remote.refresh(address, copy).id == SECOND
    assert versions.current(copy).id == SECOND


def test_going_back_to_an_earlier_publication_fetches_nothing(site, tmp_path):
    folder, address = site
    first = remote.refresh(address, tmp_path / "copy")
    publish(folder, SECOND)
    remote.refresh(address, tmp_path / "copy")
    (folder / f"{FIRST}.duckdb").unlink()
    versions.point_to(first, folder)
    assert remote.refresh(address, tmp_path / "copy").id == FIRST


def spoil_bytes(folder):
    path = folder / f"{SECOND}.duckdb"
    path.write_bytes(path.read_bytes()[:-1] + b"x")


def spoil_length(folder):
    (folder / f"{SECOND}.duckdb").write_bytes(b"short")


def too_long(folder):
    path = folder / f"{SECOND}.duckdb"
    path.write_bytes(path.read_bytes() + b"more")


def no_database(folder):
    path = folder / f"{SECOND}.duckdb"
    note = json.loads((folder / f"{SECOND}.json").read_text())
    path.write_bytes(b"x" * note["file_bytes"])
    note["file_sha256"] = versions.durable.sha256(path)
    (folder / f"{SECOND}.json").write_text(json.dumps(note))


def manifest(**changes):
    def spoil(folder):
        path = folder / f"{SECOND}.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | changes))

    return spoil


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_bytes,
        spoil_length,
        too_long,
        no_database,
        manifest(id=FIRST),
        manifest(file_bytes=remote.LARGEST_FILE + 1),
        manifest(file_bytes="many"),
        lambda folder: (folder / f"{SECOND}.json").write_text("<html>"),
        lambda folder: (folder / f"{SECOND}.json").unlink(),
        lambda folder: (folder / "current").write_text("../../etc/passwd"),
        lambda folder: (folder / "current").write_text("x" * 1000),
        lambda folder: (folder / "current").unlink(),
    ],
)
def test_what_is_not_whole_is_refused_and_the_last_good_one_stays(site, tmp_path, spoil):
    folder, address = site
    copy = tmp_path / "copy"
    remote.refresh(address, copy)
    publish(folder, SECOND)
    spoil(folder)
    with pytest.raises(SbpError):
        remote.refresh(address, copy)
    assert versions.current(copy).id == FIRST
    assert not list(copy.glob("*.tmp*"))


def test_an_address_that_does_not_answer_is_said(tmp_path):
    with pytest.raises(SbpError, match="cannot be fetched"):
        remote.refresh("http://127.0.0.1:9/", tmp_path / "copy")


@pytest.mark.parametrize(
    "address", ["http://files.example/", "file:///etc/", "ftp://127.0.0.1/", "https:///x/", "http://127.0.0.1.example/"]
)
def test_only_https_or_this_machine_is_asked(tmp_path, address):
    with pytest.raises(SbpError, match="https alone"):
        remote.refresh(address, tmp_path / "copy")

"""Of an archive of thousands of members only the wanted ones are kept, and only they cross the network."""

import io
import random
import zipfile

import pytest

from sbp.ingest import excerpt
from sbp.ingest.download import Downloader, DownloadFault, Wanted

OURS = "2020-01/2020-01-ours-street.csv"
KEEP = ("*-ours-street.csv",)
WANTED = Wanted("https://example.org/2020-01.zip", "2020-01.zip", per_second=1000)


def packed(ours=b"Month\n" * 1000):
    """An archive of 3 MB in which our member stands in the middle."""
    noise = random.Random(1)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(6):
            archive.writestr(f"2020-01/2020-01-far{n}-street.csv", noise.randbytes(500_000))
            if n == 2:
                archive.writestr(OURS, ours)
    return stream.getvalue()


@pytest.fixture
def downloader(publisher, tmp_path):
    with Downloader(tmp_path / "parts", publisher.url, sleep=lambda _: None) as made:
        yield made


def parts_of(says, body, etag='"one"', sent=None):
    """Answer as a server does that sends parts, and note how much was sent."""

    def answer(headers):
        if "range" not in headers or headers.get("if-range", etag) != etag:
            return says(body, headers={"ETag": etag})
        first, _, last = headers["range"].removeprefix("bytes=").partition("-")
        start = int(first) if first else max(0, len(body) - int(last))
        stop = min(len(body), int(last) + 1) if first else len(body)
        if sent is not None:
            sent.append(stop - start)
        return says(body[start:stop], 206, {"ETag": etag, "Content-Range": f"bytes {start}-{stop - 1}/{len(body)}"})

    return answer


def members(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_file_is_cut_down_to_what_is_wanted(tmp_path):
    path = tmp_path / "2020-01.zip"
    path.write_bytes(packed())
    excerpt.from_file(path, KEEP)
    assert members(path) == {OURS: b"Month\n" * 1000}
    assert path.stat().st_size < 1000


@pytest.mark.parametrize(("body", "reason"), [(packed()[:-30], "damaged"), (b"no zip", "damaged")])
def test_a_damaged_file_is_refused(tmp_path, body, reason):
    path = tmp_path / "2020-01.zip"
    path.write_bytes(body)
    with pytest.raises(DownloadFault, match=reason):
        excerpt.from_file(path, KEEP)


def test_a_file_without_what_is_wanted_is_refused(tmp_path):
    path = tmp_path / "2020-01.zip"
    path.write_bytes(packed())
    with pytest.raises(DownloadFault, match="nothing like"):
        excerpt.from_file(path, ("*-theirs-street.csv",))


def test_from_a_server_only_the_wanted_parts_are_sent(publisher, says, downloader, tmp_path, monkeypatch):
    monkeypatch.setattr(excerpt, "WINDOW_BYTES", 50_000)
    body, sent, told = packed(), [], []
    publisher.says("/example.org/2020-01.zip", parts_of(says, body, sent=sent))
    received = excerpt.from_server(downloader, WANTED, tmp_path, KEEP, lambda *step: told.append(step[1]))
    assert members(received.path) == {OURS: b"Month\n" * 1000}
    assert received.etag == '"one"'
    assert sum(sent) < len(body) / 10
    assert told[-1] == sum(sent)


def test_an_excerpt_that_is_still_the_newest_is_not_sent_again(publisher, says, downloader, tmp_path):
    publisher.says("/example.org/2020-01.zip", parts_of(says, packed()))
    held = Wanted(WANTED.url, WANTED.name, etag='"one"')
    assert excerpt.from_server(downloader, held, tmp_path, KEEP, lambda *_: None).path is None
    assert len(publisher.asked) == 1


def test_both_ways_give_the_same_bytes(publisher, says, downloader, tmp_path):
    body = packed()
    publisher.says("/example.org/2020-01.zip", parts_of(says, body))
    received = excerpt.from_server(downloader, WANTED, tmp_path, KEEP, lambda *_: None)
    whole = tmp_path / "whole.zip"
    whole.write_bytes(body)
    excerpt.from_file(whole, KEEP)
    assert whole.read_bytes() == received.path.read_bytes()


@pytest.mark.parametrize(
    "headers",
    [{"Content-Range": "bytes 0-5/6"}, {"ETag": 'W/"weak"', "Content-Range": "bytes 0-5/6"}, {"ETag": '"one"'}],
)
def test_without_a_mark_or_a_size_the_whole_is_asked_for(publisher, says, downloader, tmp_path, headers):
    publisher.says("/example.org/2020-01.zip", says(b"no zip", 206, headers))
    assert excerpt.from_server(downloader, WANTED, tmp_path, KEEP, lambda *_: None) is None


def test_a_server_that_sends_no_parts_is_asked_for_the_whole(publisher, says, downloader, tmp_path):
    publisher.says("/example.org/2020-01.zip", says(packed(), headers={"ETag": '"one"'}))
    assert excerpt.from_server(downloader, WANTED, tmp_path, KEEP, lambda *_: None) is None


def test_a_file_that_changes_meanwhile_is_refused(publisher, says, downloader, tmp_path, monkeypatch):
    monkeypatch.setattr(excerpt, "WINDOW_BYTES", 50_000)
    publisher.says("/example.org/2020-01.zip", parts_of(says, packed()), parts_of(says, packed(b"other"), '"two"'))
    with pytest.raises(DownloadFault, match="changed while"):
        excerpt.from_server(downloader, WANTED, tmp_path, KEEP, lambda *_: None)


def test_more_than_the_cap_is_not_fetched(publisher, says, downloader, tmp_path, monkeypatch):
    monkeypatch.setattr(excerpt, "WINDOW_BYTES", 50_000)
    publisher.says("/example.org/2020-01.zip", parts_of(says, packed()))
    small = Wanted(WANTED.url, WANTED.name, 1000, most_bytes=60_000)
    with pytest.raises(DownloadFault, match="more than 0 MB"):
        excerpt.from_server(downloader, small, tmp_path, KEEP, lambda *_: None)

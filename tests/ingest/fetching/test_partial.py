"""Unfinished downloads are gone on with only where it can be shown that they belong to the same file."""

import gzip

import pytest

from sbp.ingest.partial import Part, unpack

URL = "https://example.org/file.csv"


def started(folder, headers, body=b"half"):
    part = Part.of(folder, URL)
    part.begin(headers)
    part.path.write_bytes(body)
    return part


@pytest.mark.parametrize("headers", [{"etag": '"one"'}, {"last-modified": "Mon, 01 Jan 2024 00:00:00 GMT"}])
def test_a_later_run_finds_what_an_earlier_one_left(tmp_path, headers):
    started(tmp_path, headers)
    again = Part.of(tmp_path, URL)
    assert (again.size, again.validator) == (4, next(iter(headers.values())))
    again.discard()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("headers", [{}, {"etag": 'W/"weak"'}])
def test_a_part_that_nothing_vouches_for_is_thrown_away(tmp_path, headers):
    started(tmp_path, headers)
    assert Part.of(tmp_path, URL).size == 0


def test_a_damaged_note_throws_the_part_away(tmp_path):
    part = started(tmp_path, {"etag": '"one"'})
    part.path.with_suffix(".json").write_text("{", encoding="utf-8")
    assert Part.of(tmp_path, URL).size == 0


def test_packing_for_the_journey_is_undone(tmp_path):
    text = b"a,b\n" * 100_000
    part = started(tmp_path, {"content-encoding": "gzip"}, gzip.compress(text))
    unpack(part, tmp_path / "file.csv", most_bytes=1_000_000)
    assert (tmp_path / "file.csv").read_bytes() == text


@pytest.mark.parametrize(
    ("encoding", "body", "reason"),
    [
        ("br", b"x", "was not asked for"),
        ("gzip", b"not packed", "damaged"),
        ("gzip", gzip.compress(b"a,b\n" * 1000, mtime=0)[:-9], "cut short"),
        ("gzip", gzip.compress(b"\0" * 5_000_000, mtime=0), "larger than 1 MB once unpacked"),
    ],
)
def test_what_cannot_be_unpacked_is_refused(tmp_path, encoding, body, reason):
    part = started(tmp_path, {"content-encoding": encoding}, body)
    with pytest.raises(ValueError, match=reason):
        unpack(part, tmp_path / "file.csv", most_bytes=1024**2)

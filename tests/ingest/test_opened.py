"""What is refused at the door, in one sentence, and what is let in."""

import gzip
import hashlib
import tracemalloc

import pytest

from sbp.errors import SbpError
from sbp.ingest import opened as module
from sbp.ingest.opened import open_file

TABLE = b'\xef\xbb\xbfname , code\r\n"Penge, east",E1\r\n'


def make(tmp_path, content, name="received.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_a_table_with_a_byte_order_mark(tmp_path):
    path = make(tmp_path, TABLE)
    opened = open_file(path, "wards.csv")
    assert opened.header() == ("name", "code")
    assert opened.head == TABLE
    assert opened.sha256 == hashlib.sha256(TABLE).hexdigest()
    with opened.open_text() as stream:
        assert list(stream) == ["name , code\r\n", '"Penge, east",E1\r\n']
    assert opened.members == ()
    assert opened.size_bytes == len(TABLE)


def test_gzip_is_unpacked_while_reading_and_hashed_as_received(tmp_path):
    packed = gzip.compress(TABLE)
    opened = open_file(make(tmp_path, packed, "received.csv.gz"), "wards.csv.gz")
    assert opened.header() == ("name", "code")
    assert opened.sha256 == hashlib.sha256(packed).hexdigest()
    with opened.open_text() as stream:
        assert stream.read().startswith("name")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "web page"),
        (b"\n  <HTML lang='en'>not found", "web page"),
        ("name,code\nPenge,E1\n".encode("utf-16"), "UTF-16"),
        ("name,code\nPenge,E1\n".encode("utf-16-le"), "UTF-16"),
        ("name,price\nfire,£5\n".encode("cp1252"), "not UTF-8"),
        (b"name,code\n" + b"a,b\n" * 30_000 + b"\0\0\0\n", "NUL bytes"),
        (b"a," * 700_000, "line of more than 1 MB"),
        (b"name\nPeng\xc3", "not UTF-8"),
        (gzip.compress(TABLE * 500, mtime=0)[:-40], "cut short"),
        (b"\x1f\x8b\x08\x00 no gzip at all", "damaged"),
    ],
)
def test_refused_in_one_sentence(tmp_path, content, sentence):
    with pytest.raises(SbpError, match=sentence) as caught:
        open_file(make(tmp_path, content), "received.csv")
    assert "received.csv" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_endless_line_is_never_read_whole(tmp_path):
    path = tmp_path / "endless.csv"
    with path.open("wb") as stream:
        stream.truncate(0)
        for _ in range(64):
            stream.write(b"x" * 1024 * 1024)
    tracemalloc.start()
    with pytest.raises(SbpError, match="more than 1 MB"):
        open_file(path, "endless.csv")
    assert tracemalloc.get_traced_memory()[1] < 8 * 1024 * 1024
    tracemalloc.stop()


def test_a_document_on_one_long_line_is_let_in_up_to_its_limit(tmp_path, monkeypatch):
    path = make(tmp_path, b'{"features": [' + b"1," * 700_000 + b"1]}", "map.geojson")
    assert open_file(path, "map.geojson").head.startswith(b"{")
    monkeypatch.setattr(module, "LARGEST_DOCUMENT_BYTES", 1_000_000)
    with pytest.raises(SbpError, match="more than"):
        open_file(path, "map.geojson")


def test_a_gzip_bomb_stops_at_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LARGEST_UNPACKED_BYTES", 2_000_000)
    with pytest.raises(SbpError, match="more than"):
        open_file(make(tmp_path, gzip.compress(b"a,b\n" * 2_000_000), "bomb.csv.gz"), "bomb.csv.gz")


def test_missing_file(tmp_path):
    with pytest.raises(SbpError, match="cannot be read"):
        open_file(tmp_path / "absent.csv", "absent.csv")


def test_a_shapefile_is_hashed_with_its_sidecars(tmp_path):
    shape = make(tmp_path, b"\x00\x00\x27\x0a" + bytes(96), "wards.shp")
    alone = open_file(shape, "wards.shp").sha256
    make(tmp_path, b"table", "wards.DBF")
    make(tmp_path, b"other", "wards2.dbf")
    assert [path.name for path in module.sidecars(shape)] == ["wards.DBF"]
    assert open_file(shape, "wards.shp").sha256 != alone


@pytest.mark.parametrize(
    "page",
    ["<!-- saved -->\n<html>", '<?xml version="1.0"?>\n<!DOCTYPE html>', "<div class=error>Gone</div>"],
)
def test_a_web_page_in_other_dress_is_a_web_page(tmp_path, page):
    path = tmp_path / "wards.csv"
    path.write_text(page, encoding="utf-8")
    with pytest.raises(SbpError, match="web page"):
        open_file(path, "wards.csv")

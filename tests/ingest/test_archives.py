"""Zip archives: what is unpacked, and what is refused before a byte of it is."""

import stat
import zipfile

import pytest

from sbp.errors import SbpError
from sbp.ingest import archives
from sbp.ingest.archives import open_received

TABLE = "name,code\nPenge,E1\n"


def make(tmp_path, entries, name="received.zip"):
    path = tmp_path / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries:
            archive.writestr(entry, content)
    return path


def link(name):
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


def test_members_keep_the_names_that_people_know(tmp_path):
    path = make(tmp_path, [("2019-02/a.csv", TABLE), ("__MACOSX/a.csv", "x"), ("2019-02/b.csv", TABLE)])
    opened = open_received(path, "2019-02.zip", tmp_path / "work")
    assert [member.name for member in opened.members] == ["2019-02.zip/2019-02/a.csv", "2019-02.zip/2019-02/b.csv"]
    assert opened.members[0].header() == ("name", "code")
    assert opened.members[0].path.is_relative_to(tmp_path / "work")


def test_a_plain_file_passes_through(tmp_path):
    path = tmp_path / "plain.csv"
    path.write_text(TABLE)
    assert open_received(path, "plain.csv", tmp_path / "work").header() == ("name", "code")


def test_an_empty_or_broken_member_is_named_and_the_rest_is_kept(tmp_path):
    path = make(tmp_path, [("good.csv", TABLE), ("empty.csv", ""), ("page.csv", "<html>")])
    opened = open_received(path, "mixed.zip", tmp_path / "work")
    assert [member.name for member in opened.members] == ["mixed.zip/good.csv"]
    assert "empty.csv" in opened.refused[0]
    assert "web page" in opened.refused[1]


def test_a_spreadsheet_is_one_file(tmp_path):
    path = make(tmp_path, [("mimetype", "application/x"), ("content.xml", "<x/>")], "table.ods")
    assert open_received(path, "table.ods", tmp_path / "work").members == ()


def test_a_shapefile_travels_with_its_sidecars(tmp_path):
    shape = b"\x00\x00\x27\x0a" + bytes(96)
    path = make(tmp_path, [("w/wards.shp", shape), ("w/wards.dbf", "table"), ("w/wards.prj", "PROJCS")])
    opened = open_received(path, "wards.zip", tmp_path / "work")
    assert [member.name for member in opened.members] == ["wards.zip/w/wards.shp"]
    assert opened.members[0].path.with_suffix(".dbf").read_text() == "table"


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ([("../../evil.csv", TABLE)], "leads out"),
        ([("/etc/evil.csv", TABLE)], "leads out"),
        ([("..\\evil.csv", TABLE)], "leads out"),
        ([("C:\\evil.csv", TABLE)], "leads out"),
        ([(link("evil.csv"), "/etc/passwd")], "link"),
        ([("bomb.csv", b"a,b\n" * 8_000_000)], "zip bomb"),
        ([("a+b.csv", TABLE), ("a*b.csv", TABLE)], "twice"),
        ([], "no file"),
        ([("empty.csv", "")], "empty"),
    ],
)
def test_refused_in_one_sentence_and_nothing_is_written_outside(tmp_path, entries, sentence):
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    with pytest.raises(SbpError, match=sentence) as caught:
        open_received(make(inside, entries), "received.zip", inside / "work")
    assert "\n" not in str(caught.value)
    assert {path.name for path in tmp_path.rglob("*.csv")} <= {"a_b.csv", "empty.csv"}


def test_a_nested_archive_is_refused(tmp_path):
    inner = make(tmp_path, [("a.csv", TABLE)], "inner.zip")
    with pytest.raises(SbpError, match="another archive"):
        open_received(make(tmp_path, [("inner.csv", inner.read_bytes())]), "outer.zip", tmp_path / "work")


def test_too_many_entries(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_ENTRIES", 2)
    with pytest.raises(SbpError, match="holds 3 files"):
        open_received(make(tmp_path, [(f"{n}.csv", TABLE) for n in range(3)]), "many.zip", tmp_path / "work")


@pytest.mark.parametrize("cut", [20, 60, 120])
def test_cut_short(tmp_path, cut):
    path = make(tmp_path, [("a.csv", TABLE * 50)])
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(SbpError, match="damaged or cut short"):
        open_received(path, "cut.zip", tmp_path / "work")


def test_a_damaged_member(tmp_path):
    path = make(tmp_path, [("a.csv", TABLE * 50)])
    content = bytearray(path.read_bytes())
    content[45] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(SbpError, match="damaged"):
        open_received(path, "flipped.zip", tmp_path / "work")

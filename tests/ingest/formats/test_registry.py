"""Formats are found by walking the folder, one file has one format, and archives are sorted by it."""

import zipfile
from types import SimpleNamespace

import duckdb
import pandas as pd
import pytest

from sbp.errors import SbpError
from sbp.ingest import formats
from sbp.ingest.archives import open_received
from sbp.ingest.context import Context
from sbp.ingest.opened import Opened, open_file
from sbp.ingest.reading import Reading
from sbp.model import Reject


def part(tmp_path, name):
    path = tmp_path / name
    path.write_text("a,b\n1,2\n")
    return open_file(path, name)


def form(tables, **more):
    """A format that reads `tables` from each part."""
    return SimpleNamespace(ID="form", read=lambda opened, context: tables(opened), **more)


def test_every_format_declares_itself():
    known = formats.all_formats()
    assert len({each.ID for each in known}) == len(known) > 10
    for each in known:
        assert each.TITLE
        assert each.STAGE in ("places", "records")
        assert each.KEEP or each.WHY_LEFT


def test_two_claims_are_a_fault(tmp_path, monkeypatch):
    claims = [SimpleNamespace(ID=name, TITLE=name, recognises=lambda _: True) for name in ("one", "two")]
    monkeypatch.setattr(formats, "all_formats", lambda: claims)
    with pytest.raises(SbpError, match="like one and like two"):
        formats.recognise(part(tmp_path, "a.csv"))


def test_an_archive_is_sorted_by_format(tmp_path):
    path = tmp_path / "mixed.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "Type,Date,Legislation,Object of search\n")
        archive.writestr("b.csv", "colour\n")
        archive.writestr("c.csv", "Type,Date,Legislation,Object of search\n")
    opened = open_received(path, "mixed.zip", tmp_path / "work")
    sorted_parts = [(known and known.ID, len(parts)) for known, parts in formats.sort_members(opened)]
    assert sorted_parts == [("police_stop_and_search", 2), (None, 1)]


def test_members_of_one_format_become_one_reading(tmp_path):
    def read(opened: Opened) -> Reading:
        frame = pd.DataFrame({"name": [opened.name]})
        reject = Reject(2, "bad", "a", "x")
        return Reading("form", "source", {"t": frame}, 3, 1, 1, [reject], ["odd"])

    parts = (part(tmp_path, "a.csv"), part(tmp_path, "b.csv"))
    reading = formats.read(form(read), parts, None)
    assert reading.tables["t"]["name"].tolist() == ["a.csv", "b.csv"]
    assert (reading.rows_in, reading.loaded, reading.out_of_area, len(reading.rejects)) == (6, 2, 2, 2)
    assert [each.member for each in reading.rejects] == ["a.csv", "b.csv"]
    assert reading.warnings == ["a.csv: odd", "b.csv: odd"]


def test_staged_tables_of_members_are_joined(tmp_path):
    with duckdb.connect() as con:

        def read(opened: Opened) -> Reading:
            table = f"staging_{opened.name[0]}"
            con.execute(f"CREATE TABLE {table} AS SELECT '{opened.name}' AS name")
            return Reading("form", "source", {"t": table}, 1, 1)

        parts = (part(tmp_path, "a.csv"), part(tmp_path, "b.csv"))
        reading = formats.read(form(read), parts, Context(None, (), {}, None, con))
        found = con.execute(f"SELECT name FROM {reading.tables['t']} ORDER BY 1").fetchall()
    assert found == [("a.csv",), ("b.csv",)]


def test_a_format_may_read_its_members_together(tmp_path):
    together = form(None, read_members=lambda parts, context: len(parts))
    assert formats.read(together, (part(tmp_path, "a.csv"), part(tmp_path, "b.csv")), None) == 2

"""Backup and restore: a round trip, and a refusal of whatever was changed on the way."""

import json
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing, suppress

import duckdb
import pytest

from sbp import settings
from sbp.errors import SbpError
from sbp.inbox_model import Held
from sbp.store import backups, durable, taken, versions


@pytest.fixture
def filled():
    """A data folder with an inbox, records and one version."""
    held = settings.inbox_dir() / "held"
    held.mkdir(parents=True)
    (held / "a.csv").write_text("a,b\n1,2\n")
    (settings.inbox_dir() / "manifest.jsonl").write_text('{"sequence": 1}\n')
    (settings.inbox_dir() / ".lock").write_text("1")
    with closing(sqlite3.connect(settings.data_dir() / "records.sqlite")) as records:
        records.execute("CREATE TABLE decision (text VARCHAR)")
        records.execute("INSERT INTO decision VALUES ('agreed')")
        records.commit()
    settings.build_dir().mkdir(parents=True)
    built = settings.build_dir() / "building.tmp"
    with duckdb.connect(str(built)) as con:
        con.execute("CREATE TABLE t AS SELECT 1 AS one")
    manifest = {"id": "2026-03-06.1-aaaaaaaa", "identity": "a" * 64, "built_on": "2026-03-06"}
    return versions.publish(built, manifest | {"is_demonstration": False})


def elsewhere(tmp_path, monkeypatch):
    monkeypatch.setenv("SBP_DATA_DIR", str(tmp_path / "elsewhere"))


def rewritten(source, target, change):
    """Copy a backup, with `change(name, content)` applied to each part; None leaves the part out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return target


def test_round_trip(filled, tmp_path, monkeypatch):
    assert backups.backup(tmp_path / "all.zip") == 5
    elsewhere(tmp_path, monkeypatch)
    stale = settings.inbox_dir() / "held" / "stale.csv"
    stale.parent.mkdir(parents=True)
    stale.write_text("of another inbox")
    assert backups.restore(tmp_path / "all.zip") == 5
    assert (settings.inbox_dir() / "held" / "a.csv").read_text() == "a,b\n1,2\n"
    assert not stale.exists()
    with closing(sqlite3.connect(settings.data_dir() / "records.sqlite")) as records:
        assert records.execute("SELECT * FROM decision").fetchall() == [("agreed",)]
    serving = versions.current()
    assert serving.id == filled.id
    versions.verify_file(serving)
    assert not list(settings.build_dir().glob("*.tmp"))


KILLED = """
import os, sqlite3, sys
writer = sqlite3.connect(sys.argv[1], isolation_level=None)
writer.execute("INSERT INTO decision VALUES ('later')")
os._exit(9)
"""


def test_what_a_killed_writer_left_in_the_journal_is_not_read_into_the_records_restored(filled, tmp_path):
    held = settings.data_dir() / "records.sqlite"
    with closing(sqlite3.connect(held)) as con:
        con.execute("PRAGMA journal_mode = WAL")
    backups.backup(tmp_path / "all.zip")
    subprocess.run([sys.executable, "-c", KILLED, str(held)], check=False)
    assert held.with_name("records.sqlite-wal").stat().st_size > 0
    backups.restore(tmp_path / "all.zip")
    with closing(sqlite3.connect(held)) as restored:
        assert restored.execute("SELECT * FROM decision").fetchall() == [("agreed",)]


@pytest.mark.parametrize(
    "change",
    [
        lambda name, content: content + b"x" if name.endswith("a.csv") else content,
        lambda name, content: None if name.endswith("a.csv") else content,
        lambda name, content: content.replace(b"held/a.csv", b"../../a.csv") if name == "backup.json" else content,
        lambda name, content: b"[]" if name == "backup.json" else content,
        lambda name, content: None if name == "backup.json" else content,
        lambda name, content: json.dumps({"format": 2, "parts": {}}).encode() if name == "backup.json" else content,
    ],
    ids=["changed", "left out", "led out", "listing of another kind", "no listing", "another format"],
)
def test_a_backup_that_was_changed_is_refused_and_nothing_is_touched(filled, tmp_path, change):
    backups.backup(tmp_path / "all.zip")
    changed = rewritten(tmp_path / "all.zip", tmp_path / "changed.zip", change)
    (settings.inbox_dir() / "held" / "a.csv").write_text("newer")
    with pytest.raises(SbpError) as caught:
        backups.restore(changed)
    assert "\n" not in str(caught.value)
    assert (settings.inbox_dir() / "held" / "a.csv").read_text() == "newer"


@pytest.mark.parametrize("content", [None, b"", b"no zip"])
def test_what_is_no_backup(tmp_path, content):
    source = tmp_path / "other.zip"
    if content is not None:
        source.write_bytes(content)
    with pytest.raises(SbpError):
        backups.restore(source)


def test_nothing_to_back_up(tmp_path):
    with pytest.raises(SbpError, match="nothing to back up"):
        backups.backup(tmp_path / "all.zip")
    assert not (tmp_path / "all.zip").exists()


def test_a_place_that_cannot_be_written(filled, tmp_path):
    with pytest.raises(SbpError, match="cannot be written"):
        backups.backup(tmp_path / "absent" / "all.zip")


def test_a_damaged_version_is_not_backed_up(filled, tmp_path):
    with filled.path.open("ab") as stream:
        stream.write(b"x")
    with pytest.raises(SbpError, match="not the one that was built"):
        backups.backup(tmp_path / "all.zip")


STEPS = 9  # more than a restore takes to put everything in its place


@pytest.mark.parametrize("step", range(STEPS))
def test_cut_off_at_any_step_the_inbox_is_whole_and_the_next_restore_succeeds(filled, tmp_path, monkeypatch, step):
    backups.backup(tmp_path / "all.zip")
    inbox = settings.inbox_dir()
    for path, text in ((inbox / "held" / "b.csv", "newer"), (inbox / "manifest.jsonl", '{"sequence": 2}\n')):
        path.write_text(text)
    (inbox / "held" / "a.csv").unlink()
    belongs = {'{"sequence": 1}\n': ["a.csv"], '{"sequence": 2}\n': ["b.csv"]}
    left, real = step, durable.replace

    def cut_off(source, target):
        nonlocal left
        left -= 1
        if left < 0:
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(durable, "replace", cut_off)
    with suppress(KeyboardInterrupt):
        backups.restore(tmp_path / "all.zip")
    listed = (inbox / "manifest.jsonl").read_text()
    assert all((inbox / "held" / name).exists() for name in belongs[listed])
    monkeypatch.setattr(durable, "replace", real)
    (settings.build_dir() / "restore-left.tmp" / "inbox").mkdir(parents=True)
    backups.restore(tmp_path / "all.zip")
    assert not list(settings.build_dir().glob("restore-*"))
    assert [path.name for path in (inbox / "held").iterdir()] == ["a.csv"]
    assert versions.current().id == filled.id


def test_files_set_aside_come_back_set_aside_with_who_and_why(filled, tmp_path, monkeypatch):
    entry = Held(1, "a" * 64, "ward.csv", "a.csv", 8, "2026-03-06", "survey")
    taken.announce(entry, "analyst (a@b.uk)")
    (before,) = taken.set_aside([entry.sha256], "wrong month", "analyst (c@d.uk)")
    backups.backup(tmp_path / "all.zip")
    taken.bring_back([entry.sha256], "analyst")
    for place in (settings.data_dir(), tmp_path / "elsewhere"):
        monkeypatch.setenv("SBP_DATA_DIR", str(place))
        backups.restore(tmp_path / "all.zip")
        assert taken.everything() == [before]
        assert taken.in_use() == []
        assert entry.path.exists()

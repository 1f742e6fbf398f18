"""Records: append-only, sealed, safe under two writers and a killed one, and out to CSV and back without loss."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime

import pytest

from sbp import settings
from sbp.errors import SbpError
from sbp.store import records

ROOT = settings.ROOT
WRITER = """
import sys
from pathlib import Path
from sbp.store import records
path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    records.add(path, "day", f"{name}-{number}", {"n": number}, "analyst")
    print(number, flush=True)
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kept" / "records.sqlite"


def start_writer(path, name, count):
    command = [sys.executable, "-c", WRITER, str(path), name, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_an_entry_is_kept_with_who_when_and_what_it_replaced(path):
    moment = datetime(2026, 3, 6, 10, 30, tzinfo=UTC)
    first = records.add(path, "day", "a", {"place": "Northfield"}, "analyst", written_at=moment)
    second = records.add(path, "day", "a", {"place": "Southfield"}, "analyst", first.sequence, "moved")
    other = records.add(path, "day", "b", {}, "analyst")
    assert [entry.body for entry in records.latest(path, "day")] == [{"place": "Southfield"}, {}]
    assert records.entries(path) == (first, second, other)
    assert first.written_at == "2026-03-06T10:30:00+00:00"
    assert (second.replaces, second.reason) == (first.sequence, "moved")
    assert records.faults(path) == []


def test_the_state_changes_with_every_entry(path):
    seen = [records.state(path)]
    for number in range(3):
        records.add(path, "day", str(number), {}, "analyst")
        seen.append(records.state(path))
    assert seen[0] == ""
    assert len(set(seen)) == 4
    assert records.state(path) == records.entries(path)[-1].hash


def test_nothing_written_yet(path):
    assert records.entries(path) == ()
    assert not path.exists()


def test_who_has_not_seen_the_latest_entry_is_told_and_writes_nothing(path):
    first = records.add(path, "day", "a", {"n": 1}, "analyst")
    records.add(path, "day", "a", {"n": 2}, "analyst", first.sequence, "first to correct")
    for replaces in (first.sequence, None):
        with pytest.raises(SbpError, match=r"Somebody else wrote this down in the meantime\. Try: look"):
            records.add(path, "day", "a", {"n": 3}, "analyst", replaces, "second to correct")
    with pytest.raises(SbpError, match="no such entry"):
        records.add(path, "day", "z", {}, "analyst", replaces=7)
    assert len(records.entries(path)) == 2


def test_entries_cannot_be_changed_or_deleted_and_a_change_around_that_shows(path):
    for name in "abc":
        records.add(path, "day", name, {"n": 1}, "analyst")
    with closing(sqlite3.connect(path, isolation_level=None)) as con:
        for statement in ("UPDATE entry SET body = '{}'", "DELETE FROM entry"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                con.execute(statement)
        con.execute("DROP TRIGGER entries_stand")
        con.execute("UPDATE entry SET body = '{}' WHERE sequence = 2")
    assert records.faults(path) == ["Entry 2 is not as it was written, or one before it is gone"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": ""},
        {"key": "a\x00b"},
        {"who": "x" * 3000},
        {"body": {"notes": "x" * 100_000}},
        {"reason": "x" * 3000},
    ],
)
def test_what_is_too_long_or_holds_control_characters_is_refused(path, wrong):
    good = {"kind": "day", "key": "a", "body": {}, "who": "analyst"}
    with pytest.raises(SbpError):
        records.add(path, **(good | wrong))
    assert records.entries(path) == ()


def test_two_writing_processes_lose_nothing(path):
    writers = [start_writer(path, name, 40) for name in ("one", "two")]
    for writer in writers:
        _, errors = writer.communicate(timeout=60)
        assert writer.returncode == 0, errors
    assert len(records.entries(path)) == 80
    assert records.faults(path) == []


def test_a_writer_killed_at_any_moment_loses_nothing_it_had_reported(path):
    for round_number, lines in enumerate((1, 7, 20)):
        writer = start_writer(path, f"round{round_number}", 10_000)
        reported = [int(writer.stdout.readline()) for _ in range(lines)]
        writer.kill()
        writer.communicate(timeout=60)
        kept = [entry.key for entry in records.entries(path) if entry.key.startswith(f"round{round_number}-")]
        assert len(kept) >= len(reported)
        assert kept == [f"round{round_number}-{number}" for number in range(len(kept))]
    assert records.faults(path) == []
    records.add(path, "day", "after", {}, "analyst")


def test_out_to_csv_and_back_without_loss(path, tmp_path):
    hostile = "=cmd|' /C calc'!A0\r\n\"quoted\", \u202e <script> \x00 \U0001f6a8"
    first = records.add(path, "day", "=1+1", {"notes": hostile, "n": 1.5, "nothing": None}, "analyst")
    records.add(path, "day", "=1+1", {"notes": ""}, "analyst", first.sequence, "=2+2, \n")
    text = records.export_csv(path)
    assert not any(cell.startswith("=") for line in text.splitlines() for cell in line.split(","))
    other = tmp_path / "other.sqlite"
    assert records.restore_csv(text, other) == 2
    assert records.entries(other) == records.entries(path)
    assert records.restore_csv(text, other) == 0
    records.add(path, "day", "later", {}, "analyst")
    assert records.restore_csv(records.export_csv(path), other) == 1


def test_an_export_that_was_changed_or_is_of_other_records_is_refused(path, tmp_path):
    records.add(path, "day", "a", {"n": 1}, "analyst")
    text = records.export_csv(path)
    other = tmp_path / "other.sqlite"
    for damaged in ("", "sequence,kind\n1,2\n", text.replace("analyst", "anybody"), text[: len(text) // 2]):
        with pytest.raises(SbpError, match="no export"):
            records.restore_csv(damaged, other)
    records.add(other, "day", "b", {}, "analyst")
    with pytest.raises(SbpError, match="does not go on"):
        records.restore_csv(text, other)
    assert len(records.entries(other)) == 1


def test_what_is_no_file_of_records_is_said(path):
    path.parent.mkdir(parents=True)
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(SbpError, match="cannot be read or written"):
        records.entries(path)


def test_a_file_put_in_place_is_read_without_the_old_ones_journal(path, tmp_path):
    records.add(path, "day", "old", {}, "analyst")
    restored = tmp_path / "restored.sqlite"
    records.add(restored, "day", "new", {}, "analyst")
    path.with_name(path.name + "-wal").write_bytes(b"left by a writer that was killed")
    records.put(restored, path)
    assert [entry.key for entry in records.entries(path)] == ["new"]


def test_demonstration_records_lie_apart():
    assert records.place(True) != records.place(False)
    assert records.place(False).parent == settings.data_dir()


def test_the_public_program_neither_reads_nor_writes_records(tmp_path, monkeypatch):
    path = tmp_path / "records.sqlite"
    records.add(path, "day", "1", {"text": "secret"}, "analyst")
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    assert records.entries(path) == ()
    assert records.state(path) == ""
    with pytest.raises(SbpError, match="writes nothing down"):
        records.add(path, "day", "2", {}, "public")

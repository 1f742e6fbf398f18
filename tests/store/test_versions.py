"""Versions: publishing, the pointer, falling back, rolling back, pruning and cleaning up after a crash."""

from datetime import date

import duckdb
import pytest

from sbp.errors import SbpError, UsageError
from sbp.store import versions

DAY = date(2026, 3, 6)


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "build"
    path.mkdir()
    return path


def publish(folder, identity, day=DAY):
    built = folder / "building.duckdb.tmp"
    with duckdb.connect(str(built)) as con:
        con.execute("CREATE TABLE t AS SELECT ? AS identity", [identity])
    manifest = {
        "id": versions.new_id(identity, day, folder),
        "identity": identity,
        "built_on": day.isoformat(),
        "is_demonstration": False,
    }
    return versions.publish(built, manifest, folder)


def test_nothing_built(folder):
    assert versions.current(folder) is None
    assert versions.all_versions(folder) == ()


def test_a_folder_that_is_not_there(tmp_path):
    assert versions.current(tmp_path / "absent") is None


def test_publish_makes_it_current(folder):
    first = publish(folder, "a" * 64)
    second = publish(folder, "b" * 64)
    assert (first.id, second.id) == ("2026-03-06.1-aaaaaaaa", "2026-03-06.2-bbbbbbbb")
    assert versions.current(folder) == second
    assert [each.id for each in versions.all_versions(folder)] == [second.id, first.id]
    assert not list(folder.glob("*.tmp*"))


def test_tenth_version_of_a_day_comes_after_the_ninth(folder):
    made = [publish(folder, f"{number:064x}") for number in range(11)]
    assert versions.all_versions(folder)[0] == made[-1]


def test_refuses_a_file_with_a_write_ahead_log(folder):
    built = folder / "building.duckdb.tmp"
    built.write_bytes(b"a database")
    built.with_name(f"{built.name}.wal").write_bytes(b"rows that are not in it")
    with pytest.raises(SbpError, match="not closed"):
        versions.publish(built, {"id": "2026-03-06.1-aaaaaaaa"}, folder)
    assert versions.current(folder) is None


def test_pointer_to_a_version_that_is_gone_falls_back_to_the_newest(folder):
    first = publish(folder, "a" * 64)
    publish(folder, "b" * 64).path.unlink()
    assert versions.current(folder) == first


def test_pointer_cannot_lead_out_of_the_folder(folder):
    first = publish(folder, "a" * 64)
    (folder / versions.POINTER).write_text("../../elsewhere\n")
    assert versions.current(folder) == first


def test_rollback(folder):
    first = publish(folder, "a" * 64)
    second = publish(folder, "b" * 64)
    assert versions.rollback(build_dir=folder) == first
    assert versions.current(folder) == first
    assert versions.rollback(second.id, folder) == second
    with pytest.raises(UsageError, match=r"2026-03-06\.1-aaaaaaaa"):
        versions.rollback("2026-03-06.1-aaaaaaab", folder)


def test_rollback_without_an_earlier_version(folder):
    publish(folder, "a" * 64)
    with pytest.raises(SbpError, match="no earlier version"):
        versions.rollback(build_dir=folder)


def test_rollback_refuses_a_file_that_was_changed(folder):
    first = publish(folder, "a" * 64)
    publish(folder, "b" * 64)
    with first.path.open("ab") as stream:
        stream.write(b"x")
    with pytest.raises(SbpError, match="not the one that was built"):
        versions.rollback(first.id, folder)


def test_prune_keeps_the_newest_and_the_current(folder):
    made = [publish(folder, f"{number:064x}") for number in range(5)]
    versions.point_to(made[0], folder)
    assert versions.prune(2, folder) == [made[2].id, made[1].id]
    assert [each.id for each in versions.all_versions(folder)] == [made[4].id, made[3].id, made[0].id]


def test_cleaning_takes_leftovers_only(folder):
    kept = publish(folder, "a" * 64)
    (folder / "2026-03-06.2-bbbbbbbb.duckdb").write_bytes(b"cut off before its manifest")
    (folder / "building.duckdb.tmp").write_bytes(b"cut off")
    (folder / "building.duckdb.tmp.wal").write_bytes(b"cut off")
    (folder / "work.tmp").mkdir()
    assert len(versions.clean_leftovers(folder)) == 4
    assert sorted(path.name for path in folder.iterdir()) == sorted([f"{kept.id}.duckdb", f"{kept.id}.json", "current"])

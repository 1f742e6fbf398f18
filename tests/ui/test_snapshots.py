"""The data that pages look at: opened once, the newest at once, an older one where it is kept."""

import shutil
from datetime import date

import pytest

from sbp.answers import version
from sbp.errors import SbpError
from sbp.store import versions
from sbp.store.served_file import ServedFile
from sbp.ui import snapshots


def test_nothing_built_is_said():
    assert not snapshots.exists()
    with pytest.raises(SbpError, match="no data to show"):
        snapshots.current()


def test_a_version_is_opened_once(site):
    assert snapshots.exists()
    assert snapshots.current() is snapshots.current()


def test_the_file_is_asked_the_same_question_once(view, monkeypatch):
    found = version.facts(view.snapshot.con)
    monkeypatch.setattr(ServedFile, "execute", None)
    assert version.facts(view.snapshot.con) == found


def test_a_new_version_shows_at_once_and_the_older_one_can_still_be_asked_for(site, tmp_path, monkeypatch):
    folder = tmp_path / "own" / "build"
    shutil.copytree(site / "build", folder)
    monkeypatch.setenv("SBP_DATA_DIR", str(tmp_path / "own"))
    first = snapshots.current().version
    newer = "2099-01-01.1-0123abcd"
    for suffix in (".duckdb", ".json"):
        shutil.copy(first.path.with_suffix(suffix), folder / f"{newer}{suffix}")
    (folder / "current").write_text(newer)
    assert snapshots.current().version.id == newer
    assert snapshots.at(first.id).version.id == first.id
    assert snapshots.at("2020-01-01.1-00000000") is None


def test_today_is_the_month_after_invented_data_ends_unless_set(view, monkeypatch):
    assert snapshots.today(view.snapshot) == date(2022, 3, 1)
    monkeypatch.setenv("SBP_TODAY", "2022-05-17")
    assert snapshots.today(view.snapshot) == date(2022, 5, 17)


def test_the_database_cannot_be_written(view):
    with pytest.raises(Exception, match="read-only"):
        view.snapshot.con.execute("CREATE TABLE stray (a INTEGER)")


def test_versions_and_snapshots_agree(view):
    assert view.version_id == versions.current().id
    assert view.snapshot.facts.is_demonstration

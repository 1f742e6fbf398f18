"""The Load data page: what it shows, what it does, and who may."""

import json
import shutil
from html import escape

import pytest

from sbp import settings
from sbp.store import queries, versions
from sbp.ui import building, children


@pytest.fixture
def own(site, tmp_path, monkeypatch):
    """A data folder of this test's own with two versions, the demonstration's and a copy under an older name."""
    folder = tmp_path / "own"
    shutil.copytree(site / "build", folder / "build")
    monkeypatch.setenv("SBP_DATA_DIR", str(folder))
    return folder


def test_it_shows_what_the_version_in_use_was_made_of(visit, read):
    page = visit("load_data")
    assert [title.value for title in page.title] == ["Load data"]
    assert [each.value for each in page.header][:4] == [
        "Take files in",
        "Files of the next build",
        "Build a version",
        "Versions",
    ]
    assert "Rows rejected, by reason" in read(page)
    assert versions.current().id in read(page)


def test_a_file_that_could_not_be_read_is_told_of(visit, read, monkeypatch):
    assert "Files that could not be read" not in read(visit("load_data"))
    told = "The file ends in the middle of a row (<b>.csv, line 9). Try: download it again."
    own = queries.meta
    monkeypatch.setattr(queries, "meta", lambda con: own(con) | {"unread": json.dumps([told])})
    assert escape(told) in read(visit("load_data"))


def test_it_is_not_there_for_anybody_else(visit, read, monkeypatch):
    monkeypatch.setenv("SBP_AUDIENCE", "board")
    assert [title.value for title in visit("load_data").title] != ["Load data"]


def test_a_build_is_started_and_its_end_is_told(visit, monkeypatch, own):
    started = []
    monkeypatch.setattr(building.Builder, "start", lambda _: started.append(1))
    page = visit("load_data")
    next(each for each in page.button if each.label == "Build a new version").click().run()
    assert started == [1]
    state = building.Progress(is_over=True, failure="The disk is full.")
    monkeypatch.setattr(building.Builder, "progress", lambda _: state)
    page.run()
    assert "the one before goes on being used. The disk is full." in page.error[0].value


@pytest.mark.parametrize(("code", "kind"), [(0, "success"), (1, "error")])
def test_publishing_says_how_it_ended(visit, monkeypatch, own, code, kind):
    said = children.Said(code, ("Published version X.",) if code == 0 else (), "A number could be found out.")
    monkeypatch.setattr(children, "run", lambda *_: said)
    page = visit("load_data")
    next(each for each in page.button if each.label == "Publish the version in use").click().run()
    shown = getattr(page, kind)[0].value
    assert ("Published version X" if code == 0 else "A number could be found out") in shown


def test_a_build_needs_the_right_at_the_moment_of_the_click(visit, monkeypatch, own):
    page = visit("load_data")
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    monkeypatch.setattr(settings, "served_dir", settings.build_dir)
    next(each for each in page.button if each.label == "Build a new version").click().run()
    assert not building.builder().progress().is_running

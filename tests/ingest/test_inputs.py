"""What a build is made from, and when two builds are the same."""

import json
from datetime import date

import pytest

from sbp import settings
from sbp.ingest import inbox, inputs
from sbp.store import durable, taken
from tests import made_up_files

DAY = date(2026, 3, 6)


@pytest.fixture
def own_content(tmp_path, monkeypatch):
    """A content folder of the test's own, so that it can be edited."""
    folder = tmp_path / "content"
    (folder / "survey").mkdir(parents=True)
    (folder / "demo").mkdir()
    (folder / "demo" / "weights.yaml").write_text("a: 1\n")
    (folder / "survey" / "answers.csv").write_text("survey\n")
    monkeypatch.setattr(settings, "CONTENT_DIR", folder)
    return folder


def finished_demonstration(folder):
    folder.mkdir(parents=True)
    (folder / "a.csv").write_text("a\n")
    listed = [{"name": "a.csv", "sha256": durable.sha256(folder / "a.csv")}]
    about = {"files": listed, "made_from": inputs.demo.made_from()}
    (folder / "demonstration.json").write_text(json.dumps(about))


def test_the_inbox_comes_before_the_demonstration(tmp_path):
    inbox.load([made_up_files.survey(tmp_path / "survey.csv")], DAY)
    gathered = inputs.gather(DAY)
    assert not gathered.is_demonstration
    assert [each.name for each in gathered.files if each.sha256] == ["survey.csv"]
    assert {each.path.parent.name for each in gathered.files if not each.sha256} == {"survey"}
    assert gathered.files[-1].formats == ("survey",)
    assert all(each.sequence < 1 for each in gathered.files if not each.sha256)


def test_a_file_set_aside_is_no_input_and_the_same_again_makes_the_same_version(own_content, tmp_path):
    finished_demonstration(settings.demo_dir())
    inbox.load([made_up_files.survey(tmp_path / f"{number}.csv", number) for number in (40, 41)], DAY)
    both = inputs.gather(DAY)
    second = taken.held()[1]
    taken.set_aside([second.sha256], "wrong month", "analyst")
    without = inputs.gather(DAY)
    assert [each.name for each in without.files if each.sha256] == ["40.csv"]
    assert without.identity != both.identity
    taken.set_aside([taken.held()[0].sha256], "wrong month", "analyst")
    assert inputs.gather(DAY).is_demonstration
    taken.bring_back([each.sha256 for each in taken.held()], "analyst")
    assert inputs.gather(DAY).identity == both.identity


def test_finished_demonstration_files_are_used_as_they_are(own_content):
    finished_demonstration(settings.demo_dir())
    gathered = inputs.gather(DAY)
    assert gathered.is_demonstration
    assert [each.name for each in gathered.files] == ["a.csv"]


@pytest.mark.parametrize("fault", ["missing", "cut", "changed", "other weights"])
def test_unfinished_or_outdated_demonstration_files_are_written_anew(own_content, fault, monkeypatch):
    folder = settings.demo_dir()
    finished_demonstration(folder)
    if fault == "missing":
        (folder / "a.csv").unlink()
    elif fault == "cut":
        (folder / "demonstration.json").write_text('{"files": [')
    elif fault == "changed":
        (folder / "a.csv").write_text("b\n")
    else:
        (own_content / "demo" / "weights.yaml").write_text("a: 2\n")
    written = []
    monkeypatch.setattr(inputs.demo, "write", lambda where, progress: written.append(where))
    inputs.gather(DAY)
    assert written == [folder]


def test_identity_follows_files_content_and_nothing_else(own_content, tmp_path):
    finished_demonstration(settings.demo_dir())
    before = inputs.gather(DAY).identity
    (own_content / "build").mkdir()
    (own_content / "build" / "note.csv").write_text("made by a run\n")
    assert inputs.gather(date(2026, 3, 7)).identity == before
    (own_content / "breaks.yaml").write_text("- id: x\n")
    changed = inputs.gather(DAY).identity
    assert changed != before
    inbox.load([made_up_files.survey(tmp_path / "survey.csv")], DAY)
    assert inputs.gather(DAY).identity not in (before, changed)


def test_an_upgrade_of_the_program_builds_anew(own_content, monkeypatch):
    finished_demonstration(settings.demo_dir())
    before = inputs.gather(DAY).identity
    monkeypatch.setattr(inputs, "_code", lambda: "other code")
    assert inputs.gather(DAY).identity != before

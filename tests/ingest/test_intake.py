"""Reading all files: each at its stage, and none that fails keeps the others from being read."""

from datetime import date

import duckdb
import pytest

from sbp import content, logs
from sbp.ingest import intake
from sbp.ingest.context import Context
from sbp.ingest.formats import survey
from sbp.ingest.inputs import Input
from tests import made_up_files

DAY = date(2026, 3, 6)


@pytest.fixture
def context():
    known = content.load()
    with duckdb.connect() as con:
        yield Context(known.borough, known.labels, known.categories, None, con, known.borough_codes)


@pytest.fixture
def places(context):
    from dataclasses import replace
    from types import SimpleNamespace

    return replace(context, places=SimpleNamespace(ward_codes={}))


def given(number, path, sha256="", formats=()):
    return Input(number, path.name, path, sha256, DAY, formats)


def read(stage, files, context, tmp_path):
    told = []
    found = intake.read_stage(stage, tuple(files), context, tmp_path, lambda each: told.append(each.name))
    return found, told


def test_a_file_is_read_at_its_own_stage_only(places, tmp_path):
    answers = given(3, made_up_files.survey(tmp_path / "survey.csv"))
    assert read("places", [answers], places, tmp_path)[0].loaded == []
    (loaded,) = read("records", [answers], places, tmp_path)[0].loaded
    assert (loaded.sequence, loaded.name, loaded.reading.loaded) == (3, "survey.csv", 1)
    assert len(loaded.sha256) == 64


def test_formats_noted_at_loading_save_opening_it(places, tmp_path):
    answers = given(1, made_up_files.survey(tmp_path / "survey.csv"), formats=("survey",))
    assert read("places", [answers], places, tmp_path)[1] == []
    assert read("records", [answers], places, tmp_path)[1] == ["survey.csv"]
    gone = given(1, answers.path, formats=("a_format_of_old",))
    assert read("places", [gone], places, tmp_path)[1] == ["survey.csv"]


def test_a_bad_file_is_told_of_and_the_others_are_read(places, tmp_path):
    good = given(1, made_up_files.survey(tmp_path / "good.csv"))
    page, changed, unknown = (tmp_path / name for name in ("page.csv", "changed.csv", "unknown.csv"))
    page.write_text("<html>")
    made_up_files.survey(changed)
    unknown.write_text("colour\nred\n")
    files = [given(2, page), given(3, changed, "b" * 64), given(4, unknown), good]
    found, _ = read("records", files, places, tmp_path)
    assert [each.name for each in found.loaded] == ["good.csv"]
    assert "web page" in found.unread[2]
    assert "not the one that was loaded" in found.unread[3]
    assert "No format knows" in found.unread[4]


def test_an_unexpected_fault_gets_a_reference_that_the_log_knows(places, tmp_path, monkeypatch):
    monkeypatch.setenv("SBP_LOG_FILE", str(tmp_path / "log.jsonl"))
    logs.start(to_stderr=False)

    def broken(*_):
        raise KeyError("jane@example.org")

    monkeypatch.setattr(survey, "read", broken)
    found, _ = read("records", [given(1, made_up_files.survey(tmp_path / "a.csv"))], places, tmp_path)
    logs.stop()
    reference = found.unread[1].split("reference ")[1].split()[0]
    assert reference in (tmp_path / "log.jsonl").read_text()
    assert "jane" not in found.unread[1]


def test_a_full_disk_is_not_blamed_on_a_file(places, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(survey, "read", full)
    with pytest.raises(OSError, match="No space"):
        read("records", [given(1, made_up_files.survey(tmp_path / "a.csv"))], places, tmp_path)


def test_a_last_line_without_an_end_may_have_been_cut_in_its_last_figure(places, tmp_path):
    whole = made_up_files.survey(tmp_path / "whole.csv")
    cut = tmp_path / "cut.csv"
    cut.write_text(whole.read_text().removesuffix("\n"))
    first, second = read("records", [given(1, whole), given(2, cut)], places, tmp_path)[0].loaded
    assert first.reading.warnings == []
    assert "cut short" in second.reading.warnings[0]

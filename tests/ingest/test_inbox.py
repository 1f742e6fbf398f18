"""The inbox: what is taken in, what is left and why, and a list that survives a crash."""

import gzip
import json
import os
import zipfile
from datetime import date
from hashlib import sha256

import pytest
import xlsxwriter

from sbp import settings
from sbp.errors import SbpError
from sbp.ingest import inbox
from sbp.store import taken
from sbp.store.lock import only_one

DAY = date(2026, 3, 6)
SURVEY = (
    "survey,wave,period_end,area_code,question,answer,percent,base,document,section\n"
    "Made-up survey,2019,2019-11-30,E09000006,How safe?,Very,40,100,Made-up report,1\n"
)


@pytest.fixture
def offered(tmp_path):
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_recognised_by_content_and_held_under_a_name_of_ours(offered):
    path = write(offered, "../downloads/évil name;.csv", SURVEY)
    outcome = inbox.load([path], DAY)
    (entry,) = taken.held()
    assert outcome.taken == [entry]
    assert (entry.sequence, entry.name, entry.format, entry.retrieved) == (1, path.name, "survey", DAY)
    assert entry.file == f"{entry.sha256[:32]}.csv"
    assert entry.path.read_text() == SURVEY
    assert path.exists()


def test_the_same_bytes_again_are_held_already(offered):
    first = write(offered, "a.csv", SURVEY)
    second = write(offered, "b.csv", SURVEY)
    outcome = inbox.load([first, second], DAY)
    assert len(outcome.taken) == len(outcome.already) == 1
    assert inbox.load([second], DAY).already == outcome.taken
    assert len(taken.held()) == 1


def test_a_file_lost_from_the_inbox_is_taken_anew(offered):
    path = write(offered, "a.csv", SURVEY)
    inbox.load([path], DAY).taken[0].path.unlink()
    assert inbox.load([path], DAY).taken[0].path.exists()
    assert [entry.sequence for entry in taken.held()] == [2]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("colour;shape\nred;round\n", "apart by semicolons, not by commas. Try: save it as CSV UTF-8"),
        ("colour\tshape\nred\tround\n", "apart by tabs, not by commas"),
        ('"a\nb",c\n1,2\n', "begins with the columns 'a b, c'. Try: the file as its publisher gave it"),
        ('{"type": "Strange"}', "no document of a known format. Try: the file as its publisher gave it"),
    ],
)
def test_what_no_format_knows_is_told_in_one_sentence_with_what_to_try(offered, content, told):
    left = inbox.load([write(offered, "strange.csv", content)], DAY).left
    assert len(left) == 1
    assert told in left[0][1]
    assert "\n" not in left[0][1]


def test_a_workbook_that_nobody_knows_is_told_by_its_sheets(offered):
    book = offered / "book.xlsx"
    with xlsxwriter.Workbook(book) as made:
        made.add_worksheet("Wards").write_row(0, 0, ["colour", "=1+1"])
    assert (
        inbox.load([book], DAY)
        .left[0][1]
        .startswith("No sheet of the workbook is a table known here; its sheets: Wards")
    )


def test_a_folder_is_searched_and_what_is_left_has_its_reason(offered):
    write(offered, "deep/er/survey.csv.gz", gzip.compress(SURVEY.encode()))
    write(offered, "deep/page.csv", "<!doctype html>")
    write(offered, "notes.csv", "colour,shape\nred,round\n")
    write(offered, "empty.csv", "")
    write(offered, ".hidden.csv", SURVEY)
    outcome = inbox.load([offered], DAY)
    assert [entry.name for entry in outcome.taken] == ["deep/er/survey.csv.gz"]
    left = dict(outcome.left)
    assert "web page" in left["deep/page.csv"]
    assert "colour, shape" in left["notes.csv"]
    assert "empty" in left["empty.csv"]
    assert len(left) == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only administrators make links")
def test_a_link_in_a_folder_is_not_followed(offered, tmp_path):
    (offered / "link.csv").symlink_to(write(tmp_path, "elsewhere.csv", SURVEY))
    outcome = inbox.load([offered], DAY)
    assert outcome.taken == []
    assert dict(outcome.left)["link.csv"] == "it is a link; load the file itself"


def test_an_archive_is_taken_for_its_good_members(offered):
    path = offered / "both.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("survey.csv", SURVEY)
        archive.writestr("stops.csv", "Type,Date,Legislation,Object of search\n")
    outcome = inbox.load([path], DAY)
    assert [entry.format for entry in outcome.taken] == ["survey"]
    assert outcome.left[0][0] == "both.zip/stops.csv"
    assert "about a person" in outcome.left[0][1]


def test_nothing_there(tmp_path, offered):
    assert inbox.load([tmp_path / "absent.csv"], DAY).left == [(str(tmp_path / "absent.csv"), "there is no such file")]
    assert inbox.load([offered], DAY).left == [(str(offered), "the folder holds no file")]


@pytest.mark.parametrize("place", ["a.csv", "inner/a.csv"])
def test_demonstration_files_are_refused(offered, place):
    write(offered, "demonstration.json", "{}")
    path = write(offered, place, SURVEY)
    outcome = inbox.load([path], DAY)
    assert outcome.taken == []
    assert "demonstration" in outcome.left[0][1]


def test_demonstration_files_copied_elsewhere_are_refused(offered):
    path = write(offered, "copied.csv", SURVEY)
    settings.demo_dir().mkdir(parents=True)
    listed = {"files": [{"name": "survey.csv", "sha256": sha256(path.read_bytes()).hexdigest()}]}
    (settings.demo_dir() / "demonstration.json").write_text(json.dumps(listed))
    assert "demonstration" in inbox.load([path], DAY).left[0][1]


def test_a_list_cut_short_by_a_crash_is_read_and_mended(offered):
    inbox.load([write(offered, "a.csv", SURVEY)], DAY)
    listed = settings.inbox_dir() / inbox.LIST_NAME
    listed.write_bytes(listed.read_bytes() + b'{"sequence": 2, "sha2')
    assert len(taken.held()) == 1
    inbox.load([write(offered, "b.csv", SURVEY.replace("40", "41"))], DAY)
    assert [entry.name for entry in taken.held()] == ["a.csv", "b.csv"]
    lines = listed.read_text().splitlines()
    assert json.loads(lines[0])["name"] == "a.csv"


def test_files_dropped_into_the_folder_are_moved_in(offered):
    settings.inbox_dir().mkdir(parents=True)
    path = write(settings.inbox_dir(), "dropped.csv", SURVEY)
    unknown = write(settings.inbox_dir(), "unknown.csv", "colour\nred\n")
    assert inbox.dropped() == [path, unknown]
    inbox.load(inbox.dropped(), DAY, move=True)
    assert inbox.dropped() == [unknown]
    assert [entry.name for entry in taken.held()] == ["dropped.csv"]


def test_one_load_at_a_time(offered):
    with only_one(settings.inbox_dir() / ".lock", "A load"), pytest.raises(SbpError, match="already running"):
        inbox.load([write(offered, "a.csv", SURVEY)], DAY)


def test_a_copy_that_fails_is_said_and_leaves_nothing(offered, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    outcome = inbox.load([write(offered, "a.csv", SURVEY)], DAY)
    assert "No space left" in outcome.left[0][1]
    assert taken.held() == []


@pytest.mark.parametrize(
    "change", [{"file": "../../secret.csv"}, {"sequence": "first"}, {"loaded_on": "yesterday"}, {"colour": "red"}]
)
def test_a_line_of_the_list_that_no_load_wrote_does_not_count(offered, change):
    inbox.load([write(offered, "a.csv", SURVEY)], DAY)
    listed = settings.inbox_dir() / inbox.LIST_NAME
    entry = json.loads(listed.read_text())
    listed.write_text(listed.read_text() + json.dumps(entry | {"sha256": "b" * 64} | change) + "\n")
    assert [each.sha256 for each in taken.held()] == [entry["sha256"]]


def test_a_file_that_was_set_aside_stays_so_when_it_is_offered_again(offered):
    path = write(offered, "a.csv", SURVEY)
    (first,) = inbox.load([path], DAY, who="analyst").taken
    taken.set_aside([first.sha256], "wrong month", "analyst")
    first.path.unlink()
    outcome = inbox.load([path], DAY)
    assert (outcome.taken, outcome.already, outcome.left) == ([], [], [])
    assert [each.aside.reason for each in outcome.aside] == ["wrong month"]
    assert taken.in_use() == []
    assert first.path.exists()
    dropped = write(settings.inbox_dir(), "again.csv", SURVEY)
    inbox.load(inbox.dropped(), DAY, move=True)
    assert not dropped.exists()
    assert len(taken.held()) == 1


def test_another_boroughs_file_is_left_alone_and_said_to_be(offered):
    text = "indicator,area,period,value,base,supplier_role\nreferrals,E09000008,2024-01,3,,Team\n"
    outcome = inbox.load([write(offered, "croydon.csv", text)], DAY)
    assert (outcome.taken, taken.held()) == ([], [])
    assert "it names E09000008" in outcome.left[0][1]

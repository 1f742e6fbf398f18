"""Files are set aside and brought back without anything being deleted, whatever is typed and whoever is first."""

import json
from hashlib import sha256

import pytest

from sbp import settings
from sbp.errors import SbpError, UsageError
from sbp.inbox_model import Held
from sbp.store import taken
from sbp.store.lock import only_one

WHO = "analyst (a@b.uk)"


def take(name, number, who=WHO):
    """Put a made-up file on the list and into the inbox."""
    digest = sha256(f"{number}".encode()).hexdigest()
    entry = Held(number, digest, name, f"{digest[:32]}.csv", 2, "2026-03-06", "survey")
    entry.path.parent.mkdir(parents=True, exist_ok=True)
    entry.path.write_text("x\n")
    return taken.announce(entry, who).file


@pytest.fixture
def two():
    return [take("borough.csv", 1), take("2026/ward.csv", 2, "")]


def names():
    return [each.name for each in taken.in_use()]


def test_a_file_set_aside_is_kept_and_not_used_until_it_is_brought_back(two):
    first, second = two
    (aside,) = taken.set_aside([first.sha256], "  wrong \n month ", WHO)
    assert (aside.aside.reason, aside.aside.who) == ("wrong month", WHO)
    assert names() == [second.name]
    assert taken.held() == two
    assert first.path.read_text() == "x\n"
    assert [each.took.who if each.took else None for each in taken.everything()] == [WHO, None]
    (back,) = taken.bring_back([first.sha256], "analyst")
    assert back.aside is None
    assert names() == [first.name, second.name]
    lines = (settings.inbox_dir() / taken.LIST_NAME).read_text().splitlines()
    assert [json.loads(line).get("did") for line in lines] == [None, "taken", None, "set aside", "brought back"]


def test_the_second_of_two_people_is_told_who_was_first(two):
    taken.set_aside([two[0].sha256], "wrong month", WHO)
    with pytest.raises(SbpError, match=r"set aside already, on .* by analyst \(a@b.uk\): wrong month \(borough.csv\)"):
        taken.set_aside([each.sha256 for each in two], "again", "analyst")
    assert names() == [two[1].name]
    with pytest.raises(SbpError, match="It is not set aside"):
        taken.bring_back([each.sha256 for each in two], "analyst")
    assert names() == [two[1].name]


@pytest.mark.parametrize(("reason", "said"), [(" \n\t", "A reason is missing"), ("x" * 201, "201 characters")])
def test_a_reason_is_needed_and_short(two, reason, said):
    with pytest.raises(SbpError, match=said):
        taken.set_aside([two[0].sha256], reason, WHO)
    assert len(names()) == 2


def test_a_reason_cannot_steer_a_terminal_or_the_list(two):
    taken.set_aside([two[0].sha256], 'red\x1b[31m\n{"did": "brought back"}\u202e', WHO)
    assert taken.everything()[0].aside.reason == 'red[31m {"did": "brought back"}'


def test_nothing_is_noted_of_what_is_not_there_or_while_a_load_runs(two):
    with pytest.raises(SbpError, match="1 of the files chosen are no longer in the inbox"):
        taken.set_aside([two[0].sha256, "../../etc/passwd"], "x", WHO)
    with pytest.raises(SbpError, match="No file was chosen"):
        taken.set_aside([], "x", WHO)
    with (
        only_one(settings.inbox_dir() / ".lock", "A load"),
        pytest.raises(SbpError, match="another change of the inbox is already running"),
    ):
        taken.set_aside([two[0].sha256], "x", WHO)
    assert len(names()) == 2


@pytest.mark.parametrize(
    "line",
    ['{"did": "set aside", "sha', '{"did": "deleted"}', '{"at": "soon"}', '{"who": 7}', "[]", "null", '"did"'],
)
def test_a_line_that_nobody_wrote_does_not_count(two, line):
    sound = {"did": "set aside", "sha256": two[0].sha256, "at": "2026-03-06T10:00:00+00:00", "who": WHO, "reason": ""}
    if line.startswith("{") and line.endswith("}"):
        line = json.dumps(sound | json.loads(line))
    with (settings.inbox_dir() / taken.LIST_NAME).open("a") as stream:
        stream.write(line)
    assert len(names()) == 2
    taken.set_aside([two[1].sha256], "after a line that was cut short", WHO)
    assert names() == ["borough.csv"]


@pytest.mark.parametrize("wanted", ["2026/ward.csv", "2", "downloads/ward.csv", sha256(b"2").hexdigest()[:8]])
def test_a_file_is_found_by_name_number_and_hash(two, wanted):
    assert taken.find(wanted, taken.everything()).file == two[1]


def test_what_is_not_there_or_not_one_file_is_said(two):
    take("elsewhere/ward.csv", 3)
    with pytest.raises(UsageError, match=r"No file taken is called 'bourough.csv' \(inbox\). Try: borough.csv"):
        taken.find("bourough.csv", taken.everything())
    with pytest.raises(UsageError, match=r"2 files are called 'ward.csv'.*its number, 2 or 3"):
        taken.find("ward.csv", taken.everything())


def test_a_build_under_way_is_seen(two):
    assert not taken.build_is_running()
    with only_one(settings.build_dir() / ".lock", "A build"):
        assert taken.build_is_running()
    assert not taken.build_is_running()

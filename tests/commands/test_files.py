"""`files` lists what was taken, sets files aside and brings them back; figures change with the next build."""

import json

import pytest

from sbp import settings
from sbp.store import taken, versions
from sbp.store.lock import only_one


def test_the_list_says_what_each_file_is(sbp, built):
    code, out, _ = sbp("files")
    assert code == 0
    assert "borough.csv" in out
    assert "Mar 2022 to Aug 2024" in out
    assert "The next build is made from 2 files and the program's own tables." in out
    told = [json.loads(line) for line in sbp("files", "--json")[1].splitlines()]
    assert [(each["file"], each["first_month"], each["is_in_use"], each["set_aside"]) for each in told] == [
        ("borough.csv", "2022-03", True, None),
        ("ward.csv", "2022-03", True, None),
    ]


def test_without_a_reason_only_what_would_be_lost_is_told(sbp, built):
    code, out, err = sbp("files", "set-aside", "ward.csv")
    assert code == 2
    assert "ward.csv: Met counts by ward: no other file covers Mar 2022 to Aug 2024." in out
    assert err.startswith("Nothing was set aside: the reason is missing")
    assert len(taken.in_use()) == 2


def test_set_aside_and_brought_back(sbp, built):
    code, out, _ = sbp("files", "set-aside", "2", "--reason", "wrong month", "--by", "a@b.uk")
    assert (code, "set aside     ward.csv" in out, "Next: python -m sbp build" in out) == (0, True, True)
    assert [each.name for each in taken.in_use()] == ["borough.csv"]
    out = sbp("files")[1]
    assert "wrong month" in out
    assert "The version in use still holds what is set aside since: ward.csv" in out
    assert versions.current() == built
    code, _, err = sbp("files", "set-aside", "ward.csv", "--reason", "again")
    assert (code, err.count("\n"), "by analyst (a@b.uk): wrong month" in err) == (1, 1, True)
    code, out, _ = sbp("files", "bring-back", "ward.csv")
    assert (code, len(taken.in_use())) == (0, 2)
    code, _, err = sbp("files", "bring-back", "ward.csv")
    assert (code, "It is not set aside" in err) == (1, True)


def test_with_the_last_file_the_demonstration_is_said_to_come(sbp, built):
    out = sbp("files", "set-aside", "1", "2", "--reason", "all wrong")[1]
    assert "the next build makes the demonstration borough, with invented figures" in out


def test_a_build_under_way_is_said(sbp, built):
    with only_one(settings.build_dir() / ".lock", "A build"):
        out = sbp("files", "set-aside", "1", "--reason", "x")[1]
    assert "A build is under way that may have begun with the files as they were" in out


def test_only_who_may_load_data_may_set_aside(sbp, built, monkeypatch):
    monkeypatch.setenv("SBP_AUDIENCE", "board")
    code, _, err = sbp("files", "set-aside", "1", "--reason", "x")
    assert (code, "The board view cannot load data" in err) == (1, True)
    assert len(taken.in_use()) == 2


@pytest.mark.parametrize("wrong", [["set-aside"], ["list", "ward.csv"], ["bring-back", "../../etc/passwd"], ["away"]])
def test_wrong_use_is_told_in_one_sentence(sbp, built, wrong):
    code, out, err = sbp("files", *wrong)
    assert (code, out, err.count("\n")) == (2, "", 1)

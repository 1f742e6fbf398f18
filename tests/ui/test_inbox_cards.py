"""On the Load data page a file is set aside with a reason and brought back; a build alone changes what pages show."""

import shutil

import pytest

from sbp import settings
from sbp.inbox_model import Held
from sbp.store import taken, versions
from sbp.store.lock import only_one

HOSTILE = "<img src=x onerror=alert(1)>[a](javascript:b)\u202e.csv"


def take(name, number, who=""):
    """Put a made-up file on the list."""
    entry = Held(number, f"{number}" * 64, name, f"{number:032x}.csv", 1, "2026-03-06", "met_counts")
    return taken.announce(entry, who).file.sha256


@pytest.fixture
def own(site, tmp_path, monkeypatch):
    """A data folder of this test's own: the demonstration in use, and two files taken in since."""
    folder = tmp_path / "own"
    shutil.copytree(site / "build", folder / "build")
    monkeypatch.setenv("SBP_DATA_DIR", str(folder))
    settings.inbox_dir().mkdir()
    return [take("ward.csv", 1, "analyst (a@b.uk)"), take(HOSTILE, 2)]


def choose(page, label, hashes):
    """Choose files as somebody at the screen would."""
    return next(each for each in page.multiselect if each.label == label).set_value(hashes).run()


def press(page, label):
    """Press a button and look at what the page then shows."""
    return next(each for each in page.button if each.label == label).click().run()


def test_the_files_of_the_next_build_are_listed_under_the_names_their_publishers_gave(visit, read, own):
    told = read(visit("load_data"))
    assert "The next build is made from 2 files and the program's own tables." in told
    assert "analyst (a@b.uk)" in told
    assert "not built yet" in told
    assert "<img" not in told.replace("\\<img", "")
    assert "&lt;img src=x onerror=alert(1)&gt;[a](javascript:b)\ufffd.csv" in told


def test_set_aside_and_brought_back(visit, read, own):
    page = choose(visit("load_data"), "Files to set aside", own)
    assert "No file would be left" in read(page)
    assert "it would lose nothing" in read(page)
    page = press(page, "Set aside")
    assert "A reason is missing" in page.error[0].value
    assert len(taken.in_use()) == 2
    page.text_input(key="aside-reason").set_value("wrong month")
    page = press(page, "Set aside")
    assert taken.in_use() == []
    assert page.success[0].value.startswith("Set aside\\: ward.csv, \\<img src=x onerror=alert\\(1\\)\\>")
    assert "Every file is set aside, so the next build makes the demonstration borough" in read(page)
    assert "wrong month" in read(page)
    page = press(choose(page, "Files to bring back", own[:1]), "Bring back")
    assert [each.name for each in taken.in_use()] == ["ward.csv"]
    assert "Brought back\\: ward.csv." in page.success[0].value


def test_the_second_of_two_people_is_told_and_nothing_is_done_twice(visit, own):
    page = choose(visit("load_data"), "Files to set aside", own[:1])
    taken.set_aside(own[:1], "another month", "analyst (c@d.uk)")
    page.text_input(key="aside-reason").set_value("wrong month")
    page = press(page, "Set aside")
    assert "ward.csv was set aside already" in page.warning[0].value
    assert "by analyst \\(c@d.uk\\)\\: another month" in page.warning[0].value
    assert taken.everything()[0].aside.reason == "another month"


def test_a_build_under_way_is_said(visit, own):
    page = choose(visit("load_data"), "Files to set aside", own[:1])
    page.text_input(key="aside-reason").set_value("wrong month")
    with only_one(settings.build_dir() / ".lock", "A build"):
        page = press(page, "Set aside")
    assert "A build is under way that may have begun with the files as they were" in page.success[0].value


def test_setting_aside_needs_the_right_at_the_moment_of_the_click(visit, own, monkeypatch):
    page = choose(visit("load_data"), "Files to set aside", own)
    page.text_input(key="aside-reason").set_value("wrong month")
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    monkeypatch.setattr(settings, "served_dir", settings.build_dir)
    press(page, "Set aside")
    assert len(taken.in_use()) == 2


def test_publishing_what_holds_a_file_set_aside_is_warned_of(visit, own):
    held = versions.current().manifest["files"][0]
    entry = Held(3, held["sha256"], held["name"], "0.csv", 1, "2026-03-06", held["format"])
    taken.announce(entry, "")
    assert not visit("load_data").warning
    taken.set_aside([entry.sha256], "wrong month", "analyst")
    page = visit("load_data")
    assert page.warning[0].value.endswith("published as it is. Of its files, 1 was set aside since.")

"""Every visit starts in the shell: the page that was asked for, or the first build."""

import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sbp.ui import building, navigation

SHELL = Path(building.__file__).with_name("shell.py")


@pytest.mark.parametrize("entry", navigation.ENTRIES, ids=lambda entry: entry.id)
def test_every_page_opens_whole(visit, entry):
    app = visit(entry.id)
    in_place = "<h1" in " ".join(
        element.proto.body for element in app.get("html")
    )  # a screen of a meeting has no title
    assert [title.value for title in app.title] == [entry.title] or in_place
    assert not app.exception
    assert not app.error


def test_before_there_is_data_every_address_shows_the_build(monkeypatch):
    work = building.Builder((sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(building, "builder", lambda: work)
    app = AppTest.from_file(str(SHELL), default_timeout=30).run()
    assert [title.value for title in app.title] == ["Preparing the data"]
    assert work.progress().is_running
    work.stop()
    work.wait(10)

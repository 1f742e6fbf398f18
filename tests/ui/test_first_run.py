"""The page before there is any data: progress while the build runs, one sentence and a way on when it fails."""

import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sbp.ui import building

SHELL = Path(building.__file__).with_name("shell.py")


@pytest.fixture
def work(monkeypatch):
    """Make a builder with a command of the test's own the one of this server."""

    def install(code: str) -> building.Builder:
        made = building.Builder((sys.executable, "-c", code))
        monkeypatch.setattr(building, "builder", lambda: made)
        return made

    return install


def _open() -> AppTest:
    return AppTest.from_file(str(SHELL), default_timeout=30).run()


def test_the_step_and_how_many_are_done_are_shown(work):
    line = '{"step": "Reading files", "done": 3, "of": 12}'
    made = work(f"import time; print({line!r}, flush=True); time.sleep(60)")
    app = _open()
    while not made.progress().of:
        pass
    bar = app.run().get("progress")[0].proto
    assert bar.text == "Reading files (3 of 12)"
    assert bar.value == 25
    made.stop()
    made.wait(10)


def test_a_failed_build_is_one_sentence_and_can_be_tried_again(work):
    made = work("import sys; sys.exit('The disk is full.')")
    made.start()
    made.wait(10)
    app = _open()
    assert app.error[0].value == "The data could not be prepared. The disk is full."
    assert app.code[0].value == "python -m sbp build"
    started = []
    made.start = lambda: started.append(True)
    app = _open()
    app.button[0].click().run()
    assert started


def test_a_build_that_ends_well_and_leaves_nothing_is_not_started_for_ever(work):
    made = work("pass")
    made.start()
    made.wait(10)
    app = _open()
    assert "left no data to show" in app.error[0].value
    assert not made.progress().is_running


def test_the_page_opens_by_itself_when_the_data_is_there(work, site):
    made = work("pass")
    app = _open()
    assert app.title[0].value == "Overview"
    assert not made.progress().is_over

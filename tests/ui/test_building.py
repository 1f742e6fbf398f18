"""The build as a child process: once at a time, progress read from its lines, its end told in one sentence."""

import os
import sys
import textwrap

import pytest

from sbp.ui.building import BEHIND, Builder


def _command(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", textwrap.dedent(code))


def test_progress_follows_the_lines_of_the_build():
    work = Builder(
        _command("""
        import json
        print(json.dumps({"step": "Reading files", "done": 2, "of": 8}))
        print("not a progress line")
    """)
    )
    work.start()
    work.wait(10)
    progress = work.progress()
    assert (progress.step, progress.done, progress.of) == ("Reading files", 2, 8)
    assert progress.share == 0.25
    assert progress.is_over
    assert progress.failure == ""


def test_a_second_start_joins_the_build_that_is_under_way(tmp_path):
    started = tmp_path / "started.txt"
    work = Builder(
        _command(f"""
        import time
        with open({str(started)!r}, "a") as out: out.write("x")
        time.sleep(0.5)
    """)
    )
    work.start()
    work.start()
    work.wait(10)
    assert started.read_text() == "x"


def test_a_failure_is_the_last_thing_the_build_said():
    work = Builder(
        _command("""
        import sys
        print("first", file=sys.stderr)
        print("The disk is full.", file=sys.stderr)
        sys.exit(1)
    """)
    )
    work.start()
    work.wait(10)
    assert work.progress().failure == "The disk is full."
    assert not work.progress().is_running


def test_a_build_that_fails_without_a_word_is_a_failure_too():
    work = Builder(_command("import sys; sys.exit(3)"))
    work.start()
    work.wait(10)
    assert "code 3" in work.progress().failure


def test_a_build_can_be_stopped_and_started_again():
    work = Builder(_command("import time; time.sleep(60)"))
    work.start()
    work.stop()
    work.wait(10)
    assert work.progress().is_over
    work.start()
    assert work.progress().is_running
    work.stop()
    work.wait(10)


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="no such priorities here")
def test_a_build_waits_for_pages():
    behind = min(19, os.getpriority(os.PRIO_PROCESS, 0) + BEHIND)
    work = Builder(
        _command(f"""
        import os, sys, time
        tries = 0
        while os.getpriority(os.PRIO_PROCESS, 0) != {behind} and tries < 1000:
            tries += 1
            time.sleep(0.01)
        sys.exit(tries == 1000)
    """)
    )
    work.start()
    work.wait(20)
    assert work.progress().failure == ""

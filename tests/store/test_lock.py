"""One writer at a time, and a lock that dies with its holder."""

import subprocess
import sys

import pytest

from sbp.errors import SbpError
from sbp.store.lock import only_one

HOLD = """
import sys, time
from pathlib import Path
from sbp.store.lock import only_one
with only_one(Path(sys.argv[1]), "A build"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path):
    path = tmp_path / "build.lock"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout.readline() == "held\n"
        yield path, child
        child.kill()


def test_the_second_is_told_who_holds_it(holder):
    path, child = holder
    with pytest.raises(SbpError, match=rf"already running \(process {child.pid}\)"), only_one(path, "A build"):
        pytest.fail("two at once")


def test_a_killed_holder_lets_go(holder):
    path, child = holder
    child.kill()
    child.wait()
    with only_one(path, "A build"):
        assert path.exists()


def test_let_go_after_an_error(tmp_path):
    path = tmp_path / "build.lock"
    with pytest.raises(ValueError, match="inside"), only_one(path, "A build"):
        raise ValueError("inside")
    with only_one(path, "A build"):
        pass

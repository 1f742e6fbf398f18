"""Builds in processes of their own that may die: forks of one process that has loaded everything, which takes longest.

Run as a program, it reads what to do from its standard input, one JSON object a line, and answers each with how the
fork ended: its exit code, or the negative number of the signal that killed it.
"""

import contextlib
import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sbp import __main__ as program
from sbp.ingest.build import build

ROOT = Path(__file__).parents[2]


class Forks:
    """A process that waits to be told what its forks shall do; all work in the data folder of the test."""

    def __init__(self, process: subprocess.Popen) -> None:
        self._process = process

    def built_with_copies(self, folder: Path) -> list[Path]:
        """Build, and copy the data folder at each moment: what is on the disk is all that a death at it would leave.

        A moment is a step, or a file or folder about to be saved. The copies are in order, named by what was going on.
        """
        assert self._run({"copies": str(folder)}) == 0
        return sorted(folder.iterdir())

    def killed_at(self, moment: int) -> None:
        """Build, and die without warning at a moment, counted from 1."""
        assert self._run({"moment": moment}) == -signal.SIGKILL

    def limited_to(self, most_bytes: int, said: Path) -> int:
        """Build by the command, no file longer than so many bytes; return its exit code, its complaints in `said`."""
        return self._run({"most_bytes": most_bytes, "said": str(said)})

    def _run(self, wish: dict) -> int:
        told = self._process
        told.stdin.write(json.dumps({**wish, "data": os.environ["SBP_DATA_DIR"]}) + "\n")
        told.stdin.flush()
        return int(told.stdout.readline())


@contextlib.contextmanager
def forks() -> Iterator[Forks]:
    """Start the process that forks; it ends with the block."""
    command = [sys.executable, "-m", "tests.ingest.forked"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Forks(process)
        process.stdin.close()


def _serve() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(_do(json.loads(line)))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _do(wish: dict) -> int:
    os.environ["SBP_DATA_DIR"] = wish["data"]
    if "most_bytes" not in wish:
        _build_until(wish.get("moment"), wish.get("copies"))
        return 0
    import resource

    with Path(wish["said"]).open("w") as out:
        os.dup2(out.fileno(), sys.stdout.fileno())
        os.dup2(out.fileno(), sys.stderr.fileno())
    resource.setrlimit(resource.RLIMIT_FSIZE, (wish["most_bytes"], wish["most_bytes"]))
    return program.main(["build"])


def _build_until(moment: int | None, copies: str | None) -> None:
    moments = itertools.count(1)
    sync = os.fsync

    def at(words: str) -> None:
        number = next(moments)
        if copies:
            shutil.copytree(os.environ["SBP_DATA_DIR"], Path(copies) / f"{number:02} {words.replace('/', '-')}")
        if number == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    def at_saving(handle: int) -> None:
        at("Saving")
        sync(handle)

    os.fsync = at_saving
    build(date(2026, 3, 6), lambda words, *_: at(words))


if __name__ == "__main__":
    _serve()

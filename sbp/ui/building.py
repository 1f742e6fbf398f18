"""One build at a time as a child process, so that serving never loads what only building needs."""

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from typing import IO

from sbp import logs, settings

COMMAND = (sys.executable, "-m", "sbp", "build", "--progress")
LINES_KEPT = 20
BEHIND = 10  # steps of priority


@dataclass(frozen=True)
class Progress:
    """How far a build is: the step it is at, steps done of all, and how it ended (`failure` is one sentence)."""

    step: str = "Starting"
    done: int = 0
    of: int = 0
    is_running: bool = False
    is_over: bool = False
    failure: str = ""

    @property
    def share(self) -> float:
        """Share of the steps that are done, 0 to 1."""
        return min(1.0, self.done / self.of) if self.of else 0.0


class Builder:
    """Runs the build command at most once at a time, for all sessions of this server."""

    def __init__(self, command: tuple[str, ...] = COMMAND) -> None:
        self._command = command
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._progress = Progress()

    def progress(self) -> Progress:
        """Return how far the build is; neither running nor over where none was started."""
        return self._progress

    def start(self) -> None:
        """Start a build unless one is under way."""
        with self._lock:
            if self._progress.is_running:
                return
            self._progress = Progress(is_running=True)
            self._process = subprocess.Popen(
                self._command, cwd=settings.ROOT, text=True, encoding="utf-8", errors="replace",
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            )  # fmt: skip
            _behind_pages(self._process)
            threading.Thread(target=self._follow, args=(self._process,), daemon=True, name="build").start()

    def stop(self) -> None:
        """End a build that is under way; the version before it, if any, goes on being current."""
        with self._lock:
            if self._process is not None and self._process.poll() is None:
                self._process.terminate()

    def wait(self, seconds: float) -> None:
        """Wait until the build has ended, at most `seconds`."""
        follower = next((thread for thread in threading.enumerate() if thread.name == "build"), None)
        if follower is not None:
            follower.join(seconds)

    def _follow(self, process: subprocess.Popen[str]) -> None:
        errors: list[str] = []
        assert process.stdout is not None
        assert process.stderr is not None
        listener = threading.Thread(target=_collect, args=(process.stderr, errors), daemon=True)
        listener.start()
        for line in process.stdout:
            self._progress = _after(self._progress, line)
        code = process.wait()
        listener.join()
        process.stdout.close()
        process.stderr.close()
        failure = "" if code == 0 else _failure(code, errors)
        if failure:
            logs.event("build failed", code=code)
        self._progress = replace(self._progress, is_running=False, is_over=True, failure=failure)


def _behind_pages(process: subprocess.Popen[str]) -> None:
    """Let a build wait for pages where processors are few, on systems that can: whoever watches it is served first."""
    if hasattr(os, "setpriority"):
        with suppress(OSError):  # it has ended already
            os.setpriority(os.PRIO_PROCESS, process.pid, os.getpriority(os.PRIO_PROCESS, 0) + BEHIND)


def _collect(stream: IO[str], lines: list[str]) -> None:
    for line in stream:
        lines.append(line.strip())
        del lines[:-LINES_KEPT]


def _after(progress: Progress, line: str) -> Progress:
    """Return the progress that one line of the build's output tells; lines of another kind change nothing."""
    try:
        told = json.loads(line)
        return replace(progress, step=str(told["step"]), done=int(told["done"]), of=int(told["of"]))
    except (ValueError, KeyError, TypeError):
        return progress


def _failure(code: int, errors: list[str]) -> str:
    last = next((line for line in reversed(errors) if line), "")
    return last or f"The build ended with code {code} and said nothing"


@cache
def builder() -> Builder:
    """Return the one builder of this server."""
    return Builder()

"""In which order pages are made when several visitors ask at once: one after another, first come, first served."""

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

LONGEST_SECONDS = 0.2


class Turns:
    """One place at a time, handed on in the order of asking; who stays too long is no longer waited for."""

    def __init__(self, longest_seconds: float = LONGEST_SECONDS) -> None:
        self._longest_seconds = longest_seconds
        self._lock = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._has_it: threading.Event | None = None
        self._since = 0.0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until it is our turn, or until whoever has it has had it for too long; hand it on at the end."""
        mine = threading.Event()
        with self._lock:
            self._waiting.append(mine)
            if self._has_it is None:
                self._hand_on()
        while not mine.wait(self._longest_seconds):
            self._pass_by(mine)
        try:
            yield
        finally:
            with self._lock:
                if self._has_it is mine:
                    self._hand_on()

    def _hand_on(self) -> None:
        self._has_it = self._waiting.popleft() if self._waiting else None
        self._since = time.monotonic()
        if self._has_it is not None:
            self._has_it.set()

    def _pass_by(self, mine: threading.Event) -> None:
        with self._lock:
            is_next = bool(self._waiting) and self._waiting[0] is mine
            if is_next and time.monotonic() - self._since >= self._longest_seconds:
                self._hand_on()


def take() -> None:
    """From now on, make one page after another instead of a little of each at a time.

    Python runs one thread at a time. Pages that are made side by side only make each other late: of two that take 30 ms
    each, both come after 60 instead of one after 30 and one after 60. A page that takes long, or waits for something,
    does not hold the others up for more than a moment.
    """
    own, turns = ScriptRunner._run_script, Turns()

    def run(runner: ScriptRunner, asked: Any) -> None:
        """Make a page, or a part of one, when it is its turn."""
        with turns.turn():
            own(runner, asked)

    ScriptRunner._run_script = run  # type: ignore[method-assign]

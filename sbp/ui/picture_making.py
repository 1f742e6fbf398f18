"""Pictures drawn by processes of their own: kept by what they show, few at once, and at a pace for each visitor.

A picture takes 0.4 to 0.8 seconds of a processor, so whoever asks for many must not make others wait for their pages.
"""

import subprocess
import sys
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from hashlib import sha256
from typing import Literal

from sbp import logs, settings
from sbp.errors import SbpError
from sbp.ui.shelf import Shelf

Form = Literal["png", "svg"]
COMMAND = (sys.executable, "-m", "sbp.report.pictures")
AT_ONCE = 2  # each takes a process of its own with 0.1 GB for a second
WAITING = 2  # more would hold the threads that hand over every other download
WAIT_SECONDS, LONGEST_SECONDS = 20, 30
KEPT = 32  # up to a megabyte each
PACE, PACE_SECONDS = 12, 60  # pictures drawn anew for one session in so many seconds
SESSIONS = 2_000  # of which the pace is remembered
# the words of refusals: an error that is raised again and again would hold on to all that led to it each time
BUSY = ("Other people are having pictures drawn", "", "again in a few seconds")
TOO_FAST = (f"No more than {PACE} pictures a minute are drawn for one visitor", "", "again in a minute")
BROKEN = ("The picture could not be drawn; the numbers beside it can be taken as CSV",)

_kept = Shelf(KEPT)
_places = threading.BoundedSemaphore(AT_ONCE + WAITING)
_drawing = threading.BoundedSemaphore(AT_ONCE)
_asked: OrderedDict[str, deque[float]] = OrderedDict()
_lock = threading.Lock()


def drawn(spec: str, form: Form, session: str = "") -> bytes:
    """Return a specification as a picture; one that was drawn before costs nothing.

    Args:
        spec: the specification as JSON.
        form: of the picture.
        session: who asks; the pace counts for each. Empty where nobody does.

    Raises:
        SbpError: too many pictures are asked for, by all or by this session, or this one cannot be drawn.
    """
    key = (form, sha256(spec.encode()).digest())
    kept = _kept.peek(key)
    if kept is not None:
        return kept
    _keep_pace(session)
    if not _places.acquire(blocking=False):
        raise SbpError(*BUSY)
    try:  # whoever waits for a picture that somebody else has asked for holds a thread, too, and so takes a place
        return _kept.get(key, lambda: _in_turn(spec, form))
    finally:
        _places.release()


def _in_turn(spec: str, form: Form) -> bytes:
    if not _drawing.acquire(timeout=WAIT_SECONDS):
        raise SbpError(*BUSY)
    try:
        return _draw(spec, form)
    finally:
        _drawing.release()


def _keep_pace(session: str, now: Callable[[], float] = time.monotonic) -> None:
    """Count a picture of a session; refuse it where it had its number within the time."""
    if not session:
        return
    with _lock:
        times = _asked.setdefault(session, deque(maxlen=PACE))
        _asked.move_to_end(session)
        if len(times) == PACE and now() - times[0] < PACE_SECONDS:
            raise SbpError(*TOO_FAST)
        times.append(now())
        while len(_asked) > SESSIONS:
            _asked.popitem(last=False)


def _draw(spec: str, form: Form) -> bytes:
    try:
        done = subprocess.run(
            (*COMMAND, form), input=spec.encode(), capture_output=True, cwd=settings.ROOT, timeout=LONGEST_SECONDS
        )
    except subprocess.TimeoutExpired as fault:
        logs.event("picture not drawn", form=form, code="timeout")
        raise SbpError(*BROKEN) from fault
    if done.returncode:
        logs.event("picture not drawn", form=form, code=done.returncode)
        raise SbpError(*BROKEN)
    return done.stdout

"""Where things lie and how the program was started, read from the environment at each call."""

import os
from datetime import date
from pathlib import Path

from sbp.errors import UsageError

ROOT = Path(__file__).resolve().parent.parent
CONTENT_DIR = ROOT / "data"
GEO_DIR = ROOT / "geo"
AUDIENCES = ("analyst", "board", "public")


def data_dir() -> Path:
    """Return the folder of inbox, builds and records: `SBP_DATA_DIR`, or `data/` in the checkout."""
    return Path(os.environ.get("SBP_DATA_DIR") or CONTENT_DIR).resolve()


def inbox_dir() -> Path:
    """Return the folder that holds the publishers' files as they were received."""
    return data_dir() / "inbox"


def demo_dir() -> Path:
    """Return the folder that holds the invented demonstration borough's files."""
    return data_dir() / "demo-files"


def build_dir() -> Path:
    """Return the folder of built versions and of the pointer to the current one."""
    return data_dir() / "build"


def versions_kept() -> int:
    """Return how many built versions are kept: `SBP_VERSIONS_KEPT`, 10 unless set.

    Raises:
        UsageError: the variable is set and is not a whole number.
    """
    wanted = os.environ.get("SBP_VERSIONS_KEPT") or "10"
    if not wanted.isdecimal():
        raise UsageError(f"SBP_VERSIONS_KEPT is {wanted!r}, which is not a whole number", "environment", "10")
    return max(1, int(wanted))


def today() -> date | None:
    """Return the day set by `SBP_TODAY` (`YYYY-MM-DD`), or None where the real date counts.

    Raises:
        UsageError: the variable is set and is not a date.
    """
    set_day = os.environ.get("SBP_TODAY")
    if not set_day:
        return None
    try:
        return date.fromisoformat(set_day)
    except ValueError:
        what = f"SBP_TODAY is {set_day!r}, which is not a date"
        raise UsageError(what, "environment", "a day such as 2026-03-06") from None


def audience() -> str:
    """Return who the program was started for: `SBP_AUDIENCE`, the analyst unless set.

    Raises:
        UsageError: the variable names no audience.
    """
    chosen = os.environ.get("SBP_AUDIENCE") or AUDIENCES[0]
    if chosen not in AUDIENCES:
        raise UsageError(f"SBP_AUDIENCE is {chosen!r}", "environment", f"one of {', '.join(AUDIENCES)}")
    return chosen

"""Commands run as processes of their own, so that serving never loads what only reading and building need."""

import subprocess
import sys
from dataclasses import dataclass

from sbp import logs, settings
from sbp.errors import SbpError

LONGEST_SECONDS = 900


@dataclass(frozen=True)
class Said:
    """How a command ended and what it said: its exit code, its lines, and the last line of its complaints."""

    code: int
    lines: tuple[str, ...]
    complaint: str


def run(*arguments: str) -> Said:
    """Run `python -m sbp` with these arguments and wait until it has ended.

    Raises:
        SbpError: it did not end within a quarter of an hour, and was stopped.
    """
    command = [sys.executable, "-m", "sbp", *arguments]
    try:
        done = subprocess.run(
            command, cwd=settings.ROOT, capture_output=True, text=True, encoding="utf-8", errors="replace",
            stdin=subprocess.DEVNULL, timeout=LONGEST_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as fault:
        what = f"The command {arguments[0]} took longer than {LONGEST_SECONDS // 60} minutes and was stopped"
        raise SbpError(what, "", "it on the command line, with fewer files") from fault
    logs.event("command run from a page", command=arguments[0], code=done.returncode)
    complaints = [line for line in done.stderr.splitlines() if line.strip()]
    return Said(done.returncode, tuple(done.stdout.splitlines()), complaints[-1].strip() if complaints else "")

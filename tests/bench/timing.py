"""How long a call takes, and of which build it is asked, for the programs beside this one."""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from sbp.store import versions


def asked(description: str | None) -> tuple[Path, int]:
    """Return the file of the build that the command line names, or the one in use, and how often to ask it."""
    line = argparse.ArgumentParser(description=description)
    line.add_argument("--build", type=Path)
    line.add_argument("--runs", type=int, default=15)
    options = line.parse_args()
    held = versions.current(options.build) if options.build else versions.current()
    if held is None:
        raise SystemExit("Nothing has been built.")
    return held.path, options.runs


def median_seconds(make: Callable[[], object], runs: int) -> float:
    """Return the median of the seconds that so many calls take."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        make()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)

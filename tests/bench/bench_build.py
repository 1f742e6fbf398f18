"""How long do a load and a build of all official files take, how long a first start, and in how much memory?

    SBP_REAL_DATA=folder python tests/bench/bench_build.py [--runs 3]

Prints one JSON object: for each command the median and the slowest of several runs in seconds, each run a process
of its own with a fresh data folder, and the most memory that any of them held. Without SBP_REAL_DATA only the first
start and the build that finds nothing new are measured.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BYTES_BY_UNIT = 1 if sys.platform == "darwin" else 1024  # macOS counts ru_maxrss in bytes, Linux in kB
MEGABYTE = 1_000_000
AIMS = {"build of all official files": 30, "first start, demonstration": 15}


def main() -> None:
    """Run every command several times in turn and print what was found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--runs", type=int, default=3)
    runs = asked.parse_args().runs
    found: dict[str, list[tuple[float, int]]] = {}
    for _ in range(runs):
        for name, measured in _one_round().items():
            found.setdefault(name, []).append(measured)
    summaries = {name: _summary(name, measured) for name, measured in found.items()}
    print(json.dumps({"runs": runs, "cores": os.cpu_count(), **summaries}, indent=2))


def _one_round() -> dict[str, tuple[float, int]]:
    found = {}
    real = os.environ.get("SBP_REAL_DATA")
    if real:
        with tempfile.TemporaryDirectory() as folder:
            found["load of all official files"] = _measured(folder, "load", real)
            found["build of all official files"] = _measured(folder, "build")
    with tempfile.TemporaryDirectory() as folder:
        found["first start, demonstration"] = _measured(folder, "build")
        found["build with nothing new"] = _measured(folder, "build")
    return found


def _measured(folder: str, *arguments: str) -> tuple[float, int]:
    """Run a command in a data folder and return its seconds and the most bytes that it held in memory."""
    begun = time.monotonic()
    child = subprocess.Popen(
        [sys.executable, "-m", "sbp", *arguments],
        cwd=ROOT, env=os.environ | {"SBP_DATA_DIR": folder},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with {child.returncode}")
    return time.monotonic() - begun, used.ru_maxrss * BYTES_BY_UNIT


def _summary(name: str, measured: list[tuple[float, int]]) -> dict[str, float]:
    seconds = [each for each, _ in measured]
    summary = {
        "median_seconds": round(statistics.median(seconds), 2),
        "slowest_seconds": round(max(seconds), 2),
        "most_memory_mb": round(max(held for _, held in measured) / MEGABYTE),
    }
    return summary | ({"aim_seconds": AIMS[name]} if name in AIMS else {})


if __name__ == "__main__":
    main()

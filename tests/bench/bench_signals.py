"""How long does it take to judge the latest 60 months of as many series as the borough has?

    python tests/bench/bench_signals.py [--series 1125] [--months 120] [--runs 5]

Prints one JSON object: the median seconds, and how many months were judged.
"""

import argparse
import json
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from sbp.stats import signals  # noqa: E402
from sbp.stats.outlook import Series  # noqa: E402

LATEST = 60


def main() -> None:
    """Draw made-up series with season, overdispersion, exceptional months and a step, and judge them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=1125)  # 25 measures in the borough and 44 wards
    parser.add_argument("--months", type=int, default=120)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    rng = np.random.default_rng(1)
    places = np.arange(asked.months)
    mean = np.exp(rng.uniform(-2, 6, asked.series))[:, None] * np.exp(0.2 * np.cos(2 * np.pi * places / 12))
    counts = rng.poisson(rng.gamma(mean / 1.5, 1.5)).astype(float)
    steps = np.full((asked.series, 1), asked.months - 46)
    series = Series(counts, 1, (places >= 20) & (places < 36), steps, np.zeros(asked.series, dtype=int))
    seconds = []
    for _ in range(asked.runs):
        begun = time.perf_counter()
        found = signals.judge(series, LATEST)
        seconds.append(time.perf_counter() - begun)
    judged = int((found.state == signals.JUDGED).sum())
    sys.stdout.write(json.dumps({"seconds": round(statistics.median(seconds), 2), "months_judged": judged}) + "\n")


if __name__ == "__main__":
    main()

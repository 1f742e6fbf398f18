"""How long does a plan of 12 days among 22 wards of 60 places each take to find, and how near to the best is it?

    python tests/bench/bench_planning.py [--seeds 2]

Prints one JSON object for each set of rules: the slowest seconds by the clock and of the processor, and the largest
share by which another plan could be better. The last sets are harder than what is asked for: no rule at all, 36 days,
and rules that leave no plan.
"""

import argparse
import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from sbp.stats import covering  # noqa: E402
from sbp.stats.covering import Ground, Rules  # noqa: E402

ACROSS, DOWN, LASTING = 44, 30, 3
ASKED = (
    Rules(12, per_month=1, gap=2),
    Rules(12, per_month=1, per_ward=1, gap=2),
    Rules(12, per_month=1, per_ward=2, gap=1, least_wards=8),
    Rules(12, per_month=1, per_ward=1, gap=2, least_wards=12, promised=((5, 6), (900,))),
    Rules(12, per_month=1),
    Rules(12),
    Rules(36),
    Rules(36, per_month=3, gap=1),
    Rules(12, per_month=1, closed=frozenset({4, 5})),
)


def main() -> None:
    """Make up need on a chequerboard of places and plan under several sets of rules."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=2)
    seeds = range(parser.parse_args().seeds)
    for rules in ASKED:
        seconds, busy, gaps = [], [], []
        for seed in seeds:
            ground, begun, used = _ground(seed), time.perf_counter(), time.process_time()
            plan = covering.solve(ground, rules)
            seconds.append(time.perf_counter() - begun)
            busy.append(time.process_time() - used)
            gaps.append(plan.gap if plan else None)
        told = {"days": rules.days, "rules": covering.in_force(rules), "seconds": round(max(seconds), 2)}
        told |= {
            "processor": round(max(busy), 2),
            "gap": max((round(gap, 6) for gap in gaps if gap is not None), default=None),
        }
        sys.stdout.write(json.dumps(told) + "\n")


def _ground(seed: int) -> Ground:
    rng = np.random.default_rng(seed)
    x, y = np.meshgrid(np.arange(ACROSS), np.arange(DOWN), indexing="ij")
    ward = (x // 4 + 11 * (y // 15)).ravel()
    apart = np.abs(x.ravel()[:, None] - x.ravel()) + np.abs(y.ravel()[:, None] - y.ravel())
    near = np.zeros((22, 22), dtype=bool)
    touching = np.argwhere(apart == 1)
    near[ward[touching[:, 0]], ward[touching[:, 1]]] = True
    month = np.arange(12 + LASTING - 1)
    season = 1 + 0.3 * np.sin(month / 2 + rng.uniform(0, 6, (ACROSS * DOWN, 1)))
    return Ground(rng.gamma(0.5, 2.0, (ACROSS * DOWN, 1)) * season, apart <= 1, ward, near, LASTING)


if __name__ == "__main__":
    main()

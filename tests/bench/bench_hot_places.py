"""How long do the derived tables of a built version take, how long stability on many points, and Gi* of many surfaces?

    python tests/bench/bench_hot_places.py [--build FOLDER] [--points 63764]

Prints one JSON object: seconds for each, with what is aimed at, and the most memory held. FOLDER defaults to the build
in use, of which a copy is derived anew; the points are invented.
"""

import argparse
import json
import resource
import shutil
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from sbp import content, months  # noqa: E402  first, because it says with how many threads numpy works

import duckdb  # noqa: E402  # isort: skip
import numpy as np  # noqa: E402  # isort: skip

from sbp.content import choices  # noqa: E402
from sbp.ingest import derive, derive_places, derive_signals, derive_stability  # noqa: E402
from sbp.ingest.grounds import CellGround, Cells  # noqa: E402
from sbp.stats import getis_ord  # noqa: E402
from sbp.store import versions  # noqa: E402
from tests.bench.timing import median_seconds  # noqa: E402

DERIVED = (
    "indicator_month", "indicator_model", "expected_month", "season_factor", "stability", "space_time", "back_test",
    "concentration",
)  # fmt: skip
SEED = 63764
SURFACES, WARDS = 336, 22
AIMS = {"derived_tables": 20.0, "stability_on_points": 5.0, "gi_star_of_336_surfaces": 0.001, "memory_mb": 1500}
KILOBYTES = 1 if sys.platform != "darwin" else 1024


def main() -> None:
    """Measure each and print what was found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--build", type=Path)
    asked.add_argument("--points", type=int, default=SEED)
    options = asked.parse_args()
    ground, known = _ground(options.points), choices.load()
    rng = np.random.default_rng(SEED)
    surfaces, near = rng.gamma(6, 10, (SURFACES, WARDS)), np.eye(WARDS) + (rng.random((WARDS, WARDS)) < 0.1)
    found = {
        "stability_on_points": round(median_seconds(lambda: derive_stability.cell_ways(ground, known), 5), 6),
        "gi_star_of_336_surfaces": round(median_seconds(lambda: getis_ord.z_scores(surfaces, near), 200), 6),
    }
    held = versions.current(options.build) if options.build else versions.current()
    if held is not None:
        found["derived_tables"], found["derived_tables_work"] = _derived(held.path)
    found["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 * KILOBYTES)
    print(json.dumps({"points": options.points, "found": found, "aims": AIMS}, indent=2))


def _derived(path: Path) -> tuple[float, float]:
    """Derive every table of a copy of a built version anew; return seconds by the clock and of work."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.duckdb"
        shutil.copy(path, copy)
        known = content.load()
        with duckdb.connect(str(copy)) as con:
            for table in DERIVED:
                con.execute(f"DELETE FROM {table}")
            began, worked = time.perf_counter(), time.process_time()
            derive.derive(con, known, None)
            derive_signals.fill(con, known)
            derive_places.fill(con, known)
            return round(time.perf_counter() - began, 2), round(time.process_time() - worked, 2)


def _ground(count: int) -> CellGround:
    """Invent events at some 3,200 points over three years, and hexagons over the ground where they lie."""
    rng = np.random.default_rng(SEED)
    points = rng.normal((540_000, 165_000), (4_000, 3_500), (3_211, 2))
    events = np.zeros((len(points), 36))
    np.add.at(
        events, (rng.choice(len(points), count, p=rng.dirichlet(np.ones(len(points)))), rng.integers(0, 36, count)), 1
    )
    across, up = np.meshgrid(np.arange(532_000, 548_000, 300), np.arange(157_000, 173_000, 346))
    middles = np.column_stack([across.ravel(), up.ravel()]).astype(float)
    turns = np.arange(6) * np.pi / 3
    ring = 133 * np.column_stack([np.cos(turns), np.sin(turns)])
    places = middles[:, None] + np.concatenate([np.zeros((1, 2)), ring])[None]
    cells = Cells([str(each) for each in range(len(middles))], places, np.ones(places.shape[:2]))
    calendar = months.span(date(2022, 1, 1), date(2024, 12, 1))
    return CellGround("invented", cells, calendar, points, events, np.empty((len(middles), 0)))


if __name__ == "__main__":
    main()

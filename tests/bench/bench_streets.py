"""How long do the street map's answers, its drawing and a density take, asked cold of a built version?

    python tests/bench/bench_streets.py [--build FOLDER] [--runs 15]

Prints one JSON object: medians in milliseconds, bytes of the map, places, points; FOLDER defaults to the build in use.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from sbp import content  # noqa: E402
from sbp.answers import areas, street_density, streets, version  # noqa: E402
from sbp.charts import density_map, street_map  # noqa: E402
from sbp.stats import kernel  # noqa: E402
from sbp.store import street_queries  # noqa: E402
from sbp.store.connection import open_version  # noqa: E402
from sbp.store.street_queries import Asked  # noqa: E402
from tests.bench.timing import asked, median_seconds  # noqa: E402

ANALYST = "analyst"


def main() -> None:
    """Measure each answer and print what was found."""
    build, runs = asked(__doc__)
    known = content.load()
    newest = known.borough.vintages[-1].id
    with open_version(build) as con:
        today = version.today(con)
        kind = max(streets.kinds(con, known, ANALYST).values(), key=lambda each: len(each.categories))
        table = streets.table(con, known, kind.id, None, 12, today, ANALYST)
        wards, metres = areas.outlines_4326(con, "ward", newest), areas.outlines(con, "ward", newest)
        everything = Asked(kind.dataset, kind.categories, streets.months_held(con, kind)[0], table.last_month)
        points, squares = street_queries.points(con, everything), street_density.squares(con)
        density = street_density.density(con, known, table, squares)
        side, bandwidth = known.streets.grid_m, known.streets.bandwidth_m
        timed = {
            "kinds_ms": lambda: streets.kinds(con, known, ANALYST),
            "table_ms": lambda: streets.table(con, known, kind.id, None, 12, today, ANALYST),
            "deck_ms": lambda: street_map.deck_json(table, table.places, wards, ("", "")),
            "density_ms": lambda: street_density.density(con, known, table, squares),
            "of_which_kernel_ms": lambda: kernel.density(points[:, :2], points[:, 2], squares, side, bandwidth),
            "density_map_ms": lambda: density_map.spec(density, metres, "", False),
        }
        found = {name: round(1000 * median_seconds(make, runs), 1) for name, make in timed.items()}
        sizes = {"kind": kind.id, "incidents": table.total, "places": len(table.places), "kernel_points": len(points)}
        sizes["deck_bytes"] = len(street_map.deck_json(table, table.places, wards, ("", "")))
        print(json.dumps(found | sizes))


if __name__ == "__main__":
    main()

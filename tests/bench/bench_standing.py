"""How long do the answers of the ward map, ward and London pages take, asked cold of a built version?

    python tests/bench/bench_standing.py [--build FOLDER] [--runs 15]

Prints one JSON object of medians in milliseconds; FOLDER defaults to the build in use.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from sbp import content  # noqa: E402
from sbp.answers import london, version, ward_profile, wards  # noqa: E402
from sbp.store import place_queries  # noqa: E402
from sbp.store.connection import open_version  # noqa: E402
from tests.bench.timing import asked, median_seconds  # noqa: E402


def main() -> None:
    """Measure each answer and print what was found."""
    build, runs = asked(__doc__)
    known = content.load()
    indicator = next(each.id for each in known.indicators.values() if each.headline and "ward" in each.datasets)
    newest = known.borough.vintages[-1].id
    with open_version(build) as con:
        today = version.today(con)
        table = wards.table(con, known, indicator, None, 12, newest, today)
        neighbours = place_queries.neighbours(con, newest)
        timed = {
            "ward_table": lambda: wards.table(con, known, indicator, None, 12, newest, today),
            "of_which_standings": lambda: wards.with_standings(table.rows, neighbours),
            "boroughs": lambda: london.table(con, known, indicator, None, 12, today),
            "ward_profile": lambda: ward_profile.profile(con, known, table.rows[0].area.code),
        }
        print(json.dumps({name: round(1000 * median_seconds(make, runs), 1) for name, make in timed.items()}))


if __name__ == "__main__":
    main()

"""How fast and how large is an import of street files, against raw DuckDB and against pandas with geopandas?

    python tests/bench/bench_import.py [--rows 500000] [--runs 5]

Prints one JSON object: the median seconds of each road, all run in turn in one process, their ratios, and the most
memory that a process held which did nothing but import. Rows repeat an official file where SBP_REAL_DATA is set, and
are made up otherwise.
"""

import argparse
import gzip
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

import duckdb  # noqa: E402
import geopandas  # noqa: E402
import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402

from sbp import content, settings  # noqa: E402
from sbp.ingest import formats, geo, incidents, tables  # noqa: E402
from sbp.ingest.build import MEMORY_LIMIT  # noqa: E402
from sbp.ingest.context import Context, LoadedFile  # noqa: E402
from sbp.ingest.formats import police_street  # noqa: E402
from sbp.ingest.opened import open_file  # noqa: E402

HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context\n"
)
OFFICIAL = "police-street/derived-all-types/bromley_2016-01_to_2018-05_from-api.csv.gz"
OUTLINES = (
    "bromley-wards-2018-pre2022-full.geojson", "bromley-wards-wd25-bgc.geojson",
    "bromley-lsoa-2011-bgc.geojson", "bromley-lsoa-2021-bgc.geojson",
)  # fmt: skip
SPOTS, SEED = 10_000, 20190201  # as many points as a year of an outer London borough holds


def main() -> None:
    """Measure every road and print what was found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=500_000)
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--only-import", type=Path, help=argparse.SUPPRESS)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.only_import:
            _import(options.only_import, Path(folder), _places())
            print(_most_memory_mb())
            return
        path = Path(folder) / "2019-02-metropolitan-street.csv"
        rows = _write(path, options.rows)
        print(json.dumps(_measure(path, Path(folder), rows, options.runs), indent=2))


def _measure(path: Path, folder: Path, rows: int, runs: int) -> dict:
    places = _places()
    wards = places.maps[-1]
    outlines = geopandas.GeoDataFrame({"ward": wards.codes}, geometry=list(wards.shapes), crs=27700).to_crs(4326)
    roads: dict[str, Callable[[], None]] = {
        "raw_duckdb": lambda: _raw(path, folder),
        "our_import": lambda: _import(path, folder, places),
        "pandas_geopandas": lambda: _pandas(path, outlines),
    }
    taken: dict[str, list[float]] = {name: [] for name in roads}
    for _ in range(runs):
        for name, road in roads.items():
            started = time.perf_counter()
            road()
            taken[name].append(time.perf_counter() - started)
    medians = {name: round(statistics.median(each), 3) for name, each in taken.items()}
    child = [sys.executable, __file__, "--only-import", str(path)]
    peak = int(subprocess.run(child, check=True, capture_output=True, text=True).stdout.split()[-1])
    return {
        "rows": rows,
        "megabytes": round(path.stat().st_size / 1e6, 1),
        "seconds": medians,
        "rate_against_raw_duckdb": round(medians["raw_duckdb"] / medians["our_import"], 2),
        "rate_against_pandas_geopandas": round(medians["pandas_geopandas"] / medians["our_import"], 2),
        "peak_memory_of_our_import_mb": peak,
    }


def _most_memory_mb() -> int:
    """Return the most memory this process held. On Linux getrusage would count the parent's before the start, too."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _raw(path: Path, folder: Path) -> None:
    with duckdb.connect(str(_fresh(folder / "raw.duckdb"))) as con:
        con.execute(f"CREATE TABLE street AS SELECT * FROM read_csv('{path}')")


def _pandas(path: Path, outlines: geopandas.GeoDataFrame) -> None:
    rows = pd.read_csv(path)
    points = geopandas.GeoDataFrame(rows, geometry=geopandas.points_from_xy(rows.Longitude, rows.Latitude), crs=4326)
    geopandas.sjoin(points, outlines, how="left", predicate="within")


def _import(path: Path, folder: Path, places: geo.Places) -> None:
    """Open, check, place, settle and write, as a build does."""
    loaded = content.load()
    config = {"memory_limit": MEMORY_LIMIT, "temp_directory": str(folder / "spill")}
    with duckdb.connect(str(_fresh(folder / "ours.duckdb")), config=config) as con:
        tables.create(con)
        context = Context(loaded.borough, loaded.labels, loaded.categories, places, con, loaded.borough_codes)
        reading = police_street.read(open_file(path, path.name), context)
        file = LoadedFile(1, 1, path.name, "", path.stat().st_size, date(2026, 1, 1), reading)
        incidents.settle(con, [file], loaded.borough)
        stored = con.execute("SELECT count(*) FROM street_incident").fetchall()[0][0]
        con.execute("CHECKPOINT")
    assert stored == reading.loaded > 0


def _fresh(path: Path) -> Path:
    path.unlink(missing_ok=True)
    return path


def _places() -> geo.Places:
    loaded = content.load()
    folder = os.environ.get("SBP_REAL_DATA")
    readings = []
    if folder:
        context = Context(loaded.borough, loaded.labels, loaded.categories, None, duckdb.connect(), {})
        for name in OUTLINES:
            opened = open_file(Path(folder) / "boundaries" / name, name)
            readings.append(formats.read(formats.recognise(opened), (opened,), context))
    return geo.assemble(readings, loaded.borough, settings.GEO_DIR, points_are_schematic=not folder)


def _write(path: Path, rows: int) -> int:
    """Write at least `rows` rows and return how many."""
    folder = os.environ.get("SBP_REAL_DATA")
    body = gzip.decompress((Path(folder) / OFFICIAL).read_bytes()).partition(b"\n")[2] if folder else _made_up()
    held = body.count(b"\n")
    with path.open("wb") as stream:
        stream.write(HEADER.encode())
        for _ in range(-(-rows // held)):
            stream.write(body)
    return held * -(-rows // held)


def _made_up() -> bytes:
    """Make up rows of one force and month at spots in the box around the borough."""
    rng = np.random.default_rng(SEED)
    outlines = geopandas.GeoSeries(list(_places().maps[-1].shapes), crs=27700).to_crs(4326)
    west, south, east, north = outlines.total_bounds
    longitude, latitude = rng.uniform(west, east, SPOTS), rng.uniform(south, north, SPOTS)
    borough = content.load().borough
    kinds = [each.minor for each in content.load().labels if each.scheme == police_street.LABELS]
    lines = [
        f"{rng.bytes(32).hex()},2019-02,{borough.force},{borough.force},{longitude[spot]:.6f},{latitude[spot]:.6f},"
        f"On or near Example Road {spot},,,{kinds[kind]},Investigation complete; no suspect identified,\n"
        for spot, kind in zip(rng.integers(SPOTS, size=50_000), rng.integers(len(kinds), size=50_000), strict=True)
    ]
    return "".join(lines).encode()


if __name__ == "__main__":
    main()

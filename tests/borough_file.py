"""A tiny built file: one borough, four wards of each vintage, 36 months ending February 2025."""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import duckdb
import numpy as np
import pytest

from sbp import content, months
from sbp.stats.expected import fit_dispersion

ROOT = Path(__file__).parent.parent
FIRST, LAST = date(2022, 3, 1), date(2025, 2, 1)
MONTHS = months.span(FIRST, LAST)
BOROUGH = "E09000099"
NEW = ("E05000011", "E05000012", "E05000013", "E05000014")
OLD = ("E05000001", "E05000002", "E05000003", "E05000004")
NAMES = ("Northgate", "Southgate", "Eastgate", "Westgate")
WARD_MEANS = (40.0, 25.0, 8.0, 0.5)
CHECKS = [
    {"id": "rows", "title": "Rows add up", "passed": True, "is_warning": True, "detail": ""},
    {"id": "wards", "title": "Wards within the borough", "passed": False, "is_warning": True, "detail": "2 found"},
]
OTHERS = {  # code: name, residents, km², mean a month
    "E09000091": ("Alderham", 58_000, 42.0, 60.0),
    "E09000092": ("Birchfield", 61_000, 12.0, 150.0),
    "E09000093": ("Cedarwick", 200_000, 40.0, 900.0),
    "E09000094": ("Dogwood", 9_000, 3.0, None),
}
NO_WARD = 3.0  # a month, recorded in the borough and in no ward
FILES = [
    (1, "wards.csv", "a" * 64, 1000, "met_counts", "met", FIRST, LAST, 100, 97, 2, 1, 5, date(2025, 3, 6), ["A stub."]),
    (2, "borough.csv", "b" * 64, 500, "met_counts", "met", FIRST, LAST, 40, 40, 0, 0, 0, date(2025, 3, 7), []),
    (3, "street.zip", "c" * 64, 900, "police_street", "street", FIRST, LAST, 80, 80, 0, 0, 0, date(2025, 3, 1), None),
]


def write(con: duckdb.DuckDBPyConnection, seed: int = 1) -> None:
    """Fill a connection with the schema and the tiny borough."""
    con.execute((ROOT / "sbp" / "ingest" / "schema.sql").read_text(encoding="utf-8"))
    facts = {
        "version": "2025-03-07.1-abcdef12",
        "is_demonstration": "false",
        "is_schematic": "true",
        "last_month": "2025-02-01",
        "checks": json.dumps(CHECKS),
    }
    con.executemany("INSERT INTO meta VALUES (?, ?)", list(facts.items()))
    _places(con)
    _files(con)
    rng = np.random.default_rng(seed)
    ward = rng.poisson(np.array(WARD_MEANS)[:, None], (4, len(MONTHS))).astype(float)
    borough = (ward.sum(axis=0) + rng.poisson(NO_WARD, len(MONTHS)))[None, :]
    _series(con, "total", (*NEW, BOROUGH), np.concatenate([ward, borough]))
    _series(con, "burglary", (*NEW, BOROUGH), np.floor(np.concatenate([ward, borough]) / 2))
    street = rng.poisson(15, (5, len(MONTHS))).astype(float)
    street[:, -4] = np.nan
    _series(con, "nuisance", (*NEW, BOROUGH), street)
    _series(con, "total", OLD, ward[:, :20])
    held = [code for code, (*_, mean) in OTHERS.items() if mean]
    others = rng.poisson(np.array([OTHERS[code][3] for code in held])[:, None], (len(held), len(MONTHS)))
    _series(con, "total", tuple(held), others.astype(float))
    _hot_places(con)
    _streets(con)


def _places(con: duckdb.DuckDBPyConnection) -> None:
    rows = [(BOROUGH, "Exampleton", "borough", "", 60_000, "Census 2021", 40.0)]
    rows += [(code, name, "ward", "2022", 15_000, "Census 2021", 10.0) for code, name in zip(NEW, NAMES, strict=True)]
    rows += [(code, name, "ward", "2002", None, "", 10.0) for code, name in zip(OLD, NAMES, strict=True)]
    drawn = len(rows)
    rows += [
        (code, name, "other_borough", "", residents, "Census 2021, rounded", km2)
        for code, (name, residents, km2, _) in OTHERS.items()
    ]
    con.executemany("INSERT INTO area VALUES (?, ?, ?, ?, ?, ?, ?, 540000, 170000, 0.05, 51.4)", rows)
    square = '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}'
    con.executemany("INSERT INTO outline VALUES (?, ?, ?)", [(row[0], square, square) for row in rows[:drawn]])
    pairs = [(one, other) for run in (NEW, OLD) for one, other in pairwise(run)]
    con.executemany("INSERT INTO neighbour VALUES (?, ?)", pairs + [(other, one) for one, other in pairs])
    shares = [
        (NEW[0], OLD[0], 0.9, 1.0, 0.8, 1.0),
        (NEW[0], OLD[1], 0.1, 0.1, 0.2, 0.2),
        (NEW[1], OLD[1], 1.0, 0.9, None, None),
    ]
    con.executemany("INSERT INTO ward_overlap VALUES (?, ?, ?, ?, ?, ?)", shares)


def _files(con: duckdb.DuckDBPyConnection) -> None:
    con.executemany(f"INSERT INTO source_file VALUES ({', '.join('?' * 15)})", FILES)
    rejected = [
        (1, 7, "unknown ward code", "WardCode", "E05999999"),
        (1, 9, "unknown ward code", "WardCode", "E05999998"),
    ]
    con.executemany("INSERT INTO reject (file_id, line, reason, column_name, value) VALUES (?, ?, ?, ?, ?)", rejected)
    held = [("met_ward", "ward", "2022", "", month) for month in MONTHS]
    held += [("police_street", "borough", "", "", month) for month in MONTHS if month != months.add(LAST, -3)]
    con.executemany("INSERT INTO coverage VALUES (?, ?, ?, ?, ?)", held)
    con.execute("INSERT INTO revision VALUES ('total', ?, ?, 41, 40, '2025-02-06.1-00000000')", [NEW[0], LAST])


def _hot_places(con: duckdb.DuckDBPyConnection) -> None:
    """Fill in how firmly wards and one hexagon are hot, and the class of the first ward over time."""
    shares = zip((*NEW, "89195da49a3ffff"), (0.87, 0.4, 0.005, 0.0, 0.6), strict=True)
    con.executemany("INSERT INTO stability VALUES ('total', ?, 36, ?, ?, 200)", [(c, LAST, s) for c, s in shares])
    con.execute("INSERT INTO cell (cell_id, ward_code_new) VALUES ('89195da49a3ffff', ?)", [NEW[0]])
    since = months.add(LAST, -5)
    classes = [(NEW[0], "new", 2, 2, since, LAST), (NEW[1], "none", 0, 0, None, LAST)]
    con.executemany("INSERT INTO space_time VALUES ('total', ?, ?, 12, ?, 2, ?, ?, NULL, NULL, ?)", classes)
    scores = [("count", 0.4, 0.0), ("smoothed", 0.5, 0.1), ("gi_star", 0.3, -0.1), ("chance", 0.25, -0.15)]
    scores += [("kernel", 0.4, 0.0), ("mean_of_all", 0.4, 0.0), ("hindsight", 0.6, 0.2)]
    rows = [
        (rule, LAST, hit, hit - 0.05, hit + 0.05, hit / 0.6, lead, lead - 0.02, lead + 0.02)
        for rule, hit, lead in scores
    ]
    con.executemany(
        "INSERT INTO back_test VALUES ('total', 'ward', '2022', ?, 4, 1, 8, ?, ?, ?, ?, ?, 0.4, 0.9, ?, ?, ?)", rows
    )
    curve = [at / 100 for at in range(101)]
    con.execute(
        "INSERT INTO concentration VALUES"
        " ('total', 'ward', '2022', 4, 880, ?, ?, 0.4, 0.4, 0.1, 0.08, 0.12, 1, 1.9, 2, 2.4, ?, ?, 200, 1905)",
        [months.add(LAST, -11), LAST, [each**0.5 for each in curve], curve],
    )


def _streets(con: duckdb.DuckDBPyConnection) -> None:
    """Fill in nuisance of the last two months at three published points in two hexagons, and at one exact place.

    A quarter of the ground of the first point lies in the second ward.
    """
    outline = '{"type":"Polygon","coordinates":[[[0.05,51.4],[0.06,51.4],[0.06,51.41],[0.05,51.4]]]}'
    cells = (("cell_a", OLD[0], NEW[0], 0.9), ("cell_b", OLD[1], NEW[1], 0.6))
    rows = [(cell, old, new, 0.05, 51.4, outline, outline, 1.0, share, share) for cell, old, new, share in cells]
    con.executemany("INSERT INTO cell VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    spots = [
        (1, True, 540_100, "High Street", "cell_a", NEW[0]),
        (2, True, 540_300, "Mill Lane", "cell_a", NEW[0]),
        (3, True, 541_000, "", "cell_b", NEW[1]),
        (4, False, 541_100, "", "cell_b", NEW[1]),
    ]
    con.executemany("INSERT INTO spot VALUES (?, ?, 0.05, 51.4, ?, 170000, ?, ?, NULL, ?)", spots)
    shares = [(1, NEW[0], 0.75), (1, NEW[1], 0.25), (2, NEW[0], 1.0), (3, NEW[1], 1.0), (1, OLD[0], 1.0)]
    con.executemany("INSERT INTO spot_ward VALUES (?, ?, ?)", shares)
    before = months.add(LAST, -1)
    counts = [("nuisance", 1, LAST, 8), ("nuisance", 1, before, 4), ("nuisance", 2, LAST, 4), ("nuisance", 3, LAST, 6)]
    counts += [("burglary", 1, LAST, 2)]
    con.executemany("INSERT INTO spot_month VALUES ('police_street', ?, ?, ?, ?)", counts)
    con.execute("INSERT INTO spot_month VALUES ('fix_my_street', 'nuisance', 4, ?, 3)", [LAST])
    con.execute("INSERT INTO coverage VALUES ('fix_my_street', 'borough', '', 'nuisance', ?)", [LAST])
    con.execute("INSERT INTO street_incident (month_start_date, category_id) VALUES (?, 'nuisance')", [LAST])
    squares = [(540_050 + 100 * x, 169_850 + 100 * y) for x in range(12) for y in range(3)]
    con.executemany("INSERT INTO ground VALUES (?, ?)", squares)


def _series(con: duckdb.DuckDBPyConnection, indicator: str, codes: tuple[str, ...], values: np.ndarray) -> None:
    run = MONTHS[: values.shape[1]]
    model = fit_dispersion(values, run, np.zeros(len(run), bool))
    for code, row, fitted in zip(codes, values, zip(*model, strict=True), strict=True):
        rows = [
            (indicator, code, month, None if np.isnan(value) else float(value), "")
            for month, value in zip(run, row, strict=True)
        ]
        con.executemany("INSERT INTO indicator_month VALUES (?, ?, ?, ?, ?)", rows)
        months_used, mean_count, dispersion = (None if np.isnan(each) else each.item() for each in fitted)
        con.execute(
            "INSERT INTO indicator_model VALUES (?, ?, ?, ?, ?)",
            [indicator, code, months_used, mean_count, dispersion],
        )


@pytest.fixture(scope="session")
def con() -> duckdb.DuckDBPyConnection:
    """A connection to the tiny borough, shared by tests that only read."""
    with duckdb.connect() as held:
        write(held)
        yield held


@pytest.fixture(scope="session")
def words() -> content.Content:
    """The content that explains the tiny borough."""
    folder = ROOT / "tests" / "fixtures" / "content"
    return content.load(folder, folder / "geo")

"""Points and hexagons with their counts: nothing lost, nothing twice, and only months that were supplied."""

from datetime import date

import numpy as np
import pytest

from sbp import content
from sbp.ingest import streets, tables
from sbp.ingest.ward_maps import TO_GRID
from tests.ingest.placing import NORTH, SOUTH

JAN, FEB = date(2024, 1, 1), date(2024, 2, 1)
# the second lies 10 m from the first and is busier; the third 50 m south of the line between the wards
POINTS = ((540_300, 168_300), (540_310, 168_300), (541_500, 168_950), (540_300, 169_700))
NAMES = ("On or near Old Street", "On or near New Street", "On or near", "on or near Hill")
COUNTS = ((0, JAN, 1), (1, JAN, 3), (1, FEB, 5), (2, JAN, 10), (3, JAN, 2))


@pytest.fixture
def built(placed):
    con = placed.con
    tables.create(con)
    x, y = TO_GRID.transform(*np.array(POINTS).T, direction="INVERSE")
    for place in range(len(POINTS)):
        con.execute(
            "INSERT INTO street_place VALUES (?, ?, ?, NULL, NULL, ?)", [place, x[place], y[place], NAMES[place]]
        )
    for place, month, count in COUNTS:
        row = "INSERT INTO street_incident SELECT ?, 'noise', ?, 'Sample Police', NULL, NULL, NULL, 1 FROM range(?)"
        con.execute(row, [month, place, count])
    for day in ("2024-01-05", "2024-01-31", "2024-02-01"):
        row = "INSERT INTO dated_report VALUES ('fire', NULL, ?, 'small', '', ?, ?, NULL, NULL, NULL, NULL, 2)"
        con.execute(row, [day, x[3], y[3]])
    con.execute(
        "INSERT INTO coverage VALUES ('police_street', 'borough', '', '', ?), ('fire', 'borough', '', 'small', ?)",
        [JAN, JAN],
    )
    streets.fill(con, content.load().streets, placed.places)
    return con


def test_revised_positions_are_one_point_with_the_busier_ones_name(built):
    found = built.execute("SELECT name, is_snapped, ward_code_new FROM spot ORDER BY spot_id").fetchall()
    assert found == [("New Street", True, SOUTH), ("", True, SOUTH), ("Hill", True, NORTH), ("", False, NORTH)]


def test_points_and_hexagons_count_covered_months_alone(built):
    for table in ("spot_month", "cell_month"):
        found = built.execute(f"SELECT dataset, month_start_date, sum(value) FROM {table} GROUP BY ALL ORDER BY ALL")
        assert found.fetchall() == [("fire", JAN, 2), ("police_street", JAN, 16)]
    assert built.execute("SELECT count(*) FROM spot JOIN cell USING (cell_id)").fetchone() == (4,)


def test_a_point_near_the_line_between_wards_may_stand_for_both(built):
    asked = "SELECT ward_code, share FROM spot_ward WHERE spot_id = 1 AND ward_code IN (?, ?) ORDER BY 1"
    shares = dict(built.execute(asked, [SOUTH, NORTH]).fetchall())
    part = np.arccos(0.25) / np.pi - 0.25 * np.sqrt(1 - 0.25**2) / np.pi  # of a circle of 200 m beyond a chord at 50 m
    assert shares == pytest.approx({SOUTH: 1 - part, NORTH: part}, abs=0.003)
    assert built.execute(
        "SELECT count(*) FROM spot_ward JOIN spot USING (spot_id) WHERE NOT is_snapped"
    ).fetchone() == (0,)


def test_the_grid_fills_the_borough(built):
    assert built.execute("SELECT count(*), min(easting), max(northing) FROM ground").fetchone() == (
        400,
        540_050,
        169_950,
    )


def test_no_placed_row_at_all_still_gives_the_boroughs_hexagons(placed):
    tables.create(placed.con)
    streets.fill(placed.con, content.load().streets, placed.places)
    spots, cells = placed.con.execute("SELECT (SELECT count(*) FROM spot), (SELECT count(*) FROM cell)").fetchone()
    assert spots == 0
    assert cells > 40

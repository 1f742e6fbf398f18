"""Places as tables: light outlines whose edges still meet, labels inside, neighbours that share an edge."""

import json
from pathlib import Path

import numpy as np
import pytest
import shapely

from sbp import settings
from sbp.content import load
from sbp.ingest import geo, geo_tables
from sbp.ingest.ward_maps import WardMap
from sbp.model import Borough


@pytest.fixture(scope="module")
def shipped() -> dict:
    """The tables of the schematic borough as it ships."""
    return geo.assemble([], load().borough, settings.GEO_DIR).tables()


def test_all_outlines_of_a_vintage_are_light(shipped: dict) -> None:
    outlines = shipped["outline"].merge(shipped["area"][["area_code", "vintage"]], on="area_code")
    for column in ("outline_27700", "outline_4326"):
        assert outlines[column].str.len().groupby(outlines["vintage"]).sum().max() <= geo_tables.MOST_DRAWN_BYTES


def test_drawn_wards_meet_without_gap_or_overlap(shipped: dict) -> None:
    outlines = shipped["outline"].merge(shipped["area"], on="area_code")
    for column in ("outline_27700", "outline_4326"):
        for _, wards in outlines[outlines["kind"] == "ward"].groupby("vintage"):
            assert shapely.coverage_is_valid(shapely.from_geojson(wards[column].to_numpy(dtype=object)))


def test_outlines_are_geojson_in_whole_metres_and_in_degrees_wound_by_the_book(shipped: dict) -> None:
    for row in shipped["outline"].itertuples():
        metres = json.loads(row.outline_27700)["coordinates"][0]
        assert all(isinstance(part, int) for part in metres[0])
        degrees = json.loads(row.outline_4326)["coordinates"][0]
        assert -0.2 < degrees[0][0] < 0.3
        assert max(len(f"{part}".split(".")[1]) for part in degrees[0]) <= 5
        assert shapely.LinearRing(degrees).is_ccw


def test_labels_lie_inside(shipped: dict) -> None:
    drawn = shipped["outline"].merge(shipped["area"], on="area_code")
    for row in drawn.itertuples():
        assert shapely.contains_xy(shapely.from_geojson(row.outline_27700), row.label_easting, row.label_northing)
        assert shapely.contains_xy(shapely.from_geojson(row.outline_4326), row.label_longitude, row.label_latitude)


def test_every_area_has_residents_and_says_whose_count_it_is(shipped: dict) -> None:
    assert (shipped["area"]["residents_count"] > 3000).all()
    assert shipped["area"]["residents_label"].str.contains("Census 2021").all()
    assert shipped["area"].loc[shipped["area"]["vintage"] == "2002", "residents_label"].str.contains("Estimated").all()


def test_simplifying_keeps_shared_edges_together() -> None:
    steps = np.arange(0, 20_001, 4)
    edge = np.column_stack([1000 + 30 * np.sin(steps / 40), steps])
    left = shapely.Polygon([(0, 0), *edge, (0, 20_000)])
    right = shapely.Polygon([(2000, 0), *edge, (2000, 20_000)])
    drawn = geo_tables.simplify(np.array([left, right]))
    assert shapely.get_num_coordinates(drawn).sum() < 5000
    assert shapely.coverage_is_valid(drawn)


def test_neighbours_share_more_than_a_corner() -> None:
    boxes = np.array([shapely.box(0, 0, 999, 999), shapely.box(1000, 0, 2000, 999), shapely.box(1000, 900, 2000, 2000)])
    boxes[2] = shapely.box(1900, 999, 3000, 2000)
    wards = WardMap("2022", ("A", "B", "C"), ("A", "B", "C"), boxes, is_official=True)
    assert geo_tables.neighbours(wards) == [("A", "B"), ("B", "A")]


def test_schematic_neighbours_are_the_known_ones(sample_geo: Path, sampleton: Borough) -> None:
    table = geo.assemble([], sampleton, sample_geo).tables()["neighbour"]
    assert sorted(table.itertuples(index=False, name=None)) == [
        ("E05009901", "E05009902"),
        ("E05009902", "E05009901"),
        ("E05099901", "E05099902"),
        ("E05099902", "E05099901"),
    ]

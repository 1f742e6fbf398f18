"""Hexagons over a borough: all of it, each in the ward that holds most of it."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from sbp.ingest import hex_cells
from sbp.ingest.ward_maps import TO_GRID
from tests.ingest.placing import NORTH, SOUTH

FAR = hex_cells.cell_of(np.array([-3.0]), np.array([56.0]), 9)[0]


@pytest.fixture
def places(placed):
    return placed.places


def test_hexagons_cover_the_borough_and_carry_the_ward_of_most_of_their_area(places):
    table = hex_cells.table(places, [], 9).set_index("cell_id")
    borough = shapely.union_all(places.maps[-1].shapes)
    shapes = shapely.from_geojson(table["outline_27700"].to_numpy(dtype=object))
    assert shapely.union_all(shapes).buffer(3).contains(borough)
    for cell, shape in zip(table.itertuples(), shapes, strict=True):
        inside = {
            code: shapely.intersection(shape, ward).area / shape.area
            for code, ward in zip((SOUTH, NORTH), places.maps[-1].shapes, strict=True)
        }
        if max(inside.values()) > 0.001:
            assert cell.ward_code_new == max(inside, key=inside.get)
        assert cell.share_in_ward_new == pytest.approx(max(inside.values()), abs=0.01)
        assert cell.in_borough_share == pytest.approx(sum(inside.values()), abs=0.01)
    assert table["share_in_ward_new"].between(0.3, 0.7).any(), "no hexagon straddles the two wards"


def test_a_hexagon_with_a_point_outside_is_listed_without_a_ward(places):
    table = hex_cells.table(places, [FAR], 9).set_index("cell_id")
    assert not isinstance(table.loc[FAR, "ward_code_new"], str)
    assert table.loc[FAR, "in_borough_share"] == 0


def test_without_usable_outlines_only_hexagons_with_points_are_listed_and_none_has_a_ward(places):
    schematic = replace(places, maps=tuple(replace(each, is_official=False) for each in places.maps))
    table = hex_cells.table(schematic, [FAR], 9)
    assert table["cell_id"].tolist() == [FAR]
    assert table["ward_code_new"].isna().all()
    assert table["in_borough_share"].isna().all()
    assert len(hex_cells.table(schematic, [], 9)) == 0


def test_a_point_lies_in_the_hexagon_that_it_is_given(places):
    x, y = TO_GRID.transform([540_500], [168_500], direction="INVERSE")
    cell = hex_cells.cell_of(np.array(x), np.array(y), 9)[0]
    table = hex_cells.table(places, [], 9).set_index("cell_id")
    assert shapely.from_geojson(table.loc[cell, "outline_27700"]).contains(shapely.Point(540_500, 168_500))

"""The schematic maps as they ship: true areas, true neighbours, one outline, one piece a ward."""

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import shapely

from sbp import settings
from sbp.ingest import facts, schematic
from sbp.ingest.ward_maps import TO_GRID

VINTAGES = ("2002", "2022")


def shipped(vintage: str) -> dict:
    return json.loads((settings.GEO_DIR / f"schematic-wards-{vintage}.geojson").read_text(encoding="utf-8"))


def shapes(vintage: str) -> dict[str, shapely.Polygon]:
    return {
        each["properties"]["ward_code"]: shapely.geometry.shape(each["geometry"])
        for each in shipped(vintage)["features"]
    }


def on_grid(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.transform(shape, lambda points: np.column_stack(TO_GRID.transform(points[:, 0], points[:, 1])))


@pytest.mark.parametrize("vintage", VINTAGES)
def test_the_map_says_that_it_is_schematic_and_stays_small(vintage: str) -> None:
    assert shipped(vintage)["statement"].startswith("Schematic: made by this project")
    assert (settings.GEO_DIR / f"schematic-wards-{vintage}.geojson").stat().st_size < 300_000
    assert {each["properties"]["vintage"] for each in shipped(vintage)["features"]} == {vintage}


@pytest.mark.parametrize("vintage", VINTAGES)
def test_wards_are_whole_of_true_size_and_around_their_point(vintage: str) -> None:
    known = facts.wards(settings.GEO_DIR).query("vintage == @vintage").set_index("ward_code")
    found = shapes(vintage)
    assert set(found) == set(known.index)
    for code, shape in found.items():
        assert shape.geom_type == "Polygon"
        assert not shape.interiors
        assert shape.exterior.is_ccw
        assert abs(on_grid(shape).area / 1e6 - known.loc[code, "area_km2"]) < 0.25
        assert shapely.contains_xy(shape, known.loc[code, "inside_lon"], known.loc[code, "inside_lat"])


@pytest.mark.parametrize("vintage", VINTAGES)
def test_every_neighbour_relation_is_kept_and_none_is_added(vintage: str) -> None:
    known = facts.wards(settings.GEO_DIR).query("vintage == @vintage")
    listed = {frozenset((row.ward_code, other)) for row in known.itertuples() for other in row.neighbours.split()}
    touching = {
        frozenset(pair)
        for pair in combinations(shapes(vintage).items(), 2)
        if shapely.length(shapely.intersection(pair[0][1], pair[1][1])) > 0
        for pair in [(pair[0][0], pair[1][0])]
    }
    assert touching == listed


def test_both_vintages_share_one_outline() -> None:
    old, new = (shapely.union_all(list(shapes(vintage).values())) for vintage in VINTAGES)
    assert old.symmetric_difference(new).area == pytest.approx(0, abs=1e-12)
    assert new.geom_type == "Polygon"
    assert not new.interiors


def test_hexagons_and_middles_agree() -> None:
    for cell in ((0, 0), (900, 560), (-3, 7)):
        assert schematic.nearest_hexagon(*schematic.centre(cell)) == cell
        assert schematic.outline([cell]).area == pytest.approx(schematic.HEXAGON_M2, rel=0.005)


def test_a_small_borough_is_solved_from_its_facts(sample_geo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schematic, "SEEDS", (0,))
    monkeypatch.setattr(schematic, "STEPS", 4000)
    made = schematic.search(schematic.read_facts(sample_geo))
    assert [schematic.relations(made, vintage) for vintage in (0, 1)] == [(1, 1, 0), (1, 1, 0)]
    assert made.sizes[0] == pytest.approx([24, 24], abs=2)
    assert made.sizes[1] == pytest.approx([16, 32], abs=2)

"""Ward maps: the finest whole file wins, and overlaps are measured."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from sbp.errors import SbpError
from sbp.ingest import ward_maps
from sbp.ingest.ward_maps import WardMap

NAMES = {"A": "Ash", "B": "Birch"}


def rows(reading: int, rank: int, **shapes: shapely.Geometry) -> pd.DataFrame:
    return pd.DataFrame(
        [(code, code, "ward", "2022", shapely.to_wkb(shape), rank, reading) for code, shape in shapes.items()],
        columns=["area_code", "area_name", "kind", "vintage", "geometry_wkb", "resolution_rank", "reading"],
    )


def side_by_side(cut: float, vintage: str = "2022") -> WardMap:
    shapes = np.array([shapely.box(0, 0, cut, 1000), shapely.box(cut, 0, 3000, 1000)])
    return WardMap(vintage, (f"{vintage}A", f"{vintage}B"), ("Ash", "Birch"), shapes, is_official=True)


def test_the_finest_file_that_holds_every_ward_wins() -> None:
    coarse = rows(0, 10, A=shapely.box(0, 0, 1, 1), B=shapely.box(1, 0, 2, 1))
    fine = rows(1, 90, A=shapely.box(0, 0, 1.5, 1), B=shapely.box(1.5, 0, 2, 1))
    finest_but_cut_short = rows(2, 500, A=shapely.box(0, 0, 9, 9))
    found = ward_maps.official(pd.concat([coarse, fine, finest_but_cut_short]), "2022", NAMES)
    assert found is not None
    assert found.codes == ("A", "B")
    assert found.shapes[0].bounds[2] == 1.5


def test_no_whole_file_is_no_official_map() -> None:
    parts = pd.concat([rows(0, 10, A=shapely.box(0, 0, 1, 1)), rows(1, 10, B=shapely.box(1, 0, 2, 1))])
    assert ward_maps.official(parts, "2022", NAMES) is None


def test_the_schematic_map_comes_onto_the_grid(sample_geo: Path) -> None:
    found = ward_maps.schematic(sample_geo, "2022", {"E05099901": "New West", "E05099902": "New East"})
    assert not found.is_official
    assert np.allclose(shapely.area(found.shapes), 6e6, rtol=1e-3)


def test_a_schematic_map_that_lacks_a_ward_is_refused(sample_geo: Path) -> None:
    with pytest.raises(SbpError, match=r"schematic-wards-2022\.geojson"):
        ward_maps.schematic(sample_geo, "2022", {"E05000009": "Nowhere"})


def test_an_lsoa_fits_the_ward_with_most_of_its_area() -> None:
    lsoas = {"L1": shapely.box(800, 0, 1100, 1000), "L2": shapely.box(950, 0, 1300, 1000)}
    assert ward_maps.best_fit(lsoas, side_by_side(1000)) == {"L1": "2022A", "L2": "2022B"}


def test_overlap_shares_area_and_residents() -> None:
    lsoas = {"L1": shapely.box(0, 0, 1000, 1000), "L2": shapely.box(1000, 0, 3000, 1000)}
    table = ward_maps.overlap(side_by_side(1500), side_by_side(1000, "2002"), lsoas, {"L1": 900, "L2": 400})
    shares = table.set_index(["ward_code_new", "ward_code_old"])
    assert len(shares) == 3
    assert shares.loc[("2022A", "2002B"), "share_of_new_area"] == pytest.approx(1 / 3)
    assert shares.loc[("2022A", "2002B"), "share_of_old_area"] == pytest.approx(1 / 4)
    assert shares.loc[("2022A", "2002B"), "share_of_new_residents"] == pytest.approx(100 / 1000)
    assert shares.loc[("2022A", "2002A"), "share_of_old_residents"] == pytest.approx(1)


def test_slivers_are_no_overlap() -> None:
    assert len(ward_maps.overlap(side_by_side(1002), side_by_side(1000, "2002"), {}, {})) == 2


def test_the_finest_outline_of_each_area() -> None:
    both = pd.concat([rows(0, 10, A=shapely.box(0, 0, 1, 1)), rows(1, 20, A=shapely.box(0, 0, 2, 1))])
    assert ward_maps.finest(both, "ward")["A"].area == 2

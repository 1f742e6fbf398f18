"""Boundaries: whose outline a row is, in which projection, and how fine."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from sbp import settings
from sbp.errors import SbpError
from sbp.ingest import archives
from sbp.ingest.context import Context
from sbp.ingest.formats import boundaries
from sbp.ingest.opened import Opened, open_file

Written = Callable[[str, str], Opened]
pytestmark = pytest.mark.usefixtures("sample_geo")
BOX = [[540_000, 170_000], [542_000, 170_000], [542_000, 172_000], [540_000, 172_000], [540_000, 170_000]]
BOX_DEGREES = [[0.013, 51.411], [0.042, 51.411], [0.042, 51.429], [0.013, 51.429], [0.013, 51.411]]


def geojson(*features: tuple[dict, object], **members: object) -> str:
    listed = [
        {"type": "Feature", "properties": properties, "geometry": None if ring is None else shape(ring)}
        for properties, ring in features
    ]
    return json.dumps({"type": "FeatureCollection", **members, "features": listed})


def shape(ring: list) -> dict:
    return {"type": "Polygon", "coordinates": [ring]}


def outline(reading: boundaries.Reading, row: int = 0) -> shapely.Geometry:
    return shapely.from_wkb(reading.tables["boundary"]["geometry_wkb"].iloc[row])


def write_shapefile(folder: Path, declared: int | None) -> Path:
    folder.mkdir(exist_ok=True)
    frame = gpd.GeoDataFrame(
        {"NAME": ["Old West"], "GSS_CODE": ["E05009901"]}, geometry=[shapely.Polygon(BOX)], crs=27700
    )
    frame.to_file(folder / "wards.shp")
    if declared is None:
        (folder / "wards.prj").unlink()
    return folder / "wards.shp"


def test_wards_get_the_vintage_of_their_codes(written: Written, context: Context) -> None:
    text = geojson(
        ({"WD24CD": "E05009901", "WD24NM": "Old West"}, BOX_DEGREES),
        ({"WD24CD": "E05099901 ", "WD24NM": "New West"}, BOX_DEGREES),
        ({"WD24CD": "E05000001", "WD24NM": "Elsewhere"}, BOX_DEGREES),
    )
    reading = boundaries.read(written(text, "any.txt"), context)
    table = reading.tables["boundary"]
    assert list(table["area_code"]) == ["E05009901", "E05099901"]
    assert list(table["vintage"]) == ["2002", "2022"]
    assert list(table["area_name"]) == ["Old West", "New West"]
    assert (reading.rows_in, reading.loaded, reading.out_of_area) == (3, 2, 1)


def test_degrees_and_metres_give_the_same_outline(written: Written, context: Context, tmp_path: Path) -> None:
    in_degrees = boundaries.read(written(geojson(({"GSS_CODE": "E05009901"}, BOX_DEGREES)), "d.geojson"), context)
    in_metres = boundaries.read(open_file(write_shapefile(tmp_path / "s", 27700), "wards.shp"), context)
    undeclared = boundaries.read(open_file(write_shapefile(tmp_path / "u", None), "wards.shp"), context)
    grid_in_geojson = boundaries.read(written(geojson(({"GSS_CODE": "E05009901"}, BOX)), "m.geojson"), context)
    assert np.allclose(outline(in_degrees).bounds, outline(in_metres).bounds, atol=150)
    assert outline(in_metres).equals(outline(undeclared))
    assert outline(in_metres).equals(outline(grid_in_geojson))


def test_a_zipped_shapefile_keeps_its_projection(context: Context, tmp_path: Path) -> None:
    source = write_shapefile(tmp_path / "s", 27700)
    packed = tmp_path / "wards.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for part in source.parent.iterdir():
            archive.write(part, f"London/{part.name}")
    opened = archives.open_received(packed, "wards.zip", tmp_path / "work")
    known = [member for member in opened.members if boundaries.recognises(member)]
    assert len(known) == 1
    assert boundaries.read(known[0], context).loaded == 1


def test_a_shapefile_without_its_table_is_refused_in_a_sentence(context: Context, tmp_path: Path) -> None:
    source = write_shapefile(tmp_path / "s", 27700)
    source.with_suffix(".dbf").unlink()
    with pytest.raises(SbpError, match=r"lacks its \.dbf"):
        boundaries.read(open_file(source, "wards.shp"), context)


def test_heights_are_dropped_and_a_crossed_outline_is_mended(written: Written, context: Context) -> None:
    bow_tie = [[0.0, 51.0, 9.0], [0.1, 51.1, 9.0], [0.1, 51.0, 9.0], [0.0, 51.1, 9.0], [0.0, 51.0, 9.0]]
    reading = boundaries.read(written(geojson(({"WD24CD": "E05009901"}, bow_tie)), "b.geojson"), context)
    assert outline(reading).is_valid
    assert not outline(reading).has_z
    assert "mended" in " ".join(reading.warnings)


def test_rows_without_code_or_outline_are_rejected_with_their_number(written: Written, context: Context) -> None:
    text = geojson(
        ({"WD24CD": "E05009901"}, BOX_DEGREES), ({"WD24CD": None}, BOX_DEGREES), ({"WD24CD": "E05099901"}, None)
    )
    reading = boundaries.read(written(text, "r.geojson"), context)
    assert [each.line for each in reading.rejects] == [2, 3]
    assert reading.rows_in == reading.loaded + len(reading.rejects)


def test_lsoas_belong_by_their_authority_or_their_published_name(written: Written, context: Context) -> None:
    text = geojson(
        ({"LSOA21CD": "E01000001", "LSOA21NM": "Sampleton 001A"}, BOX_DEGREES),
        ({"LSOA21CD": "E01000002", "LSOA21NM": "Sampleton Cross 001A"}, BOX_DEGREES),
    )
    reading = boundaries.read(written(text, "l.geojson"), context)
    assert list(reading.tables["boundary"]["area_code"]) == ["E01000001"]
    text = geojson(({"LSOA21CD": "E01000003", "LSOA21NM": "Renamed 001A", "LADCD_ACTIVE": "E09000099"}, BOX_DEGREES))
    assert boundaries.read(written(text, "m.geojson"), context).loaded == 1


def test_the_rank_is_the_mean_number_of_corners(written: Written, context: Context) -> None:
    reading = boundaries.read(written(geojson(({"WD24CD": "E05009901"}, BOX_DEGREES)), "c.geojson"), context)
    assert reading.tables["boundary"]["resolution_rank"].iloc[0] == 5
    warned = " ".join(reading.warnings)
    assert "coarse" in warned
    assert "Only 1 of the 2 wards" in warned


def test_coordinates_of_no_known_projection_are_refused(written: Written, context: Context) -> None:
    far = [[9e6, 9e6], [9.1e6, 9e6], [9.1e6, 9.1e6], [9e6, 9e6]]
    with pytest.raises(SbpError, match="do not fit"):
        boundaries.read(written(geojson(({"WD24CD": "E05009901"}, far)), "f.geojson"), context)


def test_other_geojson_is_not_claimed(written: Written) -> None:
    assert not boundaries.recognises(written(geojson(({"name": "A park"}, BOX_DEGREES)), "p.geojson"))
    assert not boundaries.recognises(written('{"type": "Feature", "WD24CD": 1}', "f.json"))


@pytest.mark.realdata
def test_official_files_are_read_whole(real_data: Path, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "GEO_DIR", settings.ROOT / "geo")
    folder = real_data / "boundaries"
    ranks = {}
    for path in [*sorted(folder.glob("*-wards-*.geojson")), *folder.glob("*.shp")]:
        reading = boundaries.read(open_file(path, path.name), context)
        assert reading.rows_in == reading.loaded + reading.out_of_area
        assert reading.loaded in (0, 22)
        ranks[path.name] = reading.tables["boundary"]["resolution_rank"].max() if reading.loaded else None
    assert ranks.pop("neighbour-wards-wd25-bgc.geojson") is None
    assert max(rank for name, rank in ranks.items() if "bsc" in name) < boundaries.COARSE_VERTICES
    assert min(rank for name, rank in ranks.items() if "bsc" not in name) > boundaries.COARSE_VERTICES

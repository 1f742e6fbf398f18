"""Where points lie: both vintages, official outlines only, and what stands in where they are missing."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import Transformer

from sbp import settings
from sbp.content import load
from sbp.ingest import facts, geo, geo_tables
from sbp.ingest.context import Context
from sbp.ingest.formats import boundaries, lookups, residents
from sbp.ingest.geo import Places
from sbp.ingest.opened import open_file
from sbp.ingest.reading import Reading
from sbp.model import Borough

WEST, SOUTH = 540_000, 170_000
OLD = {
    "E05009901": shapely.box(WEST, SOUTH, WEST + 2000, SOUTH + 2000),
    "E05009902": shapely.box(WEST + 2000, SOUTH, WEST + 6000, SOUTH + 2000),
}
NEW = {
    "E05099901": shapely.box(WEST, SOUTH, WEST + 3000, SOUTH + 2000),
    "E05099902": shapely.box(WEST + 3000, SOUTH, WEST + 6000, SOUTH + 2000),
}
LSOAS = {
    "E01000001": shapely.box(WEST, SOUTH, WEST + 2000, SOUTH + 2000),
    "E01000002": shapely.box(WEST + 2000, SOUTH, WEST + 6000, SOUTH + 2000),
}


def outlines(shapes: dict[str, shapely.Geometry], kind: str = "ward", vintage: str = "", rank: int = 50) -> Reading:
    rows = [(code, code, kind, vintage, shapely.to_wkb(shape), rank) for code, shape in shapes.items()]
    table = pd.DataFrame(rows, columns=list(boundaries.COLUMNS))
    return Reading("boundaries", "ons_boundaries", {"boundary": table}, len(rows), len(rows))


def fits(is_official: bool, *rows: tuple[str, str, str]) -> Reading:
    table = pd.DataFrame(rows, columns=["lsoa_code", "vintage", "ward_code"])
    return Reading(
        "lookups", "ons_lookups", {"lsoa_ward": table}, len(rows), len(rows), extra={"is_official": is_official}
    )


def assign(places: Places, *metres: tuple[float, float]) -> pd.DataFrame:
    """Ask for points given in metres east and north of the borough's south-west corner."""
    to_degrees = Transformer.from_crs(27700, 4326, always_xy=True)
    return places.assign(*to_degrees.transform([WEST + x for x, _ in metres], [SOUTH + y for _, y in metres]))


@pytest.fixture
def official(sample_geo: Path, sampleton: Borough) -> Places:
    return geo.assemble([outlines(OLD, vintage="2002"), outlines(NEW, vintage="2022")], sampleton, sample_geo)


def test_a_point_gets_its_ward_on_each_vintage(official: Places) -> None:
    found = assign(official, (500, 500), (2500, 500), (5500, 500), (7000, 500))
    assert found["ward_code_old"].tolist() == ["E05009901", "E05009902", "E05009902", None]
    assert found["ward_code_new"].tolist() == ["E05099901", "E05099901", "E05099902", None]
    assert found["in_borough"].tolist() == [True, True, True, False]
    assert np.allclose(found["easting"].iloc[:3], [WEST + 500, WEST + 2500, WEST + 5500], atol=0.01)
    assert np.isnan(found["easting"].iloc[3])


def test_a_missing_point_is_nowhere_and_keeps_its_row(official: Places) -> None:
    found = official.assign(np.array([np.nan, 0.02]), np.array([np.nan, np.nan]))
    assert found["in_borough"].tolist() == [False, False]
    assert found["ward_code_new"].tolist() == [None, None]
    assert official.assign(np.array([]), np.array([])).empty


def test_points_on_a_shared_edge_belong_to_one_ward(official: Places) -> None:
    shapes = official.maps[1].shapes
    x, y = np.array([WEST + 3000.0]), np.array([SOUTH + 700.0])
    assert shapely.intersects_xy(shapes[0], x, y)[0]
    assert shapely.intersects_xy(shapes[1], x, y)[0]
    assert geo._position(official.maps[1], x, y).tolist() == [0]


def test_without_official_outlines_no_real_point_is_placed(sample_geo: Path, sampleton: Borough) -> None:
    places = geo.assemble([], sampleton, sample_geo)
    assert places.is_schematic
    assert places.vintages == ("2002", "2022")
    assert not assign(places, (500, 500))["in_borough"].any()


def test_the_demonstration_places_its_points_on_the_schematic_map(sample_geo: Path, sampleton: Borough) -> None:
    places = geo.assemble([outlines(OLD, vintage="2002")], sampleton, sample_geo, points_are_schematic=True)
    assert assign(places, (2500, 500))["ward_code_new"].tolist() == ["E05099901"]
    assert not any(each.is_official for each in places.maps)


def test_one_official_vintage_places_points_on_that_one_alone(sample_geo: Path, sampleton: Borough) -> None:
    places = geo.assemble([outlines(NEW, vintage="2022")], sampleton, sample_geo)
    found = assign(places, (2500, 500))
    assert (found["ward_code_old"].tolist(), found["ward_code_new"].tolist()) == ([None], ["E05099901"])
    assert places.is_schematic
    former = geo.assemble([outlines(OLD, vintage="2002")], sampleton, sample_geo)
    assert assign(former, (2500, 500))["in_borough"].tolist() == [True]


def test_a_point_between_the_wards_and_the_boroughs_line_is_ours_without_a_ward(
    sample_geo: Path, sampleton: Borough
) -> None:
    whole = outlines({"E09000099": shapely.box(WEST, SOUTH, WEST + 6000, SOUTH + 2050)}, kind="borough")
    files = [outlines(OLD, vintage="2002"), outlines(NEW, vintage="2022"), whole]
    found = assign(geo.assemble(files, sampleton, sample_geo), (500, 2020), (500, 2100))
    assert found["in_borough"].tolist() == [True, False]
    assert found["ward_code_new"].tolist() == [None, None]


def test_the_best_fit_of_ons_beats_area_and_area_beats_a_look_up_of_unknown_making(
    sample_geo: Path, sampleton: Borough
) -> None:
    files = [
        outlines(OLD, vintage="2002"),
        outlines(NEW, vintage="2022"),
        outlines(LSOAS, kind="lsoa"),
        fits(True, ("E01000002", "2022", "E05099901")),
        fits(False, ("E01000001", "2022", "E05099902"), ("E01000009", "2022", "E05099902")),
    ]
    places = geo.assemble(files, sampleton, sample_geo)
    assert places.lsoa_ward == {
        ("E01000001", "2002"): "E05009901",
        ("E01000002", "2002"): "E05009902",
        ("E01000001", "2022"): "E05099901",
        ("E01000002", "2022"): "E05099901",
        ("E01000009", "2022"): "E05099902",
    }
    assert places.lsoa_codes == {"E01000001", "E01000002", "E01000009"}


def test_a_code_list_names_the_wards(sample_geo: Path, sampleton: Borough) -> None:
    listed = pd.DataFrame([("E05099901", "Renamed West", "ward", "2022")], columns=list(lookups.TABLES["area_name"]))
    places = geo.assemble([Reading("lookups", "ons_lookups", {"area_name": listed}, 1, 1)], sampleton, sample_geo)
    assert places.maps[1].names == ("Renamed West", "New East")


def test_overlap_is_measured_only_where_everything_official_is_there(sample_geo: Path, sampleton: Borough) -> None:
    people = pd.DataFrame([("E01000001", 900, "x", 3), ("E01000002", 400, "x", 3)], columns=list(residents.COLUMNS))
    counted = Reading("residents", "ons_residents", {"area_residents": people}, 2, 2)
    files = [outlines(OLD, vintage="2002"), outlines(NEW, vintage="2022"), outlines(LSOAS, kind="lsoa")]
    carried = geo.assemble(files, sampleton, sample_geo).overlap
    measured = geo.assemble([*files, counted], sampleton, sample_geo).overlap
    assert carried["share_of_new_area"].tolist() == [0.67, 0.33, 1.0]
    assert measured["share_of_new_residents"].tolist() == pytest.approx([0.9, 0.1, 1.0])


@pytest.fixture(scope="module")
def real_readings(real_data: Path) -> dict[str, Reading]:
    """Every file on places that is read, by its name."""
    context = Context(load().borough, (), {}, None, None)
    found = {}
    for folder in ("boundaries", "lookups", "demographics"):
        for path in sorted((real_data / folder).iterdir()):
            if path.suffix in (".geojson", ".shp", ".csv"):
                opened = open_file(path, path.name)
                for known in (boundaries, lookups, residents):
                    if known.recognises(opened):
                        found[path.name] = known.read(opened, context)
    return found


@pytest.fixture(scope="module")
def real_places(real_readings: dict[str, Reading]) -> Places:
    return geo.assemble(real_readings.values(), load().borough, settings.GEO_DIR)


@pytest.fixture(scope="module")
def real_points(real_data: Path) -> pd.DataFrame:
    path = real_data / "police-street" / "derived-all-types" / "bromley_2016-01_to_2018-05_from-api.csv.gz"
    return pd.read_csv(path, usecols=["Longitude", "Latitude", "LSOA code"])


@pytest.mark.realdata
def test_official_neighbours_and_areas_are_the_carried_facts(real_places: Places) -> None:
    assert not real_places.is_schematic
    known = facts.wards(settings.GEO_DIR).set_index("ward_code")
    for wards in real_places.maps:
        listed = [(code, other) for code in wards.codes for other in known.loc[code, "neighbours"].split()]
        assert geo_tables.neighbours(wards) == sorted(listed)
        assert np.allclose(shapely.area(wards.shapes) / 1e6, known.loc[list(wards.codes), "area_km2"], atol=0.006)


@pytest.mark.realdata
def test_published_names_are_the_carried_ones(real_places: Places) -> None:
    known = facts.wards(settings.GEO_DIR).set_index("ward_code")["ward_name"]
    for wards in real_places.maps:
        assert list(wards.names) == known[list(wards.codes)].tolist()


@pytest.mark.realdata
def test_the_published_overlap_is_measured_again(real_places: Places, real_data: Path) -> None:
    table = pd.read_csv(real_data / "lookups" / "derived_ward-new-to-ward-old-overlap.csv")
    both = real_places.overlap.merge(
        table, left_on=["ward_code_new", "ward_code_old"], right_on=["new_ward_code", "old_ward_code"], how="outer"
    )
    assert len(both) == len(table) == len(real_places.overlap)
    assert (both["share_of_new_residents"] * 100 - both["pct_of_new_pop"]).abs().max() < 0.2
    assert (both["share_of_new_area"] * 100 - both["pct_of_new_area"]).abs().max() < 0.6


@pytest.mark.realdata
def test_former_wards_are_unions_of_lsoas(real_readings: dict[str, Reading], real_places: Places) -> None:
    lsoas = real_readings["bromley-lsoa-2021-bgc.geojson"].tables["boundary"]
    shapes = shapely.from_wkb(lsoas["geometry_wkb"].to_numpy(dtype=object))
    cut = geo.ward_maps.pieces(shapes, real_places.maps[0].shapes)
    assert (cut.groupby("first")["area_m2"].max().to_numpy() / shapely.area(shapes)).min() > 0.97


@pytest.mark.realdata
def test_points_agree_with_the_best_fit_of_their_lsoas(real_places: Places, real_points: pd.DataFrame) -> None:
    found = real_places.assign(real_points["Longitude"].to_numpy(), real_points["Latitude"].to_numpy())
    has_lsoa = real_points["LSOA code"].notna()
    assert found.loc[has_lsoa, "in_borough"].mean() > 0.997
    for column, vintage, least in (("ward_code_old", "2002", 0.99), ("ward_code_new", "2022", 0.92)):
        fit = real_points["LSOA code"].map(lambda code, vintage=vintage: real_places.lsoa_ward.get((code, vintage)))
        both = found[column].notna() & fit.notna()
        assert (found.loc[both, column] == fit[both]).mean() > least


@pytest.mark.realdata
def test_degrees_and_grid_give_points_the_same_ward(
    real_readings: dict[str, Reading], real_points: pd.DataFrame
) -> None:
    current = real_readings["bromley-wards-wd25-bgc.geojson"]
    spots = real_points[["Longitude", "Latitude"]].drop_duplicates()
    columns = []
    for name in ("bromley-wards-2018-pre2022-full.geojson", "bromley-wards-2018-pre2022_EPSG27700.shp"):
        places = geo.assemble([current, real_readings[name]], load().borough, settings.GEO_DIR)
        columns.append(places.assign(*spots.to_numpy().T)["ward_code_old"].fillna(""))
    assert (columns[0] == columns[1]).mean() > 0.999


@pytest.mark.realdata
def test_ons_and_largest_area_differ_for_the_seven_lsoas_that_are_known(
    real_readings: dict[str, Reading], real_places: Places
) -> None:
    lsoas = geo.ward_maps.finest(geo._boundaries([real_readings["bromley-lsoa-2021-bgc.geojson"]]), "lsoa")
    by_area = geo.ward_maps.best_fit(lsoas, real_places.maps[-1])
    differing = {code for code, ward in by_area.items() if real_places.lsoa_ward[(code, "2022")] != ward}
    known = {"E01000694", "E01000720", "E01000751", "E01000752", "E01000790", "E01000818", "E01000832"}
    assert differing == known

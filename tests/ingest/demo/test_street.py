"""Street files: the publisher's layout, all its crime types, and points that repeat as snapped points do."""

from collections import Counter

HEADER = (
    b"Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    b"Last outcome category,Context\n"
)


def test_one_file_a_force_and_month(demo_folder):
    paths = sorted((demo_folder / "police-street").rglob("*.csv"))
    assert len(paths) == 2 * 49
    assert all(path.read_bytes().startswith(HEADER) for path in paths)
    assert paths[0].name == "2018-02-btp-street.csv"


def test_a_row_belongs_to_the_month_and_force_of_its_file(demo_folder, rows_of):
    for slug, force in (("metropolitan", "Metropolitan Police Service"), ("btp", "British Transport Police")):
        rows = rows_of(f"police-street/2020-05/2020-05-{slug}-street.csv")
        assert {(row["Month"], row["Reported by"], row["Falls within"]) for row in rows} == {("2020-05", force, force)}


def test_all_fourteen_types_occur_in_every_month(street_rows):
    types = {(row["Month"], row["Crime type"]) for row in street_rows if row["Reported by"].startswith("Metropolitan")}
    assert len({kind for _, kind in types}) == 14
    assert len(types) == 14 * 49


def test_the_railway_police_add_no_anti_social_behaviour(street_rows):
    kinds = {row["Crime type"] for row in street_rows if row["Reported by"] == "British Transport Police"}
    assert kinds
    assert "Anti-social behaviour" not in kinds


def test_points_are_shared_by_many_incidents(street_rows):
    points = Counter((row["Longitude"], row["Latitude"]) for row in street_rows)
    assert len(points) < 2000
    assert max(points.values()) > 3 * len(street_rows) / len(points)

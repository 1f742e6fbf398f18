"""Fire brigade incidents: the publisher's columns, and no exact place for a home."""

NAME = "london-fire-brigade-incidents.csv"


def test_the_header_is_the_publishers(rows_of):
    columns = list(rows_of(NAME)[0])
    assert len(columns) == 39
    assert columns[:3] == ["IncidentNumber", "DateOfCall", "CalYear"]
    assert columns[-2:] == ["Notional Cost (£)", "NumCalls"]


def test_homes_have_a_rounded_place_only(rows_of):
    homes = [row for row in rows_of(NAME) if row["PropertyCategory"] == "Dwelling"]
    assert homes
    exact = ("Easting_m", "Northing_m", "Latitude", "Longitude", "Postcode_full", "UPRN", "USRN")
    for row in homes:
        assert not any(row[name] for name in exact)
        assert row["Easting_rounded"][-2:] == row["Northing_rounded"][-2:] == "50"


def test_other_incidents_have_a_point_near_their_rounded_one(rows_of):
    for row in rows_of(NAME):
        if row["Easting_m"]:
            assert abs(float(row["Easting_m"]) - float(row["Easting_rounded"])) <= 50
            assert 51 < float(row["Latitude"]) < 52


def test_every_month_has_fires_and_numbers_are_unique(rows_of):
    rows = rows_of(NAME)
    assert len({row["DateOfCall"][3:] for row in rows}) == 49
    assert len({row["IncidentNumber"] for row in rows}) == len(rows)
    assert {row["IncGeo_BoroughCode"] for row in rows} == {"E09000006"}

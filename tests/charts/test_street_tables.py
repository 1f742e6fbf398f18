"""The same places as rows, as CSV and as GeoJSON, safe to open and never without what would mislead."""

import csv
import io
import json

from sbp.charts import street_tables
from sbp.standing import HotPlace
from tests.charts.street_places import PLACES, table

OUTLINE = {"type": "Polygon", "coordinates": [[[0, 51], [0.1, 51], [0.1, 51.1], [0, 51]]]}
OWED = "Boundaries. Contains lines."


def test_rows_are_numbered_and_hold_the_chosen_place_wherever_it_stands():
    rows = street_tables.rows(table(), PLACES, 2, "c4")
    assert [row[street_tables.PLACE].split(".")[0] for row in rows] == ["1", "2", "4"]
    assert rows[0]["Count"] == "40"
    assert rows[0]["Chance of the next ward"] == "about 1 in 4: Ward 1"
    assert rows[2]["Of its ward"] == "no data"
    assert len(street_tables.rows(table(), PLACES, 2, "c1")) == 2


def test_the_csv_holds_every_place_and_no_formula():
    text = street_tables.csv(table(), PLACES, OWED)
    lines = list(csv.DictReader(io.StringIO(text)))
    assert [line["cell_id"] for line in lines] == ["c1", "c2", "c3", "c4"]
    assert lines[0]["on_or_near"] == "High Street; Mill Lane; Supermarket; Hill; =Cut"
    assert (lines[0]["chance_of_next_ward"], lines[3]["share_of_ward"]) == ("0.24", "")
    assert "Not exact." in lines[0]["about"]
    assert "not real" in lines[0]["about"]
    assert OWED in lines[0]["about"]
    first = street_tables.csv(table(), (PLACES[0].__class__(**{**vars(PLACES[0]), "names": ("=Cut",)}),), OWED)
    assert "'=Cut" in first


def test_the_map_opens_elsewhere_with_what_would_mislead():
    whole = json.loads(street_tables.geojson(table(), PLACES, dict.fromkeys(("c1", "c2", "c3", "c4"), OUTLINE), OWED))
    assert [each["properties"]["count"] for each in whole["features"]] == [40, 12, 5, 1]
    assert whole["features"][0]["geometry"]["type"] == "Polygon"
    assert "Not exact." in whole["about"]
    assert whole["attribution"] == OWED


def test_how_firmly_a_place_is_hot_stands_in_the_table_where_it_is_known():
    hot = {"c1": HotPlace(0.62, 200, 36, table().last_month)}
    rows = street_tables.rows(table(), PLACES, 2, "", hot)
    assert [row["Hot in"] for row in rows] == ["62%", "not judged"]

"""The densest ground as files: the same numbers as its rows, the ground whole, and whose boundaries."""

import csv
import io
import json

import shapely

from sbp.charts import density_files
from tests.charts.street_places import DENSITY, table


def test_the_csv_holds_every_class_with_how_it_was_made():
    lines = list(csv.DictReader(io.StringIO(density_files.csv(DENSITY, table(), "Contains lines."))))
    assert [(each["densest_share_of_ground"], each["share_of_recorded"]) for each in lines] == [
        ("0.05", "0.3"), ("0.2", "0.6"),
    ]  # fmt: skip
    assert lines[0]["squares"] == "3"
    for told in ("250 m", "Contains lines.", "not real", "Data version"):
        assert told in lines[0]["about"]


def test_the_map_holds_the_ground_of_every_class():
    shapes = density_files.shapes(DENSITY)
    assert [shapely.geometry.shape(each["geometry"]).area for each in shapes["features"]] == [30_000, 20_000]
    whole = json.loads(density_files.geojson(shapes, DENSITY, table(), "Contains lines."))
    assert whole["attribution"] == "Contains lines."
    assert "up to 5 m beside their true place" in whole["about"]
    assert whole["features"][1]["properties"]["share_of_recorded"] == 0.6

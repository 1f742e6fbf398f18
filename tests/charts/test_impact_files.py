"""A plan as files: every day with its ward, every ward with its need, and whose outlines they are."""

import csv
import io
import json

from sbp.charts import impact_files
from sbp.impact_model import Design
from tests.charts.test_impact_map import NEED, SLOTS, _outlines


def test_the_csv_holds_every_day_and_says_what_need_is():
    lines = list(csv.DictReader(io.StringIO(impact_files.csv(SLOTS, {}, ["Need is made of: things."]))))
    assert [(each["month"], each["ward"]) for each in lines] == [("2025-04", "North"), ("2025-08", "North")]
    assert lines[0]["about"] == "Need is made of: things."


def test_the_map_holds_wards_with_need_alone_and_their_months():
    whole = json.loads(impact_files.geojson(NEED, SLOTS, _outlines(), ["About."], "Contains lines."))
    assert [each["properties"]["ward"] for each in whole["features"]] == ["North", "South"]
    assert whole["features"][0]["properties"]["days"] == ["2025-04", "2025-08"]
    assert whole["features"][1]["properties"]["need_a_year"] == 12
    assert whole["attribution"] == "Contains lines."


def test_the_map_of_a_day_says_which_part_each_ward_takes():
    design = object.__new__(Design)
    for name, codes in (("ring", ("W2",)), ("comparison", ())):
        object.__setattr__(design, name, codes)
    names = {"W1": "North", "W2": "South"}
    found = json.loads(impact_files.parts(design, "W1", names, _outlines(), "A day.", "Contains lines."))
    assert found["features"][0]["geometry"] == _outlines()["features"][0]["geometry"]
    parts = {each["properties"]["ward"]: each["properties"]["part"] for each in found["features"]}
    assert parts == {"North": "day’s ward", "South": "next door"}
    assert (found["about"], found["attribution"]) == ("A day.", "Contains lines.")

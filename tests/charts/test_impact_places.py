"""Places on the map of a plan: one list gives the shades, the legend, the table and the files the same numbers."""

import csv
import io
import json
from datetime import date

import altair
import pytest

from sbp.charts import impact_places, theme
from sbp.planning_model import NeedWithin, PlaceNeed, Slot

NEEDS = (40.0, 20.0, 12.0, 10.0, 8.0, 5.0, 3.0, 2.0)


def hexagon(number):
    ring = [[number + x, y] for x, y in ((0.2, 0), (1.4, 0), (2, 1), (1.4, 2), (0.2, 2), (0, 1), (0.2, 0))]
    return {"type": "Polygon", "coordinates": [ring]}


def place(number, need):
    ward = f"W{number % 3}"
    return PlaceNeed(f"c{number}", f"=Place {number}", ward, 0, 0, (need / 12,) * 12, {}, 0.8, 0.25)


WITHIN = NeedWithin(tuple(place(*each) for each in enumerate(NEEDS)), (), ())
HEXAGONS = {f"c{number}": hexagon(number) for number in range(len(NEEDS))}
SLOTS = tuple(
    Slot(date(2025, month, 1), f"W{cell % 3}", "Ward", "", 5.0, f"Place {cell}", f"c{cell}")
    for month, cell in ((4, 0), (5, 7), (6, 0))
)
WARDS = {
    "features": [
        {
            "type": "Feature",
            "geometry": hexagon(0),
            "properties": {"ward_code": code, "ward_name": code, "label_x": 0, "label_y": 0},
        }
        for code in ("W0", "W1", "W2")
    ]
}


@pytest.fixture
def shown():
    return impact_places.listed(WITHIN, SLOTS)


def test_each_class_holds_a_fifth_of_all_need_and_the_last_fifth_is_not_shaded(shown):
    assert [each.level for each in shown] == [4, 2, 1, 1, 0, 0, 0, 0]
    legend = impact_places.keys(shown)
    assert sum(key.wards for key in legend) == len(NEEDS)
    assert legend[0].label == "need of 40 or more a year"
    assert legend[-1].fill == theme.LIGHT.ground


def test_planned_places_carry_their_numbers_in_the_calendar_on_the_map_in_the_table_and_in_the_files(shown):
    spec = impact_places.spec(shown, HEXAGONS, WARDS, True)
    altair.LayerChart.from_dict(spec)
    marked = {each["numbers"] for each in spec["layer"][-1]["data"]["values"]}
    assert marked == {"1, 3", "2"}
    assert [each["told"] for each in spec["layer"][-2]["data"]["values"]] == ["1: Apr 2025; 3: Jun 2025", "2: May 2025"]
    table = impact_places.rows(shown, 2)
    assert [(row["Place"][-1], row["On the map"]) for row in table] == [
        ("0", "1, 3"), ("1", "no day planned"), ("7", "2"),
    ]  # fmt: skip
    assert table[0]["Need a year"] == "40"
    lines = list(csv.DictReader(io.StringIO(impact_places.csv(shown, ["Made up."]))))
    assert [line["numbers"] for line in lines if line["numbers"]] == ["1 3", "2"]
    assert lines[0]["place"].startswith("'=")
    features = json.loads(impact_places.geojson(shown, HEXAGONS, ["Made up."], "Whose"))["features"]
    assert [each["properties"]["need_a_year"] for each in features] == list(NEEDS)
    assert features[7]["properties"]["months"] == ["2025-05"]


def test_what_is_shaded_is_drawn_and_wards_with_numbers_give_up_their_names(shown):
    spec = impact_places.spec(shown, HEXAGONS, WARDS, False)
    drawn = [len(layer["data"]["values"][0]["geometry"]["coordinates"]) for layer in spec["layer"][:4]]
    assert drawn == [2, 1, 0, 1]
    assert [each["name"] for each in spec["layer"][5]["data"]["values"]] == ["W2"]
    assert "1, 3: =Place 0" in impact_places.alt(shown)

"""The street map to print shows the same places by the same fills as the one to pick from."""

import json

import altair

from sbp.charts import hexagon_map, street_map, theme
from tests.charts.street_places import PLACES, table
from tests.charts.test_density_map import WARDS

HEXAGON = {"type": "Polygon", "coordinates": [[[0, 0], [100, 0], [100, 100], [0, 0]]]}
HEXAGONS = {place.cell_id: HEXAGON for place in PLACES}


def test_every_place_is_drawn_once_with_the_fill_of_its_class_the_chosen_one_last():
    spec = hexagon_map.spec(table(), PLACES, HEXAGONS, WARDS, ("", "c2"))
    altair.Chart.from_dict(spec)
    drawn = spec["layer"][0]["data"]["values"]
    shaded = street_map.shades(PLACES, theme.LIGHT)
    assert {each["told"]: each["fill"] for each in drawn} == {f"{p.count}": shaded.fill(p.count) for p in PLACES}
    assert drawn[-1]["told"] == "12"
    assert drawn[-1]["width"] > drawn[0]["width"]
    assert "not real" in spec["title"]["text"]


def test_a_ward_that_is_chosen_stands_alone():
    spec = hexagon_map.spec(table(), (), HEXAGONS, WARDS, ("W9", ""))
    assert "Hill" not in json.dumps(spec["layer"][1:])

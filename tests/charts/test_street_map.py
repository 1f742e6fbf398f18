"""The street map asks nobody for a ground unless told to, and shades few places darkest."""

import json
from dataclasses import replace

import pytest

from sbp.charts import street_map, theme
from tests.charts.street_places import PLACES, table

SQUARE = {"type": "Polygon", "coordinates": [[[0.0, 51.3], [0.1, 51.3], [0.1, 51.5], [0.0, 51.5], [0.0, 51.3]]]}
EAST = {"type": "Polygon", "coordinates": [[[0.1, 51.3], [0.2, 51.3], [0.2, 51.4], [0.1, 51.3]]]}


@pytest.fixture
def wards():
    def feature(code, shape):
        known = {"ward_code": code, "ward_name": f"{code} & More", "label_x": 0.05, "label_y": 51.4}
        return {"type": "Feature", "geometry": shape, "properties": known}

    return {"type": "FeatureCollection", "features": [feature("W0", SQUARE), feature("W1", EAST)]}


@pytest.fixture
def drawn(wards):
    def deck(ward="", cell="", tiles=None):
        return json.loads(street_map.deck_json(table(), PLACES, wards, (ward, cell), theme.LIGHT, tiles))

    return deck


def _layers(deck):
    return {layer["id"]: layer for layer in deck["layers"]}


def test_nobody_is_asked_for_a_ground_unless_a_style_is_set(drawn):
    assert "mapProvider" not in drawn() or drawn()["mapProvider"] is None
    assert "http" not in json.dumps(drawn())
    deck = drawn(tiles=street_map.Tiles("https://tiles.example/style.json", "Example"))
    assert deck["mapStyle"] == "https://tiles.example/style.json"


def test_hexagons_can_be_picked_and_say_what_may_belong_next_door(drawn):
    places = _layers(drawn())[street_map.LAYER_ID]
    assert places["pickable"] is True
    assert [each["cell"] for each in places["data"]] == ["c1", "c2", "c3", "c4"]
    assert "about 1 in 4" in places["data"][0]["told"]
    assert "<" not in places["data"][1]["name"]


def test_only_the_chosen_hexagon_is_outlined(drawn):
    assert [each["cell"] for each in _layers(drawn(cell="c2"))["chosen"]["data"]] == ["c2"]
    assert "chosen" not in _layers(drawn(cell="elsewhere"))


def test_choosing_a_hexagon_leaves_the_view_and_choosing_a_ward_moves_it(drawn):
    view = drawn()["initialViewState"]
    assert drawn(cell="c2")["initialViewState"] == view
    closer = drawn(ward="W1")["initialViewState"]
    assert closer["zoom"] > view["zoom"]
    assert closer["longitude"] == pytest.approx(0.15)


def test_half_of_the_places_are_lightest_and_every_one_is_in_the_legend():
    shaded = street_map.shades(PLACES, theme.LIGHT)
    assert sum(key.wards for key in shaded.keys) == len(PLACES)
    assert [key.label for key in shaded.keys] == ["1 to 12", "13 to 40"]
    assert shaded.keys[0].wards == 3
    many = tuple(replace(PLACES[0], count=count) for count in [1] * 60 + [2] * 25 + [7] * 13 + [50, 90])
    assert [(key.label, key.wards) for key in street_map.shades(many, theme.LIGHT).keys] == [
        ("1", 60), ("2", 25), ("3 to 7", 13), ("8 to 50", 1), ("51 to 90", 1),
    ]  # fmt: skip
    assert street_map.shades((), theme.LIGHT).keys[0].wards == 0

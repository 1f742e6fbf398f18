"""The deck calls no other host, escapes names, and can be picked ward by ward."""

import json

from sbp.charts import deck_map


def test_no_map_style_is_named_so_no_tiles_are_fetched(table, outlines) -> None:
    deck = json.loads(deck_map.deck_json(table, outlines, "rate"))
    assert "carto" not in json.dumps(deck).lower()
    assert deck.get("mapProvider") is None


def test_names_cannot_carry_markup_into_the_tooltip(table, outlines) -> None:
    text = deck_map.deck_json(table, outlines, "rate")
    assert "Ward b5/b" in text
    assert "<b>5</b>" not in text


def test_an_ampersand_is_left_for_streamlit_to_escape():
    assert deck_map.harmless("Penge & <i>Cator") == "Penge & iCator"


def test_wards_are_pickable_and_the_chosen_one_is_drawn_last(table, outlines) -> None:
    deck = json.loads(deck_map.deck_json(table, outlines, "rate", "W0"))
    wards = next(layer for layer in deck["layers"] if layer["id"] == deck_map.LAYER_ID)
    assert wards["pickable"] is True
    assert wards["data"]["features"][-1]["properties"]["ward_code"] == "W0"


def test_counts_are_circles_and_rates_are_not(table, outlines) -> None:
    def layers(measure: str) -> list[str]:
        return [layer["id"] for layer in json.loads(deck_map.deck_json(table, outlines, measure))["layers"]]

    assert "counts" in layers("count")
    assert "counts" not in layers("rate")


def test_it_is_compact(table, outlines) -> None:
    text = deck_map.deck_json(table, outlines, "change")
    assert "\n" not in text
    assert ": " not in text.replace("; ", "").split('"tooltip"')[0]


def test_every_ward_has_its_own_outline(table, outlines) -> None:
    deck = json.loads(deck_map.deck_json(table, outlines, "rate"))
    drawn = next(layer for layer in deck["layers"] if layer["id"] == deck_map.LAYER_ID)["data"]["features"]
    own = {item["properties"]["ward_code"]: item["geometry"] for item in outlines["features"]}
    assert drawn
    for item in drawn:
        assert item["geometry"] == json.loads(json.dumps(own[item["properties"]["ward_code"]]))


def test_the_view_holds_all_outlines_in_the_least_room_that_a_map_has() -> None:
    wide = {"geometry": {"type": "Polygon", "coordinates": [[[0.0, 51.3], [0.4, 51.3], [0.4, 51.4], [0.0, 51.3]]]}}
    high = {"geometry": {"type": "Polygon", "coordinates": [[[0.0, 51.2], [0.1, 51.2], [0.1, 51.5], [0.0, 51.2]]]}}
    for features, degrees, room in (([wide], 0.4, deck_map.WIDE), ([high], 0.3 / 0.6247, deck_map.HIGH)):
        seen = deck_map.view(features)
        pixels = degrees / 360 * deck_map.TILE * 2**seen.zoom
        assert room * 0.97 < pixels <= room * 1.01
    assert deck_map.view([wide, high]).longitude == 0.2
    assert deck_map.view([]).zoom

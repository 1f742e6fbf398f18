"""What pages ask about places: kept for each role apart, and the same in every form."""

import csv
import io
import json
from dataclasses import replace

import pytest

from sbp.errors import UsageError
from sbp.ui import street_answers


def test_what_one_role_was_given_is_not_given_to_another(view, monkeypatch):
    assert street_answers.table(view, "violence", None, 12).places
    monkeypatch.setenv("SBP_AUDIENCE", "public")
    with pytest.raises(UsageError):
        street_answers.table(view, "violence", None, 12)
    assert street_answers.table(view, "antisocial", None, 12).places


def test_table_csv_and_geojson_hold_the_same_counts(view):
    table = street_answers.table(view, "rubbish", None, 12)
    ward = table.places[0].ward_code
    places = table.of_ward(ward)
    lines = list(csv.DictReader(io.StringIO(street_answers.csv(view, table, ward))))
    features = json.loads(street_answers.geojson(view, table, ward))["features"]
    assert [int(line["count"]) for line in lines] == [each.count for each in places]
    assert [each["properties"]["count"] for each in features] == [each.count for each in places]
    assert f">{places[0].count}</td>" in street_answers.rows(view, table, ward, "")


def test_a_tile_style_reaches_the_map_only_where_it_is_set_and_never_lies_under_schematic_wards(view, monkeypatch):
    schematic = street_answers.table(view, "antisocial", None, 12)
    official = replace(schematic, is_schematic=False)
    assert "tiles.example" not in street_answers.deck(view, official, "", "")
    monkeypatch.setenv("SBP_TILE_STYLE", "https://tiles.example/style.json")
    monkeypatch.setenv("SBP_TILE_ATTRIBUTION", "Example")
    assert "tiles.example" in street_answers.deck(view, official, "", "")
    assert "tiles.example" not in street_answers.deck(view, schematic, "", "")

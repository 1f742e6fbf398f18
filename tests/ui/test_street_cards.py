"""The street map: map, list, panel and table say the same place, and a ward's page tells where in it."""

import json
from html import escape, unescape

import pytest

from sbp.charts import street_map, street_words
from sbp.ui import street_answers


@pytest.fixture
def table(view):
    return street_answers.table(view, "antisocial", None, 12)


def _deck(app):
    return app.get("deck_gl_json_chart")[0].proto


def test_a_place_in_the_address_is_in_the_list_the_panel_the_table_and_the_description(visit, read, table):
    place = table.places[1]
    app = visit("hotspots", by="streets", cell=place.cell_id)
    assert app.selectbox(key="cell").value == place.cell_id
    assert street_words.title(place) in [header.value for header in app.header]
    row = read(app).split('<tr aria-current="true"><th scope="row">')[1]
    assert row.split("</th>")[0].endswith(f'data-pick="{place.cell_id}">2. {street_words.place_name(place)}</a>')
    assert f"Selected: {street_words.place_name(place)}" in _deck(app).alt
    chosen = next(layer for layer in json.loads(_deck(app).json)["layers"] if layer["id"] == "chosen")
    assert chosen["data"] == [{"cell": place.cell_id}]


def test_choosing_a_place_leaves_the_view_as_it_was(visit, table):
    app = visit("hotspots", by="streets")
    before = json.loads(_deck(app).json)
    app.selectbox(key="cell").set_value(table.places[0].cell_id).run()
    after = json.loads(_deck(app).json)
    assert after["initialViewState"] == before["initialViewState"]
    assert after["layers"][0]["id"] != before["layers"][0]["id"]  # so that the browser forgets what was picked


def test_a_ward_shows_its_places_alone_and_what_may_leave_it(visit, read, table):
    ward = max(table.wards, key=lambda each: each.count)
    app = visit("hotspots", by="streets", ward=ward.code)
    hexagons = next(
        layer for layer in json.loads(_deck(app).json)["layers"] if layer["id"].startswith(street_map.LAYER_ID)
    )
    assert {each["cell"] for each in hexagons["data"]} == {each.cell_id for each in table.of_ward(ward.code)}
    assert street_words.ward_words(ward, table) in read(app)


def test_never_more_is_sent_than_places(visit, table):
    deck = _deck(visit("hotspots", by="streets"))
    assert len(deck.json) < 400 * len(table.places) + 60_000


def test_densities_come_with_their_numbers_and_what_would_mislead(visit, read):
    app = visit("hotspots", by="streets", shown="density")
    told = read(app)
    assert "Densest 1%" in told
    assert not app.error
    assert "standard deviation of 250 m" in told
    assert "densest" in app.get("vega_lite_chart")[0].proto.alt


def test_a_wards_page_tells_where_in_it_most_is_recorded(visit, read, table):
    ward = table.places[0].ward_code
    told = read(visit("ward", ward=ward))
    assert "Where in this ward" in told
    assert escape(street_words.place_sentence(table.of_ward(ward)[0])) in told


def test_exact_places_are_not_said_to_be_anonymised(visit, read):
    told = read(visit("hotspots", by="streets", kind="rubbish"))
    assert street_words.EXACT_NOTE in told
    assert street_words.SNAP_NOTE not in told


@pytest.mark.parametrize(
    ("page_id", "address"),
    [("hotspots", {"by": "streets"}), ("hotspots", {"by": "streets", "shown": "density"}), ("ward", {})],
)
def test_wherever_anonymised_places_are_shown_they_are_said_to_be_so(visit, read, page_id, address):
    assert street_words.SNAP_NOTE in unescape(read(visit(page_id, **address)))

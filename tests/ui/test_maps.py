"""Ward maps: the map, the list and the table say the same, and a pick on the map chooses the ward."""

import json
from html import escape

import pytest

from sbp.charts import standing_tables, words
from sbp.ui import answers, drawings, filters


def _deck(app):
    return app.get("deck_gl_json_chart")[0].proto


def _ward(view) -> str:
    areas = [area for area in answers.all_areas(view) if area.kind == "ward" and area.vintage == "2022"]
    return areas[3].code


def test_the_overview_has_a_map_with_a_legend_and_what_has_no_ward(visit, read, view):
    app = visit()
    told = read(app)
    assert "because no ward is recorded" in told
    assert 'aria-label="Legend"' in told
    assert any("Ward map." in element.proto.alt for element in app.get("vega_lite_chart"))


def test_a_ward_in_the_address_is_in_the_list_the_panel_the_table_and_the_description(visit, read, view):
    ward = _ward(view)
    app = visit("hotspots", ward=ward)
    name = next(area.name for area in answers.all_areas(view) if area.code == ward)
    assert app.selectbox(key="ward").value == ward
    assert name in [header.value for header in app.header]
    row = read(app).split('<tr aria-current="true"><th scope="row">')[1]
    assert row.split("</th>")[0].endswith(f'data-pick="{ward}">{escape(name)}</a>')
    assert f"Selected: {name}" in _deck(app).alt


def test_before_a_ward_is_chosen_the_highest_rates_stand_beside_the_map_and_choose_their_ward(visit, read, view):
    told = read(visit("hotspots")).split(f">{drawings.FIRST_WARDS}<")[1].split("</table>")[0]
    table = answers.ward_table(view, visit("hotspots").selectbox(key="indicator").value, None, 12, "2022")
    first = sorted(table.rows, key=lambda row: row.rank)[: standing_tables.FIRST]
    assert [told.index(f'data-pick="{row.area.code}"') for row in first] == sorted(
        told.index(f'data-pick="{row.area.code}"') for row in first
    )
    assert told.count("data-pick") == standing_tables.FIRST


def test_the_deck_asks_no_other_host_for_a_ground(visit):
    deck = json.loads(_deck(visit("hotspots")).json)
    assert deck.get("mapProvider") is None
    assert deck.get("mapStyle", "__MAP_STYLE__") == "__MAP_STYLE__"


@pytest.mark.parametrize("measure", list(filters.MEASURES))
@pytest.mark.parametrize("months", list(filters.WINDOWS))
def test_every_measure_and_window_is_shown(visit, measure, months):
    app = visit("hotspots", measure=measure, months=months)
    assert not app.error
    assert not app.exception
    assert _deck(app).alt


def test_the_table_holds_every_ward_with_its_count(visit, read, view):
    app = visit("hotspots")
    told = read(app)
    chosen = app.selectbox(key="indicator").value
    for row in answers.ward_table(view, chosen, None, 12, "2022").rows:
        assert f">{words.number(row.count)}</td>" in told


def test_each_choice_of_a_ward_renames_the_layer_so_that_the_browser_forgets_the_pick(visit, view):
    app = visit("hotspots")
    first = json.loads(_deck(app).json)["layers"][0]["id"]
    app.selectbox(key="ward").set_value(_ward(view)).run()
    assert json.loads(_deck(app).json)["layers"][0]["id"] != first


def test_the_older_wards_are_another_map(visit, view):
    app = visit("hotspots", vintage="2002")
    codes = {
        feature["properties"]["ward_code"] for feature in json.loads(_deck(app).json)["layers"][0]["data"]["features"]
    }
    assert codes == {area.code for area in answers.all_areas(view) if area.vintage == "2002"}


def test_a_ward_of_the_other_boundaries_is_said_not_to_be_here(visit, view):
    app = visit("hotspots", ward=_ward(view), vintage="2002")
    assert "is not available here" in app.warning[0].value

"""The densest ground is drawn whole, in few shapes, with the same numbers as rows."""

import altair
import shapely

from sbp.charts import density_map, theme
from tests.charts.street_places import DENSITY, table

WARD = {"type": "Polygon", "coordinates": [[[0, 0], [500, 0], [500, 500], [0, 0]]]}
WARDS = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "geometry": WARD,
            "properties": {"ward_code": "W0", "ward_name": "Hill & Dale", "label_x": 9, "label_y": 9},
        }
    ],
}


def _shape(layer) -> shapely.Geometry:
    return shapely.geometry.shape(layer["data"]["values"][0]["geometry"])


def test_squares_in_a_row_are_one_rectangle_and_no_ground_is_lost():
    spec = density_map.spec(DENSITY, WARDS, "", False)
    first, second = spec["layer"][1:3]
    assert _shape(first).area == 3 * 100**2
    assert len(_shape(first).geoms) == 2
    assert _shape(second).area == 2 * 100**2
    assert shapely.intersection(_shape(first), _shape(second)).area == 0
    assert _shape(first).bounds == (0, 0, 200, 200)


def test_the_specification_is_sound_and_says_when_it_is_invented():
    spec = density_map.spec(DENSITY, WARDS, "W0", True)
    altair.Chart.from_dict({"$schema": "https://vega.github.io/schema/vega-lite/v6.json", **spec}, validate=True)
    assert "not real" in spec["title"]["text"]


def test_legend_rows_and_words_tell_the_same():
    keys = density_map.keys(DENSITY, theme.LIGHT)
    assert keys[0].fill == theme.LIGHT.sequential[-1]
    assert [key.label for key in keys] == ["densest 5% of the ground", "densest 20% of the ground"]
    rows = density_map.rows(DENSITY)
    assert [row["Recorded there"] for row in rows] == ["30%", "60%"]
    assert rows[0]["Per km², at least"] == "90"
    assert "30% on the densest 5%" in density_map.alt(DENSITY, table())
    note = density_map.note(DENSITY, table())
    assert "250 m" in note
    assert "chance alone" in note


def test_the_place_that_is_chosen_is_outlined_with_its_ward():
    def heavy(**chosen):
        layers = density_map.spec(DENSITY, WARDS, "W0", False, **chosen)["layer"]
        return next(each for each in layers if each.get("mark", {}).get("strokeWidth") == 3)["data"]["values"]

    place = {"type": "Polygon", "coordinates": [[[100, 100], [200, 100], [200, 200], [100, 100]]]}
    assert [each["geometry"] for each in heavy(place=place)] == [WARD, place]
    assert [each["geometry"] for each in heavy()] == [WARD]

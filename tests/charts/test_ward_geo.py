"""Ward maps as GeoJSON that other programs open, with the same figures as the table."""

import json

from sbp.charts import ward_geo


def test_every_ward_is_a_feature_with_its_figures(table, outlines) -> None:
    found = json.loads(ward_geo.text(table, outlines, "Contains lines."))
    assert found["type"] == "FeatureCollection"
    held = {each["properties"]["ward_code"]: each["properties"] for each in found["features"]}
    assert set(held) == {row.area.code for row in table.rows}
    for row in table.rows:
        assert held[row.area.code]["count"] == row.count
    assert held["W5"]["rate_per_1000"] is None
    assert "Contains things." in found["description"]
    assert found["attribution"] == "Contains lines."


def test_an_outline_of_no_ward_of_the_table_is_left_out(table, outlines) -> None:
    outlines["features"][0]["properties"]["ward_code"] = "X"
    assert len(json.loads(ward_geo.text(table, outlines, "Contains lines."))["features"]) == 5

"""The ward map draws every ward once, in metres, with its value written in and the chosen one outlined."""

import altair

from sbp.charts import theme, ward_map


def test_it_is_valid_vega_lite_for_every_measure(table, outlines) -> None:
    for measure in ("rate", "count", "change", "smoothed", "standing"):
        altair.LayerChart.from_dict(ward_map.spec(table, outlines, measure, "W1", theme.DARK))


def test_every_ward_is_drawn_once_with_what_it_stands_for(table, outlines) -> None:
    spec = ward_map.spec(table, outlines, "rate")
    shapes = spec["layer"][0]["data"]["values"]
    assert [item["code"] for item in shapes] == [f"W{index}" for index in range(6)]
    assert shapes[0]["told"] == "100; 10.0 per 1,000 residents; about 12% fewer (5% to 19% fewer)"
    assert spec["projection"] == {"type": "identity", "reflectY": True}


def test_the_chosen_ward_is_outlined_and_none_is_otherwise(table, outlines) -> None:
    chosen = ward_map.spec(table, outlines, "rate", "W3")["layer"][-1]["data"]["values"]
    assert [item["code"] for item in chosen] == ["W3"]
    assert len(ward_map.spec(table, outlines, "rate")["layer"]) == 2


def test_an_outline_without_figures_is_left_out(table, outlines) -> None:
    from dataclasses import replace

    fewer = replace(table, rows=table.rows[:2])
    assert len(ward_map.spec(fewer, outlines, "rate")["layer"][0]["data"]["values"]) == 2


def test_a_narrow_map_keeps_its_numbers_and_is_no_higher_than_its_wards(table, outlines) -> None:
    corners = [
        (1000.0, 0.0), (3000.0, 0.0), (3000.0, 1000.0), (1000.0, 0.0),
    ]  # fmt: skip
    first = outlines["features"][0]
    one = {**first, "geometry": {"type": "MultiPolygon", "coordinates": [[corners]]}}
    spec = ward_map.spec(table, {**outlines, "features": [one]}, "rate")
    assert spec["params"] == [{"name": "height", "expr": "min(460, width * 0.5)"}]
    assert "opacity" not in spec["layer"][1]["mark"]

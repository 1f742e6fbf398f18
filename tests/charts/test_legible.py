"""A chart for a shared screen is the same chart, larger."""

import altair

from sbp.charts import legible, theme, trend


def test_type_and_lines_grow_and_the_numbers_stay(result) -> None:
    drawn = trend.spec(result, "monthly", theme.LIGHT)
    larger = legible.spec(drawn)
    altair.LayerChart.from_dict({**larger, "height": 400})
    assert larger["config"]["axis"]["labelFontSize"] >= 21
    assert [layer["data"] for layer in larger["layer"] if "data" in layer] == [
        layer["data"] for layer in drawn["layer"] if "data" in layer
    ]
    assert larger["height"] == "container"
    assert "title" not in larger
    assert drawn["config"]["axis"]["labelFontSize"] == 14


def test_labels_under_one_another_keep_apart(result) -> None:
    drawn = {"layer": [{"encoding": {"y": {"value": 24}, "x": {"field": "month"}}}]}
    assert legible.spec(drawn)["layer"][0]["encoding"] == {"y": {"value": 24 * legible.FACTOR}, "x": {"field": "month"}}

"""A trend is a valid Vega-Lite chart that leaves gaps open and draws every break that lies in it."""

import json

import altair

from sbp.charts import theme, trend, words


def _texts(spec: dict) -> str:
    return json.dumps(spec)


def test_it_is_valid_vega_lite_in_every_view_and_on_both_grounds(result) -> None:
    for shown in words.SHOWN:
        for colours in (theme.LIGHT, theme.DARK):
            altair.LayerChart.from_dict(trend.spec(result, shown, colours))


def test_a_missing_month_stays_null_and_is_shaded(result) -> None:
    spec = trend.spec(result)
    line = next(layer for layer in spec["layer"] if isinstance(layer["mark"], dict) and layer["mark"]["type"] == "line")
    values = line["data"]["values"]
    assert values[20] == {"month": "2023-11-01", "value": None, "label": "Nov 2023", "shown": "no data"}
    assert "break-paths" in line["mark"]["invalid"]
    bands = [layer for layer in spec["layer"] if layer["mark"]["type"] == "rect"]
    assert [(v["from"], v["to"]) for b in bands for v in b["data"]["values"] if v["text"] == "no data"] == [
        ("2023-11-01", "2023-12-01")
    ]


def test_breaks_and_exceptional_months_are_drawn_with_their_words(result) -> None:
    said = _texts(trend.spec(result))
    assert "New recording system" in said
    assert "Exceptional" in said


def test_a_break_outside_the_series_is_not_drawn(result) -> None:
    from dataclasses import replace

    short = replace(result, points=result.points[-6:])
    assert "New recording system" not in _texts(trend.spec(short))


def test_the_demonstration_is_marked_inside_the_picture(result) -> None:
    assert trend.spec(result)["title"]["text"] == "Demonstration data, not real"

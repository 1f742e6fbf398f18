"""The forest plot holds every line with its interval, and tells clear from not by shape too."""

import altair

from sbp.charts import forest, theme


def test_every_line_stands_in_it_in_per_cent() -> None:
    lines = [("12 Mar 2025, Northgate", 0.7, 0.5, 0.96), ("All together", 1.02, 0.9, 1.15)]
    spec = forest.spec(lines, True, theme.DARK)
    altair.LayerChart.from_dict(spec)
    assert spec["layer"][1]["data"]["values"][0] == {
        "name": "12 Mar 2025, Northgate", "change": -30.0, "low": -50.0, "high": -4.0, "told": forest.CLEAR,
    }  # fmt: skip
    assert spec["layer"][1]["data"]["values"][1]["told"] == forest.UNCLEAR
    assert spec["title"]["text"].startswith("Demonstration")
    assert "title" not in forest.spec(lines, False)


def test_a_name_stands_on_ground_of_its_own_so_that_no_line_of_the_scale_runs_through_it() -> None:
    *_, ground, name = forest.spec([("A day", 0.7, 0.5, 0.96)], False, theme.DARK)["layer"]
    assert (ground["mark"]["stroke"], ground["encoding"]) == (theme.DARK.ground, name["encoding"])
    assert "stroke" not in name["mark"]


def test_a_line_without_a_ratio_keeps_its_name_and_the_axis_says_what_is_compared() -> None:
    spec = forest.spec([("Not compared", None, None, None)], False, across="Per cent against the year before")
    altair.LayerChart.from_dict(spec)
    assert spec["layer"][1]["data"]["values"][0]["change"] is None
    assert spec["layer"][2]["encoding"]["x"]["title"] == "Per cent against the year before"

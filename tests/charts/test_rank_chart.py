"""Rank ranges: a row each, from the first place to the last, the chosen one told apart by more than colour."""

import altair

from sbp.charts import entries, rank_chart, theme
from tests.charts import standings


def test_it_is_valid_vega_lite(table) -> None:
    for drawn in (entries.of_wards(standings.wards(table)), entries.of_boroughs(standings.boroughs()), ()):
        altair.LayerChart.from_dict(rank_chart.spec(drawn, True, theme.DARK))


def test_every_place_is_one_row_in_order_with_its_range(table) -> None:
    drawn = entries.of_wards(standings.wards(table), "W4")
    spec = rank_chart.spec(drawn, False)
    values = spec["layer"][0]["data"]["values"]
    assert [(item["name"], item["first"], item["last"]) for item in values] == [
        ("Ward 4", 1, 1),
        ("Ward 3", 2, 4),
        ("Ward 2", 2, 4),
        ("Ward 1", 2, 5),
        ("Ward 0", 4, 5),
    ]
    assert spec["encoding"]["y"]["sort"] == [item["name"] for item in values]
    assert spec["height"] == 5 * rank_chart.ROW_HEIGHT
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"] == [1, 5]


def test_the_chosen_one_is_bold_and_coloured_and_similar_ones_are_marked() -> None:
    values = rank_chart.spec(entries.of_boroughs(standings.boroughs()), False)["layer"][0]["data"]["values"]
    assert [item["weight"] for item in values] == ["normal", "normal", "bold", "normal"]
    assert len({item["fill"] for item in values}) == 3


def test_the_demonstration_is_marked_inside_the_picture(table) -> None:
    drawn = entries.of_wards(standings.wards(table))
    assert "not real" in rank_chart.spec(drawn, True)["title"]["text"]
    assert "title" not in rank_chart.spec(drawn, False)


def test_the_alternative_says_how_many_are_alike_and_where_the_chosen_one_stands(table) -> None:
    said = rank_chart.alt(entries.of_wards(standings.wards(table), "W4"), "Things vary", "wards")
    assert said == (
        "Chart of rank ranges. Things vary. Up to 4 of 5 wards cannot be told apart from one another. Ward 4: 50.0 per "
        "1,000, the highest of 5. The same numbers are in the table."
    )

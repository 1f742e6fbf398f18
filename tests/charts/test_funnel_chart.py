"""The funnel draws its limits and every place, and names what lies outside by shape as well as by word."""

from dataclasses import replace

import altair

from sbp.charts import entries, funnel_chart, theme
from tests.charts import standings


def spec_of(table, selected=None):
    return funnel_chart.spec(entries.of_wards(standings.wards(table), selected), standings.FUNNEL, False)


def test_it_is_valid_vega_lite(table) -> None:
    for drawn in (entries.of_wards(standings.wards(table), "W0"), entries.of_boroughs(standings.boroughs()), ()):
        altair.LayerChart.from_dict(funnel_chart.spec(drawn, standings.FUNNEL, True, theme.DARK))


def test_limits_are_those_of_the_answer(table) -> None:
    curve = spec_of(table)["layer"][0]["data"]["values"]
    assert [(point["residents"], point["low998"], point["high95"]) for point in curve] == [
        (9000, 15, 40),
        (10_000, 15, 40),
        (11_000, 15, 40),
    ]


def test_what_lies_outside_and_what_is_chosen_is_named(table) -> None:
    layers = spec_of(table, "W0")["layer"]
    assert [item["name"] for item in layers[-1]["data"]["values"]] == ["Ward 4", "Ward 0"]
    shapes = {item["name"]: item["shape"] for item in layers[-2]["data"]["values"]}
    assert shapes["Ward 4"] == "triangle-up"
    assert set(shapes.values()) == {"triangle-up", "circle"}


def test_a_name_stands_where_no_other_place_lies_under_it(table) -> None:
    one, *others = entries.of_wards(standings.wards(table))[:3]
    middle, near, far = (
        replace(each, residents=residents, rate=rate)
        for each, residents, rate in zip((one, *others), (10_000, 9700, 13_000), (20.0, 20.0, 20.0), strict=True)
    )
    first = replace(far, residents=7000)
    alone = funnel_chart._beside(middle, (middle, far, first))
    assert (alone["align"], alone["dy"]) == ("right", 0)
    assert funnel_chart._beside(middle, (middle, near, far, first))["align"] == "left"


def test_the_alternative_names_what_lies_outside(table) -> None:
    said = funnel_chart.alt(entries.of_wards(standings.wards(table)), "Things vary")
    assert "Outside the limits: Ward 4 (higher than the usual spread)." in said
    assert "None lies outside" in funnel_chart.alt(entries.of_boroughs(standings.boroughs()), "Things vary")


def test_the_demonstration_is_marked_inside_the_picture() -> None:
    assert "not real" in funnel_chart.spec((), standings.FUNNEL, True)["title"]["text"]

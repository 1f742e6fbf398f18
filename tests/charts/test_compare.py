"""Areas side by side: told apart without colour, on one scale, and refused where they cannot be compared."""

import json
from dataclasses import replace
from itertools import pairwise

import altair
import pytest

from sbp.charts import compare, theme, words


@pytest.fixture
def areas(result):
    """Four areas of the made-up borough, the later ones higher, each with a count of residents."""
    made = []
    for at in range(compare.MOST):
        points = tuple(replace(p, value=None if p.value is None else p.value * (at + 1)) for p in result.points)
        rolling = tuple(replace(p, value=(p.value or 0) * (at + 1)) for p in result.rolling)
        area = replace(result.area, code=f"E{at}", name=f"Area {at}", residents=2000)
        made.append(replace(result, area=area, points=points, rolling=rolling))
    return tuple(made)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("shown", words.SHOWN)
def test_it_is_valid_vega_lite(areas, shown, colours):
    altair.LayerChart.from_dict(compare.spec(areas, shown, colours))


def test_lines_differ_by_dash_and_shape_and_each_is_named(areas):
    layers = compare.spec(areas, "monthly")["layer"]
    lines = [each for each in layers if each["mark"]["type"] == "line"]
    points = [each for each in layers if each["mark"]["type"] == "point"]
    assert len({tuple(each["mark"]["strokeDash"]) for each in lines}) == compare.MOST
    assert len({each["mark"]["shape"] for each in points}) == compare.MOST
    assert all(each.area.name in json.dumps(layers) for each in areas)


def test_rates_where_all_residents_are_known_else_counts(areas):
    assert compare.lines(areas, "rolling")[0].points[-1].value == areas[0].rolling[-1].value / 2
    unknown = (areas[0], replace(areas[1], area=replace(areas[1].area, residents=None)))
    assert compare.lines(unknown, "rolling")[0].points[-1].value == unknown[0].rolling[-1].value
    assert "per 1,000" not in compare.headline(unknown)


def test_gaps_stay_gaps(areas):
    assert compare.lines(areas, "monthly")[3].points[20].value is None


def test_names_at_the_ends_do_not_meet_and_stay_on_the_chart():
    for heights in ([100.0, 101.0, 99.0, 300.0], [338.0, 339.0, 340.0, 330.0], [5.0]):
        moved = sorted(compare.apart(heights))
        assert all(after - before >= 18 for before, after in pairwise(moved))
        assert moved[-1] <= compare.HEIGHT


def test_wards_of_different_boundaries_are_refused_with_the_reason(areas):
    def of(result, vintage):
        return replace(result, area=replace(result.area, vintage=vintage))

    assert "different boundaries" in compare.refusal((of(areas[0], "2002"), of(areas[1], "2022")))
    assert compare.refusal((areas[0], of(areas[1], "2022"), of(areas[2], "2022"))) == ""


def test_the_headline_is_of_the_last_months_that_all_hold(areas):
    shorter = replace(areas[1], rolling=areas[1].rolling[:-2])
    assert compare.headline((areas[0], shorter)) == (
        "Things recorded per 1,000 residents, 12 months to Dec 2025: 522 in Area 0, 1,045 in Area 1"
    )
    assert "different months" in compare.ends_note((areas[0], shorter))
    assert compare.ends_note(areas) == ""
    apart = replace(areas[1], rolling=())
    assert "no 12 months in common" in compare.headline((areas[0], apart))


def test_table_file_and_description_name_every_area(areas):
    assert [row["Area"] for row in compare.rows(areas)] == [each.area.name for each in areas]
    assert compare.rows(areas)[0]["Against the year before"] == words.change_words(areas[0].change)
    assert "E3,Area 3,2026-02," in compare.csv(areas, "monthly")
    told = compare.alt(areas, "rolling")
    assert "4 areas" in told
    assert "sum of the 12 months" in told
    assert "Demonstration data, not real" in told

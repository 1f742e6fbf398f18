"""The bands, the expected line and the signals of a trend."""

import altair
import pytest

from sbp import months
from sbp.charts import expected_range, spells, theme, trend
from sbp.model import Interval
from sbp.watching import ExpectedPoint


def point(month, value, rule="", direction=0, survives=False, known=True):
    if not known:
        return ExpectedPoint(month, value, "not enough data", None, None, None, "", 0, survives=False)
    return ExpectedPoint(
        month, value, "judged", 85.0, Interval(70, 100), Interval(60, 112, 0.998), rule, direction, survives
    )


@pytest.fixture
def expected(result):
    """Every month of the series: two signals, one gap in the range, one month to come."""
    points = [point(each.month, each.value) for each in result.points]
    points[-1] = point(points[-1].month, 130.0, "outside", 1, survives=True)
    points[-3] = point(points[-3].month, 40.0, "run", -1)
    points[10] = point(points[10].month, 80.0, known=False)
    ahead = months.add(points[-1].month, 1)
    return (
        *points,
        ExpectedPoint(
            ahead, None, "forecast", 86.0, Interval(70, 101), Interval(60, 113, 0.998), "", 0, survives=False
        ),
    )


def layers(spec, kind):
    return [each for each in spec["layer"] if isinstance(each["mark"], dict) and each["mark"]["type"] == kind]


def test_it_is_valid_vega_lite_on_both_grounds(result, expected):
    for colours in (theme.LIGHT, theme.DARK):
        altair.LayerChart.from_dict(trend.spec(result, "monthly", colours, expected))


def test_the_wide_band_is_lighter_and_lies_under_the_likely_one(result, expected):
    wide, likely = layers(trend.spec(result, expected=expected), "area")
    assert (wide["encoding"]["y"]["field"], likely["encoding"]["y"]["field"]) == ("low_998", "low_95")
    assert wide["mark"]["opacity"] < likely["mark"]["opacity"]


def test_a_month_without_a_range_leaves_a_gap(result, expected):
    values = layers(trend.spec(result, expected=expected), "area")[0]["data"]["values"]
    assert [each["run"] for each in values] == [0] * 10 + [1] * (len(expected) - 11)


def test_the_range_goes_on_into_the_months_to_come(result, expected):
    values = layers(trend.spec(result, expected=expected), "area")[0]["data"]["values"]
    assert values[-1]["month"] == expected[-1].month.isoformat()


def test_signals_differ_by_shape_and_not_by_colour_alone(result, expected):
    marks = expected_range.over(expected, spells.x("month"), theme.LIGHT, 60)[0]["data"]["values"]
    assert [(each["shape"], each["fill"]) for each in marks] == [
        ("triangle-down", "#ffffff"),
        ("triangle-up", "#111111"),
    ]
    assert "higher than expected" in marks[1]["told"]


def test_sums_of_twelve_months_and_series_without_a_range_are_drawn_as_before(result, expected):
    assert trend.spec(result, "rolling", expected=expected) == trend.spec(result, "rolling")
    assert not layers(trend.spec(result), "area")
    nothing = tuple(point(each.month, each.value, known=False) for each in expected)
    assert trend.spec(result, expected=nothing) == trend.spec(result)

"""Attitudes by quarter: a valid chart with both lines named, and a band only where there is an interval."""

from datetime import date

import altair
import pytest

from sbp.charts import attitudes, theme
from sbp.charts.attitudes import Quarter

QUARTERS = [
    Quarter(date(2021, 3, 31), 0.60, None, None, 0.55),
    Quarter(date(2021, 6, 30), 0.62, 0.58, 0.66, 0.56),
]


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_it_is_a_valid_chart(colours):
    altair.LayerChart.from_dict(attitudes.spec(QUARTERS, "Exampleton", "Region", colours))


def test_both_lines_are_named_at_their_ends():
    names = [
        layer["data"]["values"][0]["who"] for layer in attitudes.spec(QUARTERS, "Exampleton", "Region")["layer"][-2:]
    ]
    assert names == ["Exampleton", "Region"]


def test_names_that_would_meet_stand_apart():
    shifts = [layer["mark"]["dy"] for layer in attitudes.spec(QUARTERS[:1], "Exampleton", "Region")["layer"][-2:]]
    assert shifts == [-10, 10]


def test_a_band_is_drawn_only_where_there_is_an_interval():
    marks = [layer["mark"]["type"] for layer in attitudes.spec(QUARTERS, "Exampleton", "Region")["layer"]]
    assert "area" in marks
    assert "area" not in [
        layer["mark"]["type"] for layer in attitudes.spec(QUARTERS[:1], "Exampleton", "Region")["layer"]
    ]


def test_the_same_numbers_are_in_the_csv():
    first, *rest = attitudes.csv(QUARTERS, "What it is").splitlines()
    assert first.split(",")[:2] == ["twelve_months_to", "share"]
    assert rest == ["2021-03,0.6,,,0.55,What it is", "2021-06,0.62,0.58,0.66,0.56,"]

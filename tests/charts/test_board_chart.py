"""The chart that boards know: its reading in words, its months marked by shape, its numbers as a table."""

from dataclasses import replace
from datetime import date

import altair
import pytest

from sbp import months
from sbp.charts import board_chart
from sbp.model import Interval, Point
from sbp.watching import BoardChart

RUN = months.span(date(2025, 1, 1), date(2025, 4, 1))
CHART = BoardChart(
    points=tuple(Point(month, value) for month, value in zip(RUN, (100.0, None, 180.0, 40.0), strict=True)),
    mean=104.0,
    limits=Interval(50, 160),
    rules=("", "", "outside", "outside"),
    variation="special cause: improvement",
    assurance="no target",
    is_trial=True,
    sides=(0, 0, 1, -1),
)


def test_the_reading_names_variation_assurance_and_doubt(result):
    assert board_chart.reading(CHART) == (
        "Latest month: unusual, for the better. No monthly target is set, so none can be assured. "
        "Trial limits: fewer than 12 points. Seasonally adjusted."
    )
    assert board_chart.reading(replace(CHART, reason="too few")) == "No chart for boards: too few."
    assert "More than chance: 2 of 4 months; mean 104, limits 50 to 160" in board_chart.alt(CHART, result)


@pytest.mark.parametrize("assurance", ["consistently meets", "consistently fails", "inconsistent", "no target"])
def test_each_assurance_has_words(assurance):
    assert board_chart.ASSURANCE[assurance] in board_chart.reading(replace(CHART, assurance=assurance))


def test_months_beyond_chance_are_told_by_shape_and_gaps_stay():
    spec = board_chart.spec(CHART, True)
    altair.LayerChart.from_dict(spec)
    drawn = next(each for each in spec["layer"] if "shape" in each["encoding"])["data"]["values"]
    assert [each["shape"] for each in drawn] == ["circle", "circle", "triangle-up", "triangle-down"]
    assert drawn[1]["value"] is None
    assert "title" not in board_chart.spec(CHART, False)


def test_table_and_file_hold_the_same_months(result):
    rows = board_chart.rows(CHART)
    assert rows[0] == {
        "Month": "Apr 2025",
        "Seasonally adjusted": "40",
        "More than chance": "▼ low: outside the limits",
    }
    assert rows[2]["Seasonally adjusted"] == "no data"
    assert "2025-03,180,104,50,160,▲ high: outside the limits" in board_chart.csv(CHART, result)

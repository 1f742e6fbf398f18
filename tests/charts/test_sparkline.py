"""A sparkline is a valid chart of the last three years at most, and is described as that."""

from dataclasses import replace

import altair

from sbp.charts import sparkline


def test_it_shows_the_last_36_months_and_marks_the_last(result) -> None:
    spec = sparkline.spec(result)
    altair.LayerChart.from_dict(spec)
    assert len(spec["layer"][0]["data"]["values"]) == 36
    assert spec["layer"][1]["data"]["values"] == [{"month": "2026-02-01", "value": 91.0}]


def test_its_description_is_of_the_months_that_it_shows(result) -> None:
    highest = replace(result.points[0], value=9999.0)
    said = sparkline.alt(replace(result, points=(highest, *result.points[1:])))
    assert "9,999" not in said
    assert "Mar 2023 to Feb 2026" in said
    assert said.endswith(sparkline.WHERE)
    assert "table" not in said

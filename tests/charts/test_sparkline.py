"""A sparkline is a valid chart of the last three years at most."""

import altair

from sbp.charts import sparkline


def test_it_shows_the_last_36_months_and_marks_the_last(result) -> None:
    spec = sparkline.spec(result)
    altair.LayerChart.from_dict(spec)
    assert len(spec["layer"][0]["data"]["values"]) == 36
    assert spec["layer"][1]["data"]["values"] == [{"month": "2026-02-01", "value": 91.0}]

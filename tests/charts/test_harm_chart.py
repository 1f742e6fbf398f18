"""Both orders stand in one picture, told apart by shape too."""

import altair

from sbp.charts import harm_chart
from tests.charts.test_harm_words import FOUND


def test_every_ward_has_both_places_and_its_range():
    spec = harm_chart.spec(FOUND, True)
    altair.LayerChart.from_dict(spec)
    points = spec["layer"][2]["data"]["values"]
    assert [(each["place"], each["kind"]) for each in points] == [
        (1, "by count"), (4, "by harm"), (4, "by count"), (1, "by harm"),
    ]  # fmt: skip
    assert spec["layer"][0]["data"]["values"][0]["last"] == 4
    assert "title" in spec
    assert "title" not in harm_chart.spec(FOUND, False)

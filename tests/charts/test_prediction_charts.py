"""Both charts keep to the schema, draw what the tables say, and describe themselves."""

import altair
import pytest

from sbp.charts import prediction_charts, theme
from tests.charts import trials


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("invented", [False, True])
def test_they_keep_to_the_schema_and_say_when_they_are_invented(colours, invented):
    for spec in (
        prediction_charts.rules_spec(trials.trial(), invented, colours),
        prediction_charts.curve_spec(trials.piled(), invented, colours),
    ):
        altair.Chart.from_dict(spec)
        assert ("title" in spec) is invented
        assert all("data" in layer for layer in spec["layer"])


def test_each_rule_has_a_point_and_chance_and_hindsight_a_line():
    layers = prediction_charts.rules_spec(trials.trial(), False)["layer"]
    assert [each["name"] for each in layers[0]["data"]["values"]] == ["chance", "hindsight"]
    points = layers[4]["data"]["values"]
    assert [each["hit"] for each in points] == [0.44, 0.4, 0.4, 0.4, 0.2]


def test_descriptions_carry_the_finding():
    assert "held 40% of the offences" in prediction_charts.rules_alt(trials.trial(), "offences")
    assert "A quarter of the offences is in 2 of 22 wards" in prediction_charts.curve_alt(trials.piled(), "offences")

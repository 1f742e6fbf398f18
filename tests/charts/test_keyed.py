"""A map's legend goes along with it, in the order and the fills of the page's."""

import altair

from sbp.charts import classes, keyed, theme, ward_map


def test_the_legend_has_every_class_with_its_fill_and_the_page_s_own_is_left_alone(table, outlines) -> None:
    drawn = ward_map.spec(table, outlines, "rate")
    keys = classes.legend(classes.shades(table, "rate", theme.LIGHT))
    layers = len(drawn["layer"])
    told = keyed.spec(drawn, keys)
    altair.Chart.from_dict(told)
    fill = told["layer"][-1]["encoding"]["fill"]
    assert fill["scale"] == {"domain": [each.label for each in keys], "range": [each.fill for each in keys]}
    assert len(drawn["layer"]) == layers == len(told["layer"]) - 1


def test_without_a_legend_nothing_is_added(table, outlines) -> None:
    drawn = ward_map.spec(table, outlines, "rate")
    assert keyed.spec(drawn, ()) is drawn

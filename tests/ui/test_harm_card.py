"""Count and harm stand side by side under the ward map, or the reason why they do not."""

from sbp.content import harm as harm_content
from sbp.ui import answers


def test_both_orders_stand_under_the_map_with_whose_weights(visit, view, read):
    app = visit("hotspots", indicator="all_crime")
    told = read(app)
    assert "Place by harm (1 = highest)" in told
    assert "Local weights, not official." in told
    assert "the gravest kind" in told
    assert not app.error


def test_what_is_no_crime_says_that_it_has_no_weight(visit, view, read):
    asb = next(each.id for each in view.snapshot.content.indicators.values() if each.id in answers.held(view) and
               each.counts_as == "incident" and ("ward", "2022") in answers.held(view)[each.id])  # fmt: skip
    told = read(visit("hotspots", indicator=asb))
    assert harm_content.load(set(view.snapshot.content.categories)).without.rstrip(".") in told

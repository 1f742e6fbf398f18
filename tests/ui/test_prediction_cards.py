"""Under the map of wards: whether rules predict and how concentrated a measure is, each with its numbers as a table."""

from sbp.charts import prediction_words
from sbp.ui import standing_answers


def test_both_are_folded_under_the_map_with_what_would_mislead(visit, read, view):
    app = visit("hotspots")
    chosen, told = app.selectbox(key="indicator").value, read(app)
    labels = [each.label for each in app.expander]
    found = standing_answers.concentrated(view, chosen, "ward", "2022")
    assert any(each.startswith("Does it predict?") for each in labels)
    assert any(each.startswith("How concentrated") for each in labels)
    unit = view.snapshot.content.indicators[chosen].unit
    assert prediction_words.concentration_headline(found, unit) in told
    assert prediction_words.concentration_period(found, unit) in told
    assert "does not say why they happen there" in told
    assert not app.exception


def test_nothing_is_folded_where_too_little_is_held(visit):
    app = visit("hotspots", vintage="2002")
    assert not any(each.label.startswith("Does it predict?") for each in app.expander)

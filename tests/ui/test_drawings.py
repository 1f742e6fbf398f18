"""Drawings ready to send: kept, and compact."""

import json

from sbp.charts import deck_map
from sbp.ui import answers, drawings


def _table(view):
    return answers.ward_table(view, answers.headlines(view)[0].indicator.id, None, 12, "2022")


def test_specifications_are_made_once(view):
    result = answers.headlines(view)[0]
    assert drawings.trend_spec(view, result, "monthly") is drawings.trend_spec(view, result, "monthly")
    assert drawings.trend_spec(view, result, "rolling") is not drawings.trend_spec(view, result, "monthly")
    assert drawings.ward_spec(view, _table(view), "rate") is drawings.ward_spec(view, _table(view), "rate")


def test_a_deck_is_compact_and_only_its_layers_name_changes(view):
    text = drawings.deck(view, _table(view), "rate", "")
    assert ": " not in text[:200]
    first, second = (drawings.ReadyDeck(text, choices).to_json() for choices in (1, 2))
    assert json.loads(first)["layers"][0]["id"] == f"{deck_map.LAYER_ID}-1"
    assert first.replace(f"{deck_map.LAYER_ID}-1", "") == second.replace(f"{deck_map.LAYER_ID}-2", "")


def test_the_legend_counts_the_wards(view):
    legend = drawings.legend(view, _table(view), "rate")
    assert legend.count("<li>") >= 2
    assert "wards)" in legend


def test_files_say_what_they_are(view):
    assert "Demonstration data, not real" in drawings.ward_csv(view, _table(view))
    assert "Demonstration data, not real" in drawings.trend_csv(view, answers.headlines(view)[0])

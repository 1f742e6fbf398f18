"""Harm stands beside count with whose weights they are; nothing is praised."""

from dataclasses import replace

from sbp.charts import harm_words
from sbp.model import Area
from sbp.profiles import HarmRow, HarmTable, HarmWeights
from sbp.standing import RankInterval

HELD = HarmWeights(
    "Local starting weights", "local", "Chosen here.", "ONS has its own.", "No weight.", {"a": 3.0, "b": 9.0}
)


def row(place: int, harm: int, name: str = "=Ward") -> HarmRow:
    area = Area(f"W{place}", name, "ward", "2022", 10_000, "Census", 2.0)
    return HarmRow(
        area, 50.0 / place, place, 900.0, 90.0 / harm, harm, RankInterval(1, 4, 4, 0.95, 1000, 1), 40.0, place
    )


FOUND = HarmTable((row(1, 4), row(4, 1)), "Homicide", 2, 0.314, ("Fraud",), "", "Rape", 0.45)


def test_moves_and_the_gravest_kind_are_counted(table):
    assert harm_words.headline(FOUND, table) == "Things recorded by harm: 2 of 2 wards lie 3 or more places from count"
    assert harm_words.gravest(FOUND).startswith(
        "Homicide, the gravest kind: 2 in these months, 31% of all weighted harm."
    )
    assert "The largest part of the harm, 45%, comes from one kind: rape." in harm_words.gravest(FOUND)
    assert "under 1% of all" in harm_words.gravest(replace(FOUND, gravest_share=0.004))
    assert harm_words.move(FOUND.rows[0]) == "▼ 3 lower"
    assert harm_words.move(replace(FOUND.rows[0], harm_place=1)) == "same place"
    refused = replace(FOUND, rows=(), reason="These are no crimes.")
    assert harm_words.headline(refused, table) == "Harm beside count: These are no crimes"


def test_the_source_says_local_and_what_was_changed():
    assert harm_words.source(HELD, {}).startswith("Local weights, not official.")
    assert "1 of them changed on this page." in harm_words.source(HELD, {"a": 5.0})
    assert harm_words.unweighted(FOUND) == "Counted without a weight: Fraud."
    assert harm_words.unweighted(replace(FOUND, unweighted=())) == ""


def test_table_file_and_description_hold_both_orders(table):
    first = harm_words.rows(FOUND)[0]
    assert (first["Place by count"], first["Place by harm (1 = highest)"]) == ("4", "1")
    assert first["Place without homicide"] == "4"
    text = harm_words.csv(FOUND, table, HELD, {"a": 5.0})
    assert "'=Ward" in text
    assert "Weights: a 5; b 9." in text
    assert "4 by count, 1 by harm" in harm_words.alt(FOUND, table)

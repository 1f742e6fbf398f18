"""What rules found and how events pile up, in words: never more than the ranges allow, chance beside each share."""

import csv
import io
from dataclasses import replace

import pytest

from sbp.charts import prediction_words
from tests.charts import trials


def test_a_rule_is_called_better_only_where_its_lead_leaves_out_none():
    assert prediction_words.rules_headline(trials.trial()).endswith(
        "wards: smoothed rate of three years, recent months weighing more"
    )
    assert prediction_words.rules_headline(trials.trial(smoothed=0.41)).startswith(
        "No rule named the right wards clearly better"
    )
    worse = trials.trial(smoothed=0.3, kernel=0.3, mean_of_all=0.3)
    assert prediction_words.rules_headline(worse).startswith(
        "The plain count of 12 months named the right wards more often"
    )
    assert "Gi*: high" in prediction_words.rules_headline(trials.trial(smoothed=0.4, gi_star=0.45))


def test_the_plain_count_stands_between_chance_and_hindsight():
    told = prediction_words.rules_sentence(trials.trial(), "offences")
    assert "The 4 of 22 wards with the highest count of 12 months held 40% of the offences" in told
    assert "Any 4 would hold 18%; the best 4, known afterwards, 50%." in told


def test_each_picture_says_what_it_counts_over_which_months():
    tried = prediction_words.rules_period(trials.trial(), "offences")
    assert tried == "Offences by ward, each of 20 past quarters, the last to Feb 2026"
    piled = prediction_words.concentration_period(trials.piled(), "offences")
    assert piled == "Offences by ward, Mar 2025 to Feb 2026"


def test_rows_and_csv_hold_every_rule_with_its_range():
    rows = prediction_words.rule_rows(trials.trial())
    assert rows[0]["Rule"].startswith("The best places")
    smoothed = rows[1]
    assert smoothed["Held, of the next quarter"] == "44% (42 to 46)"
    assert smoothed["Times chance (PAI)"] == "2.4 (2.3 to 2.6)"
    assert smoothed["Against the plain count"] == "clearly better (+2.0 to +6.0 points)"
    kept = list(csv.DictReader(io.StringIO(prediction_words.rules_csv(trials.trial(), "Maker."))))
    assert [row["rule"] for row in kept] == [row["Rule"] for row in rows]
    assert (kept[1]["hit"], kept[1]["hit_low_95"]) == ("0.44", "0.42")
    assert float(kept[1]["pai_low_95"]) == pytest.approx(0.42 / 0.18, rel=0.01)


def test_a_share_of_events_is_never_told_without_chance():
    told = prediction_words.concentration_headline(trials.piled(), "offences")
    assert told == "A quarter of the offences is in 2 of 22 wards; if as many fell at random it would be in 5"
    assert "as many at random give 0.08 to 0.12" in prediction_words.concentration_sentence(trials.piled())


def test_the_curve_is_a_table_and_a_file_too():
    rows = prediction_words.concentration_rows(trials.piled())
    assert rows[0] == {"Fullest wards": "10%", "Hold": "32%", "At random": "10%"}
    many = replace(trials.piled(), kind="cell", places=1700)
    assert prediction_words.concentration_rows(many)[2] == {"Fullest hexagons": "5%", "Hold": "22%", "At random": "5%"}
    assert "0.41 with allowance for events fewer than places" in prediction_words.concentration_sentence(many)
    assert "allowance" not in prediction_words.concentration_sentence(trials.piled())
    kept = list(csv.DictReader(io.StringIO(prediction_words.concentration_csv(trials.piled(), "Maker."))))
    assert len(kept) == 101
    assert (kept[25]["share_of_wards"], kept[25]["share_held"], kept[25]["share_held_at_random"]) == (
        "0.25",
        "0.5",
        "0.25",
    )

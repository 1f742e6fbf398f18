"""Delivery in words: what was promised, what was judged, and what came of targets, counted over periods."""

from sbp.charts import delivery_words
from sbp.strategy_model import Tally

EARLIER = Tally("Strategy 2016 to 2019", actions=20, judged=0, met=0, missed=1, not_due=0, unknown=6)
LATER = Tally("Strategy 2020 to 2023", actions=1, judged=1, met=1, missed=0, not_due=2, unknown=0)


def test_the_sentence_counts_over_all_periods_and_leaves_out_what_did_not_happen():
    assert delivery_words.headline([EARLIER]) == (
        "20 actions promised, none of them with a judged status. Of 7 targets: 1 missed, 6 cannot be checked"
    )
    assert delivery_words.headline([LATER, EARLIER]) == (
        "21 actions promised, 1 of them with a judged status. "
        "Of 10 targets: 1 met, 1 missed, 2 not due yet, 6 cannot be checked"
    )


def test_one_of_a_kind_is_no_plural_and_nothing_is_not_counted():
    only = Tally("One", actions=0, judged=0, met=1, missed=0, not_due=0, unknown=0)
    assert delivery_words.headline([only]) == "Of 1 target: 1 met"


def test_each_period_is_a_row_and_a_column_stands_only_where_something_is_not_due_yet():
    later, earlier = delivery_words.rows([LATER, EARLIER])
    assert (later["Period"], earlier["Missed"], later["Not due yet"]) == ("Strategy 2020 to 2023", "1", "2")
    assert "Not due yet" not in delivery_words.rows([EARLIER])[0]

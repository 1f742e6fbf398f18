"""How firmly a place is hot, in words: the share with its ways and month, the class with its quarters."""

from datetime import date

import pytest

from sbp.charts import hot_words
from sbp.standing import Choice, HotPlace, OverTime

LAST, SINCE = date(2026, 2, 1), date(2025, 11, 1)


def over_time(named, hot=2, since=None):
    return OverTime(named, 20, hot, 4, 2, since, LAST)


def place(share, judged=None):
    return HotPlace(share, 200, 36, LAST, judged)


@pytest.mark.parametrize(("share", "told"), [(0.874, "87%"), (0.004, "under 1%"), (0.0, "0%"), (1.0, "100%")])
def test_a_share_names_its_ways_and_its_last_month(share, told):
    assert hot_words.share_words(place(share)) == f"{told} of 200 ways of looking, to Feb 2026"


@pytest.mark.parametrize(
    ("judged", "told"),
    [
        (over_time("new", 2, SINCE), "new hot spot since Nov 2025: hot in 2 of 20 quarters"),
        (over_time("persistent", 18, SINCE), "persistent hot spot: hot in 18 of 20 quarters"),
        (over_time("former", 7), "former hot spot: hot in 7 of 20 quarters, none of the last 4"),
        (over_time("none", 1), "no class: hot in 1 of 20 quarters"),
        (None, "not judged: under ten quarters are held"),
    ],
)
def test_a_class_names_the_quarters_that_it_rests_on(judged, told):
    assert hot_words.over_time_words(judged) == told


def test_choices_are_told_in_words():
    rules = Choice("ward_rules", "What is compared", ("count", "gi_per_area", "kernel_1500"), "All have their friends.")
    (row,) = hot_words.choice_rows([rules])
    assert row["Tried"] == "count, Gi* of the rate by ground, rate of the wards around, 1,500 m"
    assert (row["What is chosen"], row["Why"]) == ("What is compared", "All have their friends.")


def test_cells_of_a_table_hold_it_as_shortly_as_can_be():
    assert hot_words.over_time_short(place(0.87, over_time("new", 2, SINCE))) == "; new hot spot since Nov 2025"
    assert hot_words.over_time_short(place(0.87, over_time("none", 0))) == ""
    assert hot_words.over_time_short(None) == ""
    assert hot_words.share_short(place(0.1)) == "10%"
    assert hot_words.share_short(None) == "not judged"

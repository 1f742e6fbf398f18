"""Standings in words name their end, say what cannot be told apart, and never praise."""

import re
from dataclasses import replace

import pytest

from sbp.charts import standing_words
from sbp.model import Change, Interval
from sbp.standing import RankInterval
from tests.charts import standings


def ranks(first: int, last: int, of: int = 22) -> RankInterval:
    return RankInterval(first, last, of, 0.95, 1000, 1)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (2, 4, "between 2nd and 4th highest of 22"),
        (1, 22, "anywhere among the 22"),
        (1, 1, "the highest of 22"),
        (22, 22, "the lowest of 22"),
        (3, 3, "3rd highest of 22"),
    ],
)
def test_a_rank_interval_names_its_end(first: int, last: int, said: str) -> None:
    assert standing_words.ranks_words(ranks(first, last)) == said


def test_a_rate_with_its_place() -> None:
    assert standing_words.rate_and_ranks(62.0, standings.standing(2, 4, 22)) == (
        "62.0 per 1,000, between 2nd and 4th highest of 22"
    )
    assert standing_words.rate_and_ranks(62.0, None) == "62.0 per 1,000"
    assert standing_words.rate_and_ranks(None, None) == "no rate"


def test_how_many_cannot_be_told_apart_is_the_largest_group_that_shares_a_place() -> None:
    held = [ranks(1, 2, 5), ranks(2, 4, 5), ranks(2, 5, 5), ranks(3, 5, 5), ranks(4, 5, 5)]
    by_hand = max(sum(each.first <= place <= each.last for each in held) for place in range(1, 6))
    assert standing_words.alike(held) == by_hand == 4
    assert standing_words.alike_words(held, "wards") == "Up to 4 of 5 wards cannot be told apart from one another."
    apart = [ranks(1, 1, 2), ranks(2, 2, 2)]
    assert standing_words.alike_words(apart, "wards") == "All 2 wards can be told apart by rate."
    assert standing_words.alike_words([], "wards") == "The wards cannot be put in an order."


def test_a_profile_s_headline_tells_high_from_low_and_leaves_out_old_figures() -> None:
    said = standing_words.profile_headline(standings.profile())
    assert said == "Ward 0 stands out on 3 of 4 measures: high on noise and mess; low on theft"
    plain = replace(standings.profile(), lines=standings.profile().lines[:1])
    assert standing_words.profile_headline(plain) == "Ward 0 stands out on none of 1 measures"
    unjudged = replace(standings.profile(), lines=standings.profile().lines[-1:])
    assert standing_words.profile_headline(unjudged) == "Ward 0: no measure can be judged yet"


def test_twelve_months_of_a_measure_in_one_sentence() -> None:
    assert standing_words.line_sentence(standings.profile().lines[1]) == (
        "Noise, Mar 2025 to Feb 2026: 620 things recorded; 62.0 per 1,000 residents (all wards 40.0); between 2nd and "
        "4th highest of 22; against the year before: about 12% fewer (5% to 19% fewer)."
    )
    line = standings.profile().lines[0]
    missing = replace(line, row=replace(line.row, count=None, change=Change(None, None, None, None, None, "not held")))
    assert standing_words.line_sentence(missing) == "Damage, Mar 2025 to Feb 2026: not held."


def test_older_wards_are_told_by_residents_and_otherwise_by_area() -> None:
    by_residents, by_area = standings.profile().old_wards
    assert standing_words.old_ward_words(by_residents, "Ward 0") == (
        "About 94% of Ward 0's residents live in what was Old Ward"
    )
    assert standing_words.old_ward_words(by_area, "Ward 0") == "90% of Ward 0's area was Old Ward"


def test_change_against_the_others() -> None:
    clear, unclear = Change(1, 1, 0.8, Interval(0.7, 0.9), 1.0), Change(1, 1, 1.0, Interval(0.9, 1.1), 1.0)
    assert standing_words.against_words(clear) == (
        "about 20% fewer (10% to 30% fewer) than moving as the others did would give"
    )
    assert standing_words.against_words(unclear).startswith("no clear difference")
    assert standing_words.against_words(Change(1, 1, None, None, None, "too few")) == "too few"


def test_the_headline_of_boroughs() -> None:
    table = standings.boroughs()
    assert standing_words.borough_headline(table) == (
        "Things recorded in Cedarwick: 20.0 per 1,000, between 3rd and 4th highest of 4 boroughs"
    )
    assert standing_words.borough_subtitle(table) == (
        "Things recorded per 1,000 residents, 4 boroughs, Mar 2025 to Feb 2026"
    )
    assert standing_words.borough_subtitle(replace(table, is_demonstration=True)).endswith(
        "Demonstration data, not real."
    )
    nothing = replace(table, rows=(), reason="No data: nothing is held")
    assert standing_words.borough_headline(nothing) == "Things recorded: no data: nothing is held"


def test_notes_say_which_end_is_which_and_nothing_praises() -> None:
    notes = (
        standing_words.ORDER_NOTE,
        standing_words.FUNNEL_NOTE,
        standing_words.HOT_NOTE,
        standing_words.SMOOTHED_NOTE,
    )
    assert "1st is the highest" in standing_words.ORDER_NOTE
    said = " ".join((*notes, standing_words.profile_headline(standings.profile())))
    assert not re.search(r"\b(best|worst|safest|good|bad)\b", said)


def test_a_class_without_a_judgement_is_a_ring() -> None:
    assert [standing_words.hot_mark(each) for each in ("hot", "cold", "not distinguishable", None)] == [
        "▲",
        "▼",
        "–",
        "○",
    ]
    assert standing_words.hot_words(standings.standing(1, 2)) == "not judged with its neighbours"


def test_what_moved_in_a_ward_is_said_each_way_with_what_chance_gives():
    profile = standings.profile()
    first, *others = profile.lines
    rising = replace(first, row=replace(first.row, change=Change(130, 100, 1.3, Interval(1.1, 1.5), 1.0)))
    still = [
        replace(line, row=replace(line.row, change=Change(100, 100, 1.0, Interval(0.9, 1.1), 1.0))) for line in others
    ]
    told = standing_words.moved_words(replace(profile, lines=(rising, *still)))
    assert told.startswith("Of 5 measures that can be compared with the year before, clearly more: damage.")
    assert "1 in 20" in told
    assert "none moved clearly" in standing_words.moved_words(replace(profile, lines=tuple(still)))
    assert standing_words.moved_words(replace(profile, lines=())) == ""


def test_a_ward_s_rate_stands_beside_that_of_all():
    assert standing_words.rate_words(standings.profile().lines[1]) == (
        "62.0 per 1,000, between 2nd and 4th highest of 22 wards; all wards 40.0"
    )
    line = standings.profile().lines[1]
    bare = replace(line, row=replace(line.row, rate_per_1000=None, standing=None))
    assert standing_words.rate_words(bare).startswith("no rate; all wards ")
    assert standing_words.area_words(standings.profile().ward) == "Ward 0: 10,000 residents, Census; 2.0 km²."


def test_a_former_ward_is_said_to_be_one_and_a_headline_names_few():
    old = standings.profile().old_wards[0]
    said = standing_words.former_words(old, "wards until May 2022", "New Ward")
    assert said.startswith(
        "Old Ward is one of the wards until May 2022. About 80% of its residents lived in what is now"
    )
    assert "70% of its area" in standing_words.former_words(replace(old, share_of_old_residents=None), "x", "y")
    profile = standings.profile()
    many = tuple(standings.line(name, standings.standing(1, 2, 22)) for name in ("A", "B", "C", "D", "E", "F"))
    assert standing_words.profile_headline(replace(profile, lines=many)).endswith("high on a, b, c and 3 others")

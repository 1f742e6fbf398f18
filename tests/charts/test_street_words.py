"""Places in words: named by what they are near, and doubtful exactly where they may belong next door."""

from dataclasses import replace
from datetime import date

import pytest

from sbp.charts import street_words as said
from tests.charts.street_places import PLACES, WARDS, table


@pytest.mark.parametrize(
    ("share", "told"),
    [(0.0, "hardly any"), (0.019, "hardly any"), (0.04, "about 1 in 25"), (0.2, "about 1 in 5"), (0.34, "about 1 in 3"),
     (0.39, "about 1 in 3"), (0.4, "about half"), (0.6, "about half"), (0.7, "most"), (0.99, "nearly all")],
)  # fmt: skip
def test_shares_are_said_as_people_say_them(share, told):
    assert said.share_words(share) == told


def test_a_place_is_named_by_what_it_is_near():
    assert said.place_name(PLACES[0]) == "High Street, Mill Lane, Supermarket and 2 more"
    assert said.place_name(replace(PLACES[0], names=PLACES[0].names[:4])) == "High Street, Mill Lane, Supermarket, Hill"
    assert said.place_name(PLACES[2]) == "a place in Ward 1"
    assert said.title(PLACES[3]) == "A place outside every ward"
    assert said.choice(PLACES[0]) == "High Street, Ward 0 (40)"


def test_the_next_ward_is_told_where_there_is_a_chance_of_it():
    assert said.next_words(PLACES[0], table()) == "The chance that one of these belongs to Ward 1 is about 1 in 4."
    assert said.next_words(PLACES[1], table()) == "Hardly any of it belongs to another ward."
    assert said.next_words(PLACES[0], table(is_snapped=False)) == "About 1 in 4 of these lie in Ward 1."
    untold = replace(PLACES[1], next_share=None)
    assert said.next_words(untold, table(is_snapped=False)).startswith("Not told: only the hexagon is known")
    assert said.next_short(untold) == "not told"
    assert said.place_note(replace(table(is_snapped=False), places=(untold,))) == said.HEXAGON_NOTE
    assert (said.place_note(table()), said.place_note(table(is_snapped=False))) == (said.SNAP_NOTE, said.EXACT_NOTE)
    assert [said.next_short(place) for place in PLACES] == ["about 1 in 4: Ward 1", *["hardly any"] * 3]


def test_a_ward_tells_what_may_leave_it_and_come_to_it():
    told = said.ward_words(WARDS[0], table())
    assert told == (
        "52 noises are recorded at places in Ward 0. About 1 in 5 of them may belong to another ward, most likely to "
        "Ward 1. About 2 counted at points next door may belong here."
    )
    assert said.ward_words(WARDS[1], table()).endswith("Hardly any of them may belong to another ward.")
    assert said.ward_words(WARDS[0], table(is_snapped=False)) == "52 noises are recorded at places in Ward 0."


def test_the_headline_names_the_place_with_most_or_says_why_there_is_none():
    assert said.headline(table(), PLACES, "") == "Noises: most on or near High Street in Ward 0, 40 of 58"
    assert said.headline(table(), PLACES[:2], "Ward 0") == "Noises: most on or near High Street, 40"
    assert said.headline(table(reason="No data: gone"), (), "") == "Noises: no data: gone"
    assert said.headline(table(), (), "Ward 1") == "Noises in Ward 1: none recorded in these months"
    assert "not real" in said.subtitle(table(), "Madeup", "by hexagon")


def test_the_description_names_what_is_selected():
    told = said.alt(table(), PLACES, "", PLACES[1])
    assert "Most at: High Street, Ward 0, 40" in told
    assert "Selected: <b>Long</b> Lane, 12." in told
    assert "Selected" not in said.alt(table(), PLACES, "Ward 0", None)


def test_records_that_ended_long_ago_are_said_to_be_old():
    assert said.old_words([table()], date(2027, 5, 15)) == ""
    old = said.old_words([table()], date(2027, 6, 1))
    assert old == "Noises by place end in February 2026; places may have changed since."


@pytest.mark.parametrize(("share", "told"), [(None, "no data"), (0.004, "under 1%"), (0.5, "50%"), (0.0, "0%")])
def test_shares_of_a_ward_have_no_false_precision(share, told):
    assert said.percent(share) == told


def test_records_without_a_file_are_named():
    assert said.missing_words([table().kind]).endswith(f"is held: {table().kind.name}.")


def test_a_place_is_told_in_one_line_with_what_may_belong_next_door():
    assert said.place_sentence(PLACES[0]) == (
        "High Street, Mill Lane, Supermarket and 2 more: 40, 50% of the ward's; about 1 in 4 may belong to Ward 1"
    )
    assert said.place_sentence(PLACES[2]) == "a place in Ward 1: 5, under 1% of the ward's"

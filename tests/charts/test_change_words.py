"""What moved is said with its range; what may be chance is not narrated."""

from dataclasses import replace
from datetime import date

import pytest

from sbp.charts import change_words
from sbp.model import Change, Interval
from sbp.watching import ChangePart, ChangeParts

WHOLE = Change(1100, 1000, 1.1, Interval(1.02, 1.19), 2.0)
PARTS = (
    ChangePart("Theft", 400, 280, Interval(40.2, 199.8)),
    ChangePart("Robbery", 100, 130, Interval(-90, 30)),
    ChangePart("=Rest", 600, 590, None),
)
FOUND = ChangeParts("category", WHOLE, date(2026, 2, 1), PARTS)


def test_only_what_is_clear_is_named(result):
    assert change_words.headline(FOUND) == "1 of 2 categories clearly moved (Theft, 120 more)"
    steady = replace(FOUND, parts=PARTS[1:])
    assert "no single category moved by more than chance" in change_words.headline(steady)
    assert change_words.headline(steady).startswith("The change is clear as a whole")
    unclear = replace(FOUND, whole=replace(WHOLE, interval=Interval(0.9, 1.2)))
    assert change_words.headline(unclear).startswith("No clear change as a whole, but 1 of 2")
    refused = replace(FOUND, parts=(), reason="too few")
    assert change_words.headline(refused) == "Not taken apart by category: too few"
    assert change_words.headline(replace(FOUND, parts=PARTS[2:])).startswith("By category, no part can be judged")


SAID = ("40 to 200 more", "between 90 fewer and 30 more", "not judged")


@pytest.mark.parametrize(("part", "said"), list(zip(PARTS, SAID, strict=True)))
def test_a_range_is_said_in_numbers(part, said):
    assert change_words.spread(part) == said


def test_table_and_file_add_up_and_defuse_formulas(result):
    rows = change_words.rows(FOUND)
    assert rows[-1]["Category"] == "Together"
    assert rows[-1]["Change"] == "100 more"
    text = change_words.csv(FOUND, result)
    assert "'=Rest" in text
    assert "Theft,400,280,120,40,200,yes" in text
    assert "Demonstration" in text


def test_neighbours_that_moved_against_each_other_are_a_question(result):
    told = change_words.against(replace(FOUND, kind="ward", against=(("North", "South"),)))
    assert told[0].startswith("North rose while South, next to it, fell: first ask")


def test_the_picture_is_described(result):
    told = change_words.alt(FOUND, result)
    assert "Theft: 120 more (clear)" in told
    assert "1,100 after 1,000" in told


def test_a_ward_hears_only_of_its_own_neighbours():
    found = replace(FOUND, kind="ward", against=(("North", "South"), ("East", "West")))
    assert change_words.next_door(found, "South") == change_words.against(found)[:1]
    assert change_words.next_door(found, "Middle") == ()

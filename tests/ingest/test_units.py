"""The later file speaks for a unit, unless it holds fewer than half of the rows held."""

from datetime import date

import pytest

from sbp.ingest import units

MONTH = date(2019, 2, 1)


def candidate(file_id, rows, order=None, unit="Sample Police"):
    return units.Candidate(unit, MONTH, frozenset([file_id]), rows, (order if order is not None else file_id,))


def winners(*candidates):
    return sorted(min(each.files) for each in units.choose(candidates).winners)


@pytest.mark.parametrize(
    ("held", "later", "winner"), [(100, 50, 2), (100, 49, 1), (100, 300, 2), (9, 1, 2), (10, 4, 1)]
)
def test_the_later_file_wins_unless_it_falls_below_half(held, later, winner):
    assert winners(candidate(1, held), candidate(2, later)) == [winner]


def test_order_and_not_the_order_of_listing_decides():
    assert winners(candidate(1, 100, order=5), candidate(2, 100, order=3)) == [1]


def test_units_do_not_touch_each_other():
    assert winners(candidate(1, 100), candidate(2, 10, unit="Rail Police")) == [1, 2]


def test_a_stub_is_told_of_with_what_was_held():
    choice = units.choose([candidate(1, 100), candidate(2, 12)])
    assert units.warnings(choice, {1: "whole.csv", 2: "part.csv"}) == {
        2: ["Sample Police, Feb 2019, kept out: 12 rows where whole.csv holds 100. Is this a part, or a stub?"]
    }

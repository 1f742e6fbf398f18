"""Windows of months that match in season, and what lies between them."""

from dataclasses import replace
from datetime import date

import pytest

from sbp import months
from sbp.answers import comparing
from sbp.model import Break, Event

MARCH = date(2025, 3, 1)
COUNTED = comparing.Counted(130.0, 12, 100.0, 12, 36, 1.0)


def a_break(day: date, effect: str = "refuse") -> Break:
    return Break("b", day, "Counting changed", "Counting changed a lot.", effect, (), (), ())


@pytest.mark.parametrize(("length", "back"), [(1, 12), (11, 12), (12, 12), (13, 24), (24, 24), (36, 36)])
def test_the_earlier_window_is_the_same_months_of_earlier_years(length, back):
    window = comparing.window_of(MARCH, length)
    assert months.distance(window.first, window.last) == length - 1
    assert months.distance(window.earlier_last, window.last) == back
    assert months.distance(window.earlier_first, window.first) == back
    assert window.earlier_last < window.first


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2023, 3, 31), False),  # its first month after is the earlier window's first
        (date(2023, 4, 20), True),
        (date(2024, 4, 1), True),
        (date(2025, 3, 15), True),
        (date(2025, 3, 16), False),
    ],
)
def test_a_break_counts_where_months_on_both_sides_are_compared(day, inside):
    window = comparing.window_of(MARCH, 12)
    assert window.holds(a_break(day)) is inside
    found = comparing.compare(COUNTED, window, (a_break(day),), ())
    assert (found.ratio is None) is inside


def test_a_note_says_nothing_about_a_change_and_a_step_does():
    window = comparing.window_of(MARCH, 12)
    day = date(2024, 4, 1)
    assert comparing.compare(COUNTED, window, (a_break(day, "note"),), ()).note == ""
    assert comparing.compare(COUNTED, window, (a_break(day, "step"),), ()).note == "Counting changed a lot."


@pytest.mark.parametrize(
    ("latest", "earlier", "withheld", "told"),
    [
        (11, 12, 0, "1 of the 24 months was not supplied"),
        (12, 10, 0, "2 of the 24 months were not supplied"),
        (12, 11, 1, "1 of the 24 months is withheld"),
        (9, 12, 3, "3 of the 24 months are withheld"),
        (10, 11, 2, "2 of the 24 months are withheld and 1 was not supplied"),
    ],
)
def test_a_month_withheld_is_not_said_to_be_missing(latest, earlier, withheld, told):
    held = replace(COUNTED, latest_months=latest, earlier_months=earlier, withheld_months=withheld)
    found = comparing.compare(held, comparing.window_of(MARCH, 12), (), ())
    assert found.reason == f"not comparable: {told}"


@pytest.mark.parametrize(("first", "touched"), [((2024, 3), True), ((2023, 1), False), ((2025, 4), False)])
def test_exceptional_months_in_either_window_are_noted(first, touched):
    start = date(*first, 1)
    event = Event("e", start, months.add(start, 1), "Flood", "It rained.", exceptional=True)
    window = comparing.window_of(MARCH, 12)
    assert bool(comparing.compare(COUNTED, window, (), (event,)).note) is touched
    assert comparing.compare(COUNTED, window, (), (replace(event, exceptional=False),)).note == ""


def test_without_a_model_there_are_counts_and_a_reason():
    found = comparing.compare(replace(COUNTED, months_used=20, dispersion=None), comparing.window_of(MARCH, 12), (), ())
    assert (found.latest, found.previous, found.ratio, found.interval) == (130, 100, None, None)
    assert found.reason.startswith("not enough data: 20 usable months are held")


def test_missing_months_are_counted_in_the_reason():
    found = comparing.compare(replace(COUNTED, latest_months=10), comparing.window_of(MARCH, 12), (), ())
    assert (found.latest, found.previous) == (None, 100)
    assert found.reason == "not comparable: 2 of the 24 months were not supplied"


def test_months_on_both_sides_of_a_break_that_refuses_are_not_added_up():
    parted = a_break(date(2024, 2, 28))
    said = {last: comparing.not_added((parted,), date(2024, last, 1), 3) for last in (1, 2, 3, 4, 5, 6)}
    assert [last for last, why in said.items() if why] == [3, 4]
    assert said[3] == "not added up across 28 Feb 2024"
    assert comparing.not_added((replace(parted, effect="step"),), date(2024, 3, 1), 3) == ""

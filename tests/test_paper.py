"""Packs and screens are values: two that say the same are the same, and nobody changes one in passing."""

from dataclasses import FrozenInstanceError

import pytest

from sbp.paper import Grid, Plot, Section


def test_sections_that_say_the_same_are_equal_and_cannot_be_changed() -> None:
    grid = Grid("Offences", ("Month", "Count"), (("Jan 2026", 12), ("Feb 2026", None)), ("", "count"))
    section = Section("burglary", "No clear change", table=grid)
    assert section == Section("burglary", "No clear change", table=grid)
    with pytest.raises(FrozenInstanceError):
        section.title = "A fall"


def test_a_scale_begins_at_zero_unless_a_value_lies_below() -> None:
    assert Plot("bar", ("a", "b"), (("Count", (0, None)),), "things").is_from_zero
    assert not Plot("bar", ("a", "b"), (("Change", (-5.0, 3.0)),), "per cent").is_from_zero


def test_ranges_are_held_by_the_scale_and_reach_as_far_as_they_do_on_either_side():
    plot = Plot("bar", ("a", "b"), (("Change", (5.0, None)),), "per cent", ranges=((-2.0, 12.0), None))
    assert plot.reach == (-10, 20)
    assert plot.whiskers == ((7.0, 0.0), (7.0, 0.0))
    assert not plot.is_from_zero
    assert Plot("bar", ("a",), (("Count", (1,)),), "things").reach is None


def test_the_marks_of_a_picture_are_told_beside_it_and_not_in_what_is_measured():
    section = Section("burglary", "No clear change", subtitle="Offences, monthly.", key="Triangle: an odd month.")
    assert section.measured == "Offences, monthly. Triangle: an odd month."
    assert section.subtitle == Section("burglary", "No clear change", subtitle="Offences, monthly.").measured


def test_a_table_that_another_holds_whole_is_given_once():
    short = Grid("Status", ("Priority", "Measures"), (("Calm", 2),), ("", "count"))
    whole = Grid("Status", ("Priority", "Measures", "Which"), (("Calm", 2, "One"),), ("", "count", ""))
    other = Grid("Months", ("Month",), (("Jan 2026",),))
    assert Section("a", "A", table=short, data=whole).grids == (whole,)
    assert Section("a", "A", table=short, data=short).grids == (short,)
    assert Section("a", "A", table=short, data=other).grids == (short, other)
    assert Section("a", "A", data=other).grids == (other,)
    assert Section("a", "A").grids == ()

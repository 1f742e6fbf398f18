"""Packs and screens are values: two that say the same are the same, and nobody changes one in passing."""

from dataclasses import FrozenInstanceError

import pytest

from sbp.paper import Grid, Section


def test_sections_that_say_the_same_are_equal_and_cannot_be_changed() -> None:
    grid = Grid("Offences", ("Month", "Count"), (("Jan 2026", 12), ("Feb 2026", None)), ("", "count"))
    section = Section("burglary", "No clear change", table=grid)
    assert section == Section("burglary", "No clear change", table=grid)
    with pytest.raises(FrozenInstanceError):
        section.title = "A fall"

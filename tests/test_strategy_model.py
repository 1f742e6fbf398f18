"""The strategies as a whole: which leads, and the order in which priorities are shown."""

from dataclasses import replace

from tests.borough_file import words

__all__ = ["words"]


def test_the_leading_priorities_come_first(words):
    strategies = replace(words.strategies, leads="2022-24")
    assert strategies.leading.id == "2022-24"
    assert [each.id for each in strategies.priorities] == ["calm_places", "quiet_streets", "safe_homes"]


def test_priorities_are_named_by_id(words):
    assert words.strategies.leading.priority_names() == {"quiet_streets": "Quiet streets", "safe_homes": "Safe homes"}

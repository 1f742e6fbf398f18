"""Entries are the places that have a standing, highest rate first."""

from sbp.charts import entries
from tests.charts import standings


def test_wards_without_a_standing_are_left_out_and_the_selected_is_chosen(table) -> None:
    found = entries.of_wards(standings.wards(table), "W1")
    assert [entry.name for entry in found] == ["Ward 4", "Ward 3", "Ward 2", "Ward 1", "Ward 0"]
    assert [entry.code for entry in found if entry.is_chosen] == ["W1"]
    assert entries.of_wards(table) == ()


def test_our_borough_is_chosen_and_similar_ones_are_marked() -> None:
    found = entries.of_boroughs(standings.boroughs())
    assert [entry.rate for entry in found] == [40, 30, 20, 10]
    assert [entry.name for entry in found if entry.is_chosen] == ["Cedarwick"]
    assert [entry.name for entry in found if entry.is_marked] == ["Birchfield"]

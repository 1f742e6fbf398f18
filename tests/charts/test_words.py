"""Sentences say the finding, the doubt and nothing that a councillor would stumble over."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbp.charts import words
from sbp.model import Change, Freshness, Interval
from sbp.watching import LevelBefore
from tests.charts import standings


@pytest.mark.parametrize(
    ("ratio", "low", "high", "said"),
    [
        (0.88, 0.81, 0.95, "about 12% fewer (5% to 19% fewer)"),
        (1.12, 1.05, 1.19, "about 12% more (5% to 19% more)"),
        (0.97, 0.80, 1.10, "no clear change (between 20% fewer and 10% more)"),
        (1.36, 1.004, 1.86, "about 36% more (under 1% to 86% more)"),
        (1.0, 0.996, 1.004, "no clear change (between the same and the same)"),
    ],
)
def test_a_change_is_said_with_its_range(ratio: float, low: float, high: float, said: str) -> None:
    assert words.change_words(Change(1, 1, ratio, Interval(low, high), 1.0)) == said


def test_a_change_that_is_withheld_says_why() -> None:
    change = Change(3, 2, None, None, None, "fewer than 20 in the year before")
    assert words.change_words(change) == "fewer than 20 in the year before"
    assert words.change_short(change) == "not compared"


@given(st.floats(0.2, 5), st.floats(0.01, 0.9), st.floats(0.01, 0.9))
def test_a_clear_change_and_only_a_clear_one_gives_a_direction(ratio: float, below: float, above: float) -> None:
    change = Change(1, 1, ratio, Interval(ratio * (1 - below), ratio * (1 + above)), 1.0)
    said = words.change_words(change)
    assert said.startswith("about") == change.is_clear
    assert said.startswith("no clear change") != change.is_clear


@pytest.mark.parametrize(
    ("place", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (21, "21st"), (22, "22nd")]
)
def test_places_in_an_order(place: int, said: str) -> None:
    assert words.ordinal(place) == said


def test_a_missing_number_is_words_and_never_a_zero() -> None:
    assert words.number(None) == words.rate(None) == "no data"
    assert words.number(0) == "0"
    assert words.number(24594) == "24,594"
    assert words.rate(4.371) == "4.4"


def test_headline_says_finding_place_and_comparison(result) -> None:
    said = "Things recorded in Made Up: about 12% fewer (5% to 19% fewer) than the year before"
    assert words.headline(result) == said


def test_headline_without_data_says_why(result) -> None:
    empty = replace(result, points=(), rolling=(), reason="No data: no file has been loaded")
    assert words.headline(empty) == "Things recorded: no data: no file has been loaded"


def test_subtitle_names_measure_place_period_and_that_it_is_invented(result) -> None:
    said = words.subtitle(result)
    assert said == "Things recorded, Made Up, each month, Mar 2022 to Feb 2026. Demonstration data, not real"


def test_alt_text_follows_the_selection_and_names_the_gap(result) -> None:
    said = words.alt_trend(result)
    assert "Lowest 80 in Mar 2022, highest 91 in Feb 2023, latest 91 in Feb 2026." in said
    assert "One month is missing" in said
    assert "table" in said
    assert ".." not in said


def test_ward_map_words_say_schematic_and_what_has_no_ward(table) -> None:
    assert words.ward_headline(table, "rate").endswith("from 10 to 50 per 1,000 residents across 5 wards")
    assert words.ward_headline(table, "change").endswith("clearly up in 0 of 6 wards, clearly down in 1")
    assert "boundaries are not the true ones" in words.ward_subtitle(table, "rate")
    assert words.no_ward_words(table).startswith("In no ward's figures: 100 of the borough's 1,600, because")
    assert "Selected: Ward 2, 300." in words.alt_ward_map(table, "rate", "W2")


def test_freshness_says_when_the_next_is_due_and_that_it_is_late() -> None:
    due = Freshness(date(2026, 2, 1), date(2026, 3, 6), date(2026, 4, 6), is_late=False)
    assert words.freshness_words(due) == "Data to Feb 2026; next due 6 Apr 2026"
    assert words.freshness_words(replace(due, is_late=True)).endswith("is late")
    kinds = (replace(due, kind="borough", is_late=True), replace(due, kind="ward"))
    assert words.freshness_words(replace(due, parts=kinds)) == (
        "Borough figures to Feb 2026; the next was due 6 Apr 2026 and is late. "
        "Ward figures to Feb 2026; next due 6 Apr 2026"
    )
    assert words.freshness_words(Freshness(None, None, None, is_late=False)) == "No data loaded"


def test_a_ward_map_of_standings_counts_classes_and_says_where_there_are_none(table) -> None:
    judged = standings.wards(table)
    assert words.ward_headline(judged, "standing") == (
        "Things recorded: 1 hot and 1 cold of 5 wards, each together with its neighbours"
    )
    assert words.ward_headline(table, "standing").endswith("no ward can be judged together with its neighbours")
    assert words.ward_headline(judged, "smoothed").startswith("Things recorded: from 30 to 30 per 1,000")
    for measure in ("smoothed", "standing"):
        assert words.ward_subtitle(judged, measure)


def test_the_level_before_a_spell_says_its_year_and_how_the_latest_compares() -> None:
    change = Change(1200, 1100, 1.09, Interval(0.97, 1.2), 2.0, note="Recording changed.")
    before = LevelBefore("Pandemic restrictions", date(2019, 3, 1), date(2020, 2, 1), 91.7, change)
    assert words.before_words(before) == (
        "Level before the pandemic restrictions: about 92 a month in Mar 2019 to Feb 2020 (dotted line; one year, "
        "which may itself have been high or low); in the latest 12 months about 100 a month: no clear change (between "
        "3% fewer and 20% more). Recording changed."
    )
    assert words.before_words(before, "28 Feb 2024: new. Recording changed.").endswith("20% more).")
    missing = Change(None, None, None, None, None, "not known: 5 of 12")
    unknown = LevelBefore("Floods", date(2019, 3, 1), date(2020, 2, 1), None, missing)
    assert words.before_words(unknown) == "Level before the floods: not known: 5 of 12."

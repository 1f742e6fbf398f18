"""How firmly places are hot: what is held is told, and nothing of measures that may not be shown by ward."""

from dataclasses import replace

import pytest

from sbp.answers import hot_places
from sbp.errors import UsageError
from tests import borough_file as tiny


def test_a_ward_has_its_share_and_its_class_where_one_was_judged(con, words):
    found = hot_places.of_wards(con, words, "total", "2022")
    first, second, third, _ = (found[code] for code in tiny.NEW)
    assert (first.share, first.ways, first.over_time.named) == (0.87, 200, "new")
    assert second.over_time.named == "none"
    assert third.over_time is None


def test_a_measure_that_is_not_shown_by_ward_says_nothing(con, words):
    hidden = replace(words.indicators["total"], smallest_area="borough")
    kept = replace(words, indicators=words.indicators | {"total": hidden})
    assert hot_places.of_wards(con, kept, "total", "2022") == {}


def test_cells_have_a_share_and_no_class(con):
    (found,) = hot_places.of_cells(con, "total").values()
    assert (found.share, found.over_time) == (0.6, None)


def test_what_is_not_known_is_refused(con, words):
    with pytest.raises(UsageError):
        hot_places.of_wards(con, words, "totals", "2022")
    with pytest.raises(UsageError):
        hot_places.place_test(con, words, "totals", "ward", "2022")


def test_rules_know_which_is_clearly_better(con, words):
    found = hot_places.place_test(con, words, "total", "ward", "2022")
    assert (found.places, found.named, found.tries) == (4, 1, 8)
    assert [each.rule for each in found.scores if each.is_better] == ["hindsight", "smoothed"]
    assert found.score("gi_star").is_worse
    assert hot_places.place_test(con, words, "total", "cell", "") is None


def test_concentration_stands_beside_chance(con, words):
    found = hot_places.concentrated(con, words, "total", "ward", "2022")
    assert (found.quarter, found.chance_gini, found.events) == ((1, 1.9), (0.08, 0.12), 880)
    assert hot_places.concentrated(con, words, "burglary", "ward", "2022") is None


def test_neither_is_told_of_a_measure_that_is_not_shown_by_ward(con, words):
    hidden = replace(words.indicators["total"], smallest_area="borough")
    kept = replace(words, indicators=words.indicators | {"total": hidden})
    assert hot_places.place_test(con, kept, "total", "ward", "2022") is None
    assert hot_places.concentrated(con, kept, "total", "ward", "2022") is None

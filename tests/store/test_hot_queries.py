"""Questions about hot places: wards by vintage, cells apart from them."""

from sbp import months
from sbp.store import hot_queries
from tests import borough_file as tiny


def test_wards_of_a_vintage_say_how_firmly_they_are_hot(con) -> None:
    found = hot_queries.ward_stability(con, "total", "2022")
    assert [found[code].share_hot for code in tiny.NEW] == [0.87, 0.4, 0.005, 0.0]
    assert found[tiny.NEW[0]] == (tiny.NEW[0], 0.87, 200, 36, tiny.LAST)
    assert hot_queries.ward_stability(con, "total", "2002") == {}


def test_hexagons_are_asked_for_apart(con) -> None:
    assert {code: row.share_hot for code, row in hot_queries.cell_stability(con, "total").items()} == {
        "89195da49a3ffff": 0.6
    }
    assert hot_queries.cell_stability(con, "burglary") == {}


def test_classes_say_since_when_a_ward_is_hot(con) -> None:
    found = hot_queries.ward_classes(con, "total", "2022")
    assert [found[code].named for code in tiny.NEW[:2]] == ["new", "none"]
    assert [found[code].since for code in tiny.NEW[:2]] == [months.add(tiny.LAST, -5), None]


def test_rules_come_with_the_best_first(con) -> None:
    found = hot_queries.back_test(con, "total", "ward", "2022")
    assert [row.rule for row in found][:2] == ["hindsight", "smoothed"]
    assert (found[1].hit, found[1].lead_low) == (0.5, 0.08)
    assert hot_queries.back_test(con, "total", "cell", "") == []


def test_concentration_holds_both_curves(con) -> None:
    found = hot_queries.concentration(con, "total", "ward", "2022")
    assert (found.quarter_places, found.quarter_by_chance, len(found.curve)) == (1, 1.9, 101)
    assert hot_queries.concentration(con, "total", "cell", "") is None

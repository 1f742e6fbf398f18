"""Who is left out, and why: the rule is named without which there would be a day, or the need that is lower."""

from dataclasses import replace
from datetime import date

import pytest

from sbp import settings
from sbp.answers import impact_missed, impact_plan
from sbp.answers.impact_problem import Problem, Wish
from sbp.content import impact_days
from sbp.planning_model import Need, NeedWithin, PlaceNeed, WardNeed
from sbp.stats.covering import Effort, InTheWay, Plan

START = date(2025, 4, 1)
CODES = ("W1", "W2", "W3", "W4")
NEAR = {"W1": {"W2"}, "W2": {"W1"}}
WISH = Wish(START, days=4, per_month=1)
BRIEF = Effort(1.0)


@pytest.fixture
def impact():
    return impact_days.load({path.stem for path in (settings.CONTENT_DIR / "indicators").glob("*.yaml")})


def need(*sizes, season=(1.0,) * 12):
    wards = tuple(
        WardNeed(code, f"Ward {code}", tuple(size * each for each in season), {}, 1.0)
        for code, size in zip(CODES, sizes, strict=True)
    )
    return Need(wards, {}, START, START, {}, (), 9, "v")


def missed(impact, wish, *sizes, within=None):
    needs = need(*sizes)
    shown = impact_plan.of(needs, impact, NEAR, wish, within)
    found = impact_plan.priced(needs, impact, NEAR, wish, shown, within)
    return {each.name: each for each in found.missed}, found


def test_a_neighbour_that_is_too_near_in_time_is_named_with_its_month(impact):
    found, planned = missed(impact, replace(WISH, days=3, gap=12), 60, 50, 10, 5)
    assert found["Ward W2"].rules == ("gap",)
    assert found["Ward W2"].other == "Ward W1"
    assert found["Ward W2"].other_month == next(each.month for each in planned.slots if each.ward_code == "W1")
    assert found["Ward W2"].cost > 0


def test_what_is_lower_in_need_is_kept_out_by_no_rule(impact):
    found, planned = missed(impact, WISH, 60, 50, 10, 5)
    assert found["Ward W4"].rules == ()
    assert found["Ward W4"].adds < found["Ward W4"].least <= min(each.covered for each in planned.slots)


def test_who_is_left_out_by_choice_is_told_so(impact):
    found, _ = missed(impact, replace(WISH, excluded=frozenset({"W1"})), 60, 50, 10, 5)
    assert found["Ward W1"].is_left_out
    assert found["Ward W1"].rules == ("excluded",)


def test_where_no_plan_has_a_day_there_the_rule_in_the_way_is_named(impact):
    wish = replace(WISH, days=1, promised=frozenset({"W4"}))
    found, _ = missed(impact, wish, 60, 50, 10, 5)
    assert found["Ward W1"].cost is None
    assert found["Ward W1"].rules == ("promised",)


def test_the_day_that_its_ward_has_already_is_named(impact):
    places = tuple(
        PlaceNeed(f"c{number}", f"Place {number}", code, 0.0, 51.3 + 0.1 * number, (size,) * 12, {}, 1.0, 0.3)
        for number, (code, size) in enumerate([("W1", 30.0), ("W1", 29.0), ("W2", 20.0), ("W3", 8.0), ("W4", 5.0)])
    )
    wish = replace(WISH, days=4, per_ward=1)
    found, planned = missed(impact, wish, 60, 20, 8, 5, within=NeedWithin(places, (), ()))
    assert found["Place 1"].rules[0] == "per_ward"
    assert found["Place 1"].other == "Place 0"
    assert found["Place 1"].other_month == next(each.month for each in planned.slots if each.ward_code == "W1")


def of_plan(impact, wish, needs, days, freed):
    """Tell of the last ward or wards left out of a plan that is made by hand."""
    problem = Problem(needs, impact, NEAR, wish)
    other = {name: Plan(there, 1.0, 1.0) if there else None for name, there in freed.items()}
    plan = Plan(days, 1.0, 1.0)
    return {each.name: each for each in impact_missed.of(problem, problem.rules(), plan, other, BRIEF)}


@pytest.mark.parametrize(("second", "named"), [(3, ""), (0, "Ward W1")])
def test_no_planned_day_is_named_while_there_is_room_for_one_more(impact, second, named):
    wish = replace(WISH, days=3, per_month=2)
    days = ((0, 0), (1, second), (2, 6))
    found = of_plan(impact, wish, need(60, 50, 10, 5), days, {"per_month": ((3, 0),)})
    assert found["Ward W4"].rules == ("per_month",)
    assert (found["Ward W4"].month, found["Ward W4"].other) == (START, named)


def test_the_month_that_would_suit_a_place_is_no_closed_one(impact):
    may = date(2025, 5, 1)
    wish = replace(WISH, days=3, gap=2, closed=frozenset({may}))
    needs = need(60, 50, 10, 5, season=(1, 1, 1, 1, 9, 8, 7, 1, 1, 1, 1, 1))
    found = of_plan(impact, wish, needs, ((0, 2), (2, 8), (3, 10)), {"gap": None})
    assert found["Ward W2"].other == "Ward W1"
    assert found["Ward W2"].month == START


def test_a_day_that_there_was_no_time_to_look_for_is_not_called_impossible(impact, monkeypatch):
    monkeypatch.setattr(impact_missed.covering, "solve", lambda *_, **__: Plan((), 0.0, 1.0))
    days = ((0, 0), (1, 3), (2, 6))
    found = of_plan(impact, replace(WISH, days=3), need(60, 50, 10, 5), days, {})["Ward W4"]
    assert (found.cost, found.is_settled) == (None, False)


def test_a_rule_that_there_was_no_time_to_try_is_not_left_out_as_harmless(impact, monkeypatch):
    monkeypatch.setattr(impact_missed.covering, "solve", lambda *_, **__: None)
    monkeypatch.setattr(impact_missed.covering, "in_the_way", lambda *_: InTheWay((), False))
    days = ((0, 0), (1, 3), (2, 6))
    found = of_plan(impact, replace(WISH, days=3), need(60, 50, 10, 5), days, {})["Ward W4"]
    assert (found.is_settled, found.are_rules_settled) == (True, False)

"""Plans: rules are kept, prices are what re-solving gives, what cannot be is named, and who is left out is said."""

from dataclasses import replace
from datetime import date

import pytest

from sbp import settings
from sbp.answers import impact_plan
from sbp.answers.impact_problem import Wish
from sbp.content import impact_days
from sbp.errors import SbpError, UsageError
from sbp.planning_model import Need, WardNeed
from sbp.stats.covering import InTheWay, Plan

START = date(2025, 4, 1)
CODES = ("W1", "W2", "W3", "W4", "W5", "W6")
NEAR = {"W1": {"W2"}, "W2": {"W1", "W3"}, "W3": {"W2", "W4"}, "W4": {"W3", "W5"}, "W5": {"W4", "W6"}, "W6": {"W5"}}
WISH = Wish(START, days=4)


@pytest.fixture
def impact():
    return impact_days.load({path.stem for path in (settings.CONTENT_DIR / "indicators").glob("*.yaml")})


@pytest.fixture
def need(impact):
    """Six wards, the first in highest need, all with more of the first issue in summer."""
    first, second = (issue.indicator for issue in impact.issues[:2])
    wards = []
    for place, code in enumerate(CODES):
        size = 60.0 / (place + 1)
        issues = {first: tuple(size * (2 if month in (5, 6, 7) else 1) for month in range(12)), second: (1.0,) * 12}
        whole = tuple(map(sum, zip(*issues.values(), strict=True)))
        wards.append(WardNeed(code, f"Ward {code}", whole, issues, 1.0))
    return Need(tuple(wards), {}, START, START, {}, (), 9, "v")


def plan(need, impact, wish=WISH):
    return impact_plan.priced(need, impact, NEAR, wish, impact_plan.of(need, impact, NEAR, wish))


def test_a_plan_covers_most_and_says_so(need, impact):
    found = plan(need, impact)
    assert [slot.ward_code for slot in found.slots].count("W1") >= 3
    assert sorted(slot.month for slot in found.slots) == [slot.month for slot in found.slots]
    total = sum(ward.total for ward in need.wards)
    covered = sum(slot.covered for slot in found.slots)
    horizon = sum(w.months[(3 + step) % 12] for w in need.wards for step in range(14))
    assert found.share == pytest.approx(covered / horizon)
    assert covered <= total
    assert found.gap < 0.001
    assert all(slot.theme in impact.themes for slot in found.slots)


def test_no_ward_twice_is_kept_and_costs_the_difference(need, impact):
    free = plan(need, impact)
    bound = plan(need, impact, replace(WISH, per_ward=1))
    assert len({slot.ward_code for slot in bound.slots}) == 4
    offered = next(each for each in free.switches if each.rule == "per_ward")
    charged = next(each for each in bound.switches if each.rule == "per_ward")
    assert (offered.is_on, charged.is_on) == (False, True)
    assert offered.price == pytest.approx(1 - bound.share / free.share, abs=1e-3)
    assert charged.price == pytest.approx(offered.price, abs=1e-3)


def test_months_that_cannot_be_wards_left_out_and_wards_promised(need, impact):
    wish = replace(WISH, closed=frozenset({date(2025, 7, 1)}), excluded=frozenset({"W1"}), promised=frozenset({"W6"}))
    found = plan(need, impact, wish)
    visited = {slot.ward_code for slot in found.slots}
    assert "W1" not in visited
    assert "W6" in visited
    assert date(2025, 7, 1) not in {slot.month for slot in found.slots}
    assert {each.rule for each in found.switches if each.is_on} >= {"closed", "excluded", "promised", "per_month"}


def test_neighbours_wait(need, impact):
    found = plan(need, impact, replace(WISH, days=6, gap=2))
    for one in found.slots:
        for other in found.slots:
            apart = abs((one.month.year - other.month.year) * 12 + one.month.month - other.month.month)
            if one is not other and other.ward_code in NEAR[one.ward_code] | {one.ward_code}:
                assert apart > 2


def test_themes_are_priced_on_need_of_all_measures(need, impact):
    free, themed = plan(need, impact), plan(need, impact, replace(WISH, themes=True))
    charged = next(each for each in themed.switches if each.rule == "themes")
    assert charged.is_on
    assert charged.price == pytest.approx(1 - themed.share / free.share, abs=1e-3)


def test_alternatives_come_close_and_differ(need, impact):
    found = plan(need, impact, replace(WISH, days=2, per_ward=1))
    shares = [each.share for each in found.alternatives]
    assert len(shares) >= 2
    assert shares == sorted(shares, reverse=True)
    visited = {slot.ward_code for slot in found.slots}
    assert all(visited.isdisjoint(slot.ward_code for slot in each.slots) for each in found.alternatives)


def test_who_has_no_day_is_told_what_one_would_cost(need, impact):
    found = plan(need, impact, replace(WISH, per_ward=1, excluded=frozenset({"W2"})))
    visited = {slot.ward_name for slot in found.slots}
    assert [each.name for each in found.missed] == [f"Ward {code}" for code in CODES if f"Ward {code}" not in visited]
    assert all(each.cost is None or 0 <= each.cost < 1 for each in found.missed)


def test_a_plan_that_time_left_no_room_for_is_not_called_impossible(need, impact, monkeypatch):
    monkeypatch.setattr(impact_plan.covering, "solve", lambda *_, **__: impact_plan.Plan((), 0.0, 9.0))
    found = plan(need, impact)
    assert found.slots == ()
    assert "there may be one" in found.reason


def test_rules_that_leave_no_plan_are_named(need, impact):
    found = plan(need, impact, replace(WISH, days=7, per_ward=1))
    assert found.slots == ()
    assert impact.settings.rules["per_ward"] in found.reason
    assert "fewer days" in plan(need, impact, replace(WISH, days=13, per_month=1, per_ward=1)).reason


def test_rules_that_there_was_no_time_to_try_are_not_said_to_make_no_difference(need, impact, monkeypatch):
    monkeypatch.setattr(impact_plan.covering, "in_the_way", lambda *_: InTheWay((), False))
    reason = plan(need, impact, replace(WISH, days=7, per_ward=1)).reason
    assert "not settled in the time" in reason
    assert "even without" not in reason


@pytest.mark.parametrize(
    "wish",
    [
        replace(WISH, days=0),
        replace(WISH, days=99),
        replace(WISH, promised=frozenset({"W9"})),
        replace(WISH, promised=frozenset({"W1"}), excluded=frozenset({"W1"})),
    ],
)
def test_a_wish_that_makes_no_sense_is_said(need, impact, wish):
    with pytest.raises(UsageError):
        plan(need, impact, wish)


def test_the_first_month_is_the_next_and_neighbours_must_be_known():
    assert impact_plan.first_month(date(2025, 12, 31)) == date(2026, 1, 1)
    assert impact_plan.neighbours_of([("a", "b"), ("b", "a")]) == {"a": {"b"}, "b": {"a"}}
    with pytest.raises(SbpError):
        impact_plan.neighbours_of([])


def test_where_the_time_runs_out_a_rule_has_no_price_and_is_not_said_to_cost_nothing(need, impact, monkeypatch):
    own, nothing_yet = impact_plan.covering.solve, Plan((), 0.0, 1.0)
    monkeypatch.setattr(
        impact_plan.covering,
        "solve",
        lambda ground, rules, *other, **more: own(ground, rules, *other, **more) if rules.per_month else nothing_yet,
    )
    found = plan(need, impact)
    assert found.slots
    assert "per_month" not in {each.rule for each in found.switches}


def test_what_is_priced_is_the_plan_on_show_and_no_other_that_is_found_meanwhile(need, impact):
    wish = replace(WISH, days=2, per_ward=1)
    best = impact_plan.of(need, impact, NEAR, wish)
    slots = tuple(replace(each, ward_code=code) for each, code in zip(best.slots, ("W5", "W6"), strict=True))
    found = impact_plan.priced(need, impact, NEAR, wish, replace(best, slots=slots))
    assert found.slots == slots
    assert {"Ward W1", "Ward W2"} <= {each.name for each in found.missed}
    assert not {"Ward W5", "Ward W6"} & {each.name for each in found.missed}
    assert found.alternatives[0].share > 1

"""Sentences on impact days: what is not known is said as such, and a price is a price."""

from dataclasses import replace
from datetime import date

import pytest

from sbp.charts import impact_words
from sbp.impact_model import Design, Outcome, ReadyYear
from sbp.planning_model import BackTest, Missed, Missing, Need, PastYear, Slot, Switch, YearPlan

DAY = date(2025, 4, 1)
SLOT = Slot(DAY, "W1", "North", "", 1.0)
PLAN = YearPlan((SLOT, replace(SLOT, ward_code="W2", ward_name="South")), 0.134, 0.0, (), (), ())
OUTCOME = Outcome("cannot tell", "only a cut of 27% would be seen", 0.92, 0.7, 1.18, (30.2, -12.0, 70.9), 0.031, 4, 20)


def test_a_plan_in_one_sentence() -> None:
    assert (
        impact_words.plan_headline(PLAN)
        == "2 days in 2 wards (North, South) would cover about 13% of the need of all wards and months"
    )
    many = tuple(replace(SLOT, ward_name=f"Ward {number}") for number in range(impact_words.MOST_NAMED + 1))
    assert impact_words.plan_headline(replace(PLAN, slots=many)).startswith("5 days in 5 wards would cover")
    assert (
        impact_words.plan_headline(replace(PLAN, reason="No plan keeps to all rules")) == "No plan keeps to all rules"
    )
    assert "No other plan" in impact_words.proof(PLAN)
    assert "at most 2.0% more" in impact_words.proof(replace(PLAN, gap=0.02))


@pytest.mark.parametrize(
    ("is_on", "price", "told"),
    [
        (True, 0.041, "costs 4.1% of what is covered"),
        (False, 0.041, "would cost 4.1% of what is covered"),
        (True, 0.0, "costs nothing"),
        (False, 0.0, "would cost nothing"),
        (True, None, "without it there is no plan"),
        (False, None, "with it there would be no plan"),
    ],
)
def test_prices(is_on, price, told) -> None:
    assert impact_words.price(Switch("r", "Rule", is_on, price)) == told


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (
            {},
            "one more day there would cover 3 weighted incidents at most, each one planned 5 or more",
        ),
        ({}, "A day there would cost 1.2% of what is covered"),
        ({"cost": 0.0}, "at no cost"),
        ({"cost": None, "rules": ("promised",)}, "No plan under these rules has a day there"),
        (
            {"cost": None, "is_settled": False},
            "Whether a plan with a day there exists was not settled in the time",
        ),
        ({"adds": 9.0}, "No single rule keeps it out: several of the days"),
        ({"adds": 9.0, "cost": None}, "several together do. No plan under these rules has a day there"),
        ({"adds": 9.0, "are_rules_settled": False}, "Which rule keeps it out was not settled in the time"),
        ({"rules": ("excluded",), "is_left_out": True, "cost": 0.0}, "left out by choice"),
        (
            {"rules": ("least_wards", "gap"), "month": DAY},
            "“Many wards” keeps it out: without it, it would have a day in",
        ),
        ({"rules": ("least_wards", "gap"), "month": DAY}, "without “Far apart” it would have one too"),
        ({"rules": ("gap",), "month": DAY, "other": "South", "other_month": date(2025, 5, 1)}, "South, close by, has"),
        (
            {"rules": ("per_ward",), "month": DAY, "other": "South", "other_month": DAY},
            "has a day already, in Apr 2025",
        ),
        ({"rules": ("per_month",), "month": DAY, "other": "South", "other_month": DAY}, "but South has its day then"),
    ],
)
def test_who_was_missed(place, told) -> None:
    bare = Missed("North", 0.012, (), None, "", None, adds=3.0, least=5.0)
    names = {"least_wards": "Many wards", "gap": "Far apart"}
    assert told in impact_words.missed(replace(bare, **place), names)


def test_need_says_what_is_missing() -> None:
    missing = (Missing("b", "Second", "no month of it is held"),)
    need = Need((), {"a": 2.0, "b": 1.0}, DAY, DAY, {"a": DAY}, missing, 9, "v")
    told = impact_words.made_of(need, {"a": "First"})
    assert "First × 2 (to Apr 2025)" in told
    assert "not counted as zero: Second: no month of it is held" in told


def test_the_rule_beside_the_simple_count() -> None:
    years = (PastYear(DAY, {}),) * 4
    test = BackTest({}, years, 0.012, 0.004, 0.02)
    assert impact_words.lead(test).startswith("Over 4 past years the rule would have covered more")
    assert "cannot be told" in impact_words.lead(replace(test, lead_low=-0.01))
    assert "covered less" in impact_words.lead(replace(test, lead_high=-0.001, lead_low=-0.01))
    assert impact_words.lead(replace(test, lead=None, reason="Cannot tell")) == "Cannot tell"


def test_what_a_day_can_show_is_said_beforehand() -> None:
    design = Design("m", ("a",), DAY, DAY, DAY, DAY, DAY, DAY, ("W2",), (), 1.0, 0.0, 0.27, 0.88, "v")
    assert "27%" in impact_words.foreseen(design)
    assert "88%" in impact_words.foreseen(design)
    assert "cannot be judged" in impact_words.foreseen(replace(design, detectable=None))
    assert "takes no part" in impact_words.windows(design)
    assert impact_words.windows_short(design) == "Apr 2025 against Apr 2025; picked by Apr 2025"


def test_verdicts() -> None:
    assert impact_words.verdict(OUTCOME) == (
        "Cannot tell: about 8% fewer than elsewhere (30% fewer to 18% more); only a cut of 27% would be seen"
    )
    assert impact_words.verdict(replace(OUTCOME, verdict="fewer", reason="")).startswith(
        "Clearly fewer: about 8% fewer"
    )
    assert impact_words.verdict(Outcome("too early", "2 of 6")) == "Too early to tell: 2 of 6"
    assert impact_words.verdict(Outcome("not judged", "why")) == "Not judged: why"


def test_a_verdict_is_read_with_what_else_there_is() -> None:
    told = " ".join(impact_words.beside(replace(OUTCOME, ring_ratio=1.0, placebo=1.1)))
    assert "30 fewer over the months after (between 71 fewer and 12 more)" in told
    assert "tends to fall by 3% by itself" in told
    assert "4th of 20" in told
    assert "Next door: about the same" in told
    assert "10% more, with no day held" in told
    assert impact_words.beside(Outcome("too early", "")) == []


def test_earlier_years_without_a_day_stand_beside_a_verdict_that_they_do_not_move() -> None:
    told = impact_words.beside(replace(OUTCOME, shams=(0.9, 1.1)))[-1]
    assert told.startswith("The same reckoning for 2 earlier years, with no day held, gave 10% fewer to 10% more")
    assert told.endswith("is not moved by what those years lean to.")


def test_a_year_together() -> None:
    told = impact_words.pooled(ReadyYear(2025, 12, replace(OUTCOME, pooled=11), 0.97))
    assert told.startswith("2025/26, 11 of 12 days together: cannot tell: about 8% fewer")
    assert "in 97% of such years" in told
    assert impact_words.pooled(ReadyYear(2025, 1, Outcome("too early", "none yet", pooled=0), None)).startswith(
        "2025/26: too"
    )

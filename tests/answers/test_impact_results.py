"""Verdicts: what was done shows, nothing is made of chance, and what cannot be judged says why."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from sbp import months
from sbp.answers import impact_design, impact_results
from sbp.impact_model import Day, Held
from tests.answers import impact_ground as ground


def held(panel, place=4, measure=ground.MEASURE):
    design = impact_design.make(panel, ground.impact(), measure, panel.wards[place], ground.DAY, ground.KNOWN_TO)
    ward = panel.wards[place]
    outputs = Held({}, "", 1)
    return Day("k", ground.DAY, ward.code, ward.name, "", "", (), "", design, "", "", outputs, (), False)


def cut(panel, place, share):
    after = slice(panel.at(date(2025, 4, 1)), panel.at(date(2025, 9, 1)) + 1)
    for values in panel.values.values():
        values[place, after] = np.round(values[place, after] * (1 - share))


def test_a_large_cut_is_found_and_stands_first(words):
    panel = ground.panel(mean=60)
    day = held(panel)
    cut(panel, 4, 0.5)
    found = impact_results.of_day(panel, words, day)
    assert found.verdict == "fewer"
    assert found.ratio == pytest.approx(0.5, abs=0.08)
    assert found.low < found.ratio < found.high < 1
    assert found.rank == 1
    assert found.ranked == 8
    assert found.avoided[0] == pytest.approx(0.5 * 120 * 6, rel=0.2)
    assert found.avoided[1] < found.avoided[0] < found.avoided[2]
    assert found.ring_ratio == pytest.approx(1, abs=0.15)
    assert found.placebo == pytest.approx(1, abs=0.2)
    assert 0 <= found.fall_by_chance < 1 or found.fall_by_chance < 0


def test_what_an_incident_avoided_cost_and_what_happened_next_door(words):
    panel = ground.panel(mean=60)
    day = held(panel)
    cut(panel, 4, 0.5)
    priced = replace(day, held=replace(day.held, cost=6000.0))
    found = impact_results.of_day(panel, words, priced)
    assert found.cost == 6000
    assert found.with_ring[0] == pytest.approx(found.avoided[0], rel=0.5)
    assert found.with_ring[1] < found.with_ring[0] < found.with_ring[2]
    together = impact_results.of_days(panel, words, [priced, day])
    assert together.cost is None
    assert together.avoided[0] == pytest.approx(2 * found.avoided[0], rel=0.01)


def test_a_day_held_before_it_was_booked_is_not_judged(words):
    panel = ground.panel()
    early = replace(held(panel), design=None)
    found = impact_results.of_day(panel, words, early)
    assert (found.verdict, "before it was booked" in found.reason) == ("not judged", True)
    assert impact_results.of_days(panel, words, [early, held(panel)]).pooled == 1


def test_nothing_done_is_mostly_cannot_tell_with_the_reason(words):
    verdicts = []
    for seed in range(40):
        panel = ground.panel(seed=seed)
        found = impact_results.of_day(panel, words, held(panel, seed % 10))
        verdicts.append(found.verdict)
    assert verdicts.count("cannot tell") >= 34
    assert "four times in five" in found.reason or found.verdict != "cannot tell"


def test_days_together_say_more_than_one(words):
    panel = ground.panel(mean=15)
    days = [held(panel, place) for place in (1, 4, 8)]
    for place in (1, 4, 8):
        cut(panel, place, 0.35)
    together = impact_results.of_days(panel, words, days)
    alone = impact_results.of_day(panel, words, days[0])
    assert together.pooled == 3
    assert np.log(together.high / together.low) < np.log(alone.high / alone.low)


def test_before_the_months_named_at_booking_are_held_nothing_is_said(words):
    panel = ground.panel()
    day = held(panel)
    short = replace(
        panel, months=panel.months[:-5], values={each: values[:, :-5] for each, values in panel.values.items()}
    )
    found = impact_results.of_day(short, words, day)
    assert (found.verdict, found.ratio) == ("too early", None)
    assert found.reason == "4 of the 6 months named at booking are held"
    assert impact_results.of_days(short, words, [day]).verdict == "too early"


def test_why_a_day_cannot_be_judged(words):
    panel = ground.panel()
    day = held(panel)
    assert impact_results.of_day(panel, words, replace(day, held=None)).verdict == "not judged"
    rare = ground.panel(mean=0.3)
    assert "were counted in the months before" in impact_results.of_day(rare, words, held(rare)).reason
    panel.values["total"][4, panel.at(months.add(ground.DAY.replace(day=1), 2))] = np.nan
    assert "not supplied" in impact_results.of_day(panel, words, day).reason or "too early"
    assert impact_results.of_days(panel, words, [replace(day, held=None)]).verdict == "cannot tell"


def test_no_comparison_across_a_break_that_forbids_it(words):
    panel = ground.panel()
    panel.values["burglary"] = panel.values["total"]
    breaks = [each for each in words.breaks if each.effect == "refuse"]
    assert breaks, "the made-up content has a break that refuses"
    moved = replace(words, breaks=(replace(breaks[0], day=date(2024, 6, 1), indicators=(), area_kinds=(), sources=()),))
    found = impact_results.of_day(panel, moved, held(panel))
    assert found.verdict == "cannot tell"
    assert "not comparable" in found.reason

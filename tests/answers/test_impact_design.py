"""Designs: windows that never overlap what picked the place, comparison and ring by the rule, power in advance."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from sbp import months
from sbp.answers import impact_design
from sbp.errors import SbpError
from tests.answers import impact_ground as ground


def make(panel, place=4, **others):
    asked = {"day": ground.DAY, "known_to": ground.KNOWN_TO} | others
    return impact_design.make(panel, ground.impact(), ground.MEASURE, panel.wards[place], **asked)


def test_what_picked_the_place_is_not_what_it_is_judged_by():
    design = make(ground.panel())
    assert (design.picked_first, design.picked_last) == (date(2024, 2, 1), date(2025, 1, 1))
    assert (design.before_first, design.before_last) == (date(2023, 2, 1), date(2024, 1, 1))
    assert (design.after_first, design.after_last) == (date(2025, 4, 1), date(2025, 9, 1))
    assert design.before_last < design.picked_first
    assert design.picked_last < design.after_first


def test_the_comparison_is_alike_not_next_door_and_not_busy():
    panel = ground.panel()
    panel.values["total"] += 10 * np.arange(10)[:, None]
    design = make(panel, busy=frozenset({panel.codes[6]}))
    assert set(design.ring) == {panel.codes[3], panel.codes[5]}
    assert len(design.comparison) == 6
    assert not set(design.comparison) & {panel.codes[3], panel.codes[4], panel.codes[5], panel.codes[6]}
    assert (design.comparison[0], design.comparison[-1]) == (panel.codes[2], panel.codes[0])


def test_more_incidents_let_a_smaller_cut_be_found():
    many, few = make(ground.panel(mean=100)), make(ground.panel(mean=5))
    assert many.detectable < few.detectable
    assert many.power > few.power


def test_several_days_together_find_more_than_one():
    panel = ground.panel()
    designs = [(panel.codes[place], make(panel, place, busy=frozenset({panel.codes[8]}))) for place in (1, 8)]
    assert impact_design.pooled_power(panel, designs) > max(design.power for _, design in designs)
    assert impact_design.pooled_power(panel, []) is None


def test_a_day_to_come_is_planned_past_the_panel():
    panel = ground.panel()
    design = make(panel, day=date(2026, 3, 4), known_to=ground.LAST)
    assert design.after_last > panel.months[-1]
    assert 0 < impact_design.pooled_power(panel, [(panel.codes[4], design)]) == pytest.approx(design.power, abs=0.01)


def test_a_measure_that_is_not_held_whole_takes_no_part_and_none_at_all_is_said():
    panel = ground.panel()
    panel.values["nuisance"][2, -15] = np.nan
    assert make(panel).issues == ("total",)
    panel.values["total"][3, -15] = np.nan
    with pytest.raises(SbpError, match="cannot be judged by"):
        make(panel)
    with pytest.raises(SbpError, match="cannot be judged by"):
        make(ground.panel(), known_to=months.add(ground.FIRST, 20))


def test_too_few_wards_to_compare_with_is_said():
    panel = ground.panel(wards=4)
    with pytest.raises(SbpError, match="left to compare with"):
        make(panel, 1)


def test_too_few_usable_months_are_said():
    panel = replace(ground.panel(), exceptional=np.ones(len(ground.RUN), dtype=bool))
    with pytest.raises(SbpError, match="usable months"):
        make(panel)

"""Placebo years: judged as the year itself, before it was booked, in the wards that stood then where these stand."""

from datetime import date

import numpy as np
import pytest

from sbp import months
from sbp.answers import impact_design, impact_placebo
from sbp.stats import placebo
from tests.answers import impact_ground as ground


def booked(panel, *places):
    taken = frozenset(panel.codes[each] for each in places)
    return [
        (
            panel.codes[each],
            impact_design.make(
                panel, ground.impact(), ground.MEASURE, panel.wards[each], ground.DAY, ground.KNOWN_TO,
                taken - {panel.codes[each]},
            ),
        )
        for each in places
    ]  # fmt: skip


def test_there_is_one_for_every_year_that_is_held_whole():
    panel = ground.panel()
    # booked on January 2025; two years and a half before it are needed, from 2019 on
    assert len(impact_placebo.years(panel, booked(panel, 2, 6))) == 4
    panel.values["total"][:, panel.at(date(2020, 1, 1))] = np.nan
    assert len(impact_placebo.years(panel, booked(panel, 2, 6))) == 3


def test_nothing_that_is_judged_or_came_after_booking_takes_part():
    panel = ground.panel()
    designs = booked(panel, 2, 6)
    before = impact_placebo.years(panel, designs)
    for values in panel.values.values():
        values[:, panel.at(months.add(ground.KNOWN_TO, 1)) :] *= 3
    assert impact_placebo.years(panel, designs) == before


def test_wards_take_the_place_of_those_that_stood_where_they_stand_now():
    panel = ground.panel(mean=60)
    turned, level = panel.at(date(2024, 2, 1)), np.linspace(1.5, 0.6, 10)
    fell = slice(panel.at(date(2022, 4, 1)), panel.at(date(2022, 9, 1)) + 1)
    for values in panel.values.values():  # the highest ward of old is the lowest now, and the other way round
        values[:, :turned] = np.round(values[:, :turned] * level[:, None])
        values[:, turned:] = np.round(values[:, turned:] * level[::-1, None])
        values[0, fell] = np.round(values[0, fell] / 2)
    # booked for the highest ward: three years before that was the first one, which then fell by half
    assert impact_placebo.years(panel, booked(panel, 9))[2].value == pytest.approx(np.log(0.5), abs=0.15)


def test_busy_wards_that_move_together_widen_what_is_said_of_a_year():
    panel = ground.panel(mean=60)
    alone = placebo.widening(impact_placebo.years(panel, booked(panel, 0, 3, 6))).factor
    wave = 1 + 0.25 * np.sign(np.sin(np.arange(len(panel.months)) * 2 * np.pi / 30))
    for values in panel.values.values():
        values[[0, 3, 6]] = np.round(1.6 * values[[0, 3, 6]] * wave)
    together = placebo.widening(impact_placebo.years(panel, booked(panel, 0, 3, 6))).factor
    assert together > 1.5 * alone


@pytest.mark.parametrize("mean", [20.0, 80.0])
def test_wards_that_only_scatter_do_not_wander(mean):
    panel = ground.panel(mean=mean)
    counts = panel.total(("total",))
    assert impact_placebo.drift(panel, counts, ground.KNOWN_TO, ground.impact().settings, 1.0) < 0.006
    short = ground.FIRST
    assert impact_placebo.drift(panel, counts, short, ground.impact().settings, 1.0) == 0

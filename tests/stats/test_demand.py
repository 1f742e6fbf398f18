"""Demand: a season is found where there is one, recent months weigh more, and little is said from little."""

from datetime import date

import numpy as np
import pytest

from sbp import months
from sbp.stats import demand

RUN = months.span(date(2020, 1, 1), date(2023, 12, 1))
ALL = np.ones(len(RUN), dtype=bool)
FLAT = np.ones(12)


def test_a_season_is_found_beside_a_trend():
    true = 1 + 0.3 * np.cos(2 * np.pi * (np.arange(12) - 6) / 12)
    counts = 500 * np.tile(true, 4) * np.exp(np.linspace(0, -0.5, 48))
    assert demand.season(counts, RUN, ALL) == pytest.approx(true / true.mean(), abs=0.02)


def test_months_that_take_no_part_do_not_make_the_season():
    counts = np.full(48, 100.0)
    counts[3] = 10_000
    counts[5] = np.nan
    used = ALL.copy()
    used[3] = False
    assert demand.season(counts, RUN, used) == pytest.approx(np.ones(12), abs=1e-6)


def test_too_few_months_have_no_season():
    assert (demand.season(np.arange(23.0), RUN[:23], ALL[:23]) == 1).all()


def level(counts, half_life=12.0, used=ALL):
    places = len(counts)
    return demand.levels(counts, RUN, used, FLAT, half_life, np.full(places, 1000.0), np.ones(places))


def test_a_steady_place_is_expected_to_go_on_and_recent_months_weigh_more():
    counts = np.stack([np.full(48, 50.0), np.full(48, 400.0), np.repeat([400.0, 50.0], 24)])
    found = level(counts)
    assert found[1] == pytest.approx(400, rel=0.01)
    assert 50 < found[2] < 225
    assert level(counts, half_life=3.0)[2] < found[2]


def test_a_missing_month_is_no_zero_and_a_place_without_months_has_no_level():
    counts = np.full((3, 48), 50.0)
    counts[0, ::2] = np.nan
    counts[2] = np.nan
    found = level(counts)
    assert found[:2] == pytest.approx([50, 50])
    assert np.isnan(found[2])


def test_a_place_that_every_way_puts_alike_is_stable():
    stated = np.array([10.0, 10.0, 20.0])
    ways = np.array([[10.0, 10, 20], [20, 20, 40], [10, 0, 20], [10, 0, 20]])
    found = demand.stability(stated, ways)
    assert found[0] == pytest.approx(1, abs=0.01)
    assert found[1] == pytest.approx(0)

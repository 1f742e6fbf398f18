"""Back-test: chance at the floor, hindsight at the ceiling, and nothing said from too few years."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from sbp.answers import impact_backtest
from sbp.answers.impact_backtest import CHANCE, HINDSIGHT, RULE, TOP, USED
from tests.answers import impact_ground as ground

DAYS = 6
WEIGHTS = {"total": 1.0, "nuisance": 2.0}


@pytest.fixture
def panel():
    """Wards that differ for good, so that there is something to know in advance."""
    found = ground.panel()
    for values in found.values.values():
        values *= np.linspace(0.3, 2.0, 10)[:, None]
    return found


def test_the_rule_lies_between_chance_and_hindsight(panel, words):
    found = impact_backtest.of(panel, words, ground.impact(), WEIGHTS, DAYS)
    assert len(found.years) >= 3
    assert [year.first_month for year in found.years] == sorted(year.first_month for year in found.years)
    for year in found.years:
        assert year.shares[CHANCE] < year.shares[RULE] <= year.shares[HINDSIGHT] + 1e-9
        assert USED not in year.shares
    assert found.lead_low <= found.lead <= found.lead_high
    assert TOP in found.ways


def test_nothing_later_is_known_when_a_year_is_planned(panel, words):
    before = impact_backtest.of(panel, words, ground.impact(), WEIGHTS, DAYS).years[0]
    for values in panel.values.values():
        values[:, panel.at(date(before.first_month.year + 2, 1, 1)) :] = 1
    after = impact_backtest.of(panel, words, ground.impact(), WEIGHTS, DAYS).years[0]
    assert after.shares == pytest.approx(before.shares)


def test_the_wards_entered_are_tried_too(panel, words):
    found = impact_backtest.of(panel, words, ground.impact(), WEIGHTS, DAYS, (panel.codes[0], panel.codes[1]))
    assert all(year.shares[USED] < year.shares[RULE] for year in found.years)


def test_chance_counts_what_two_days_cover_once(panel):
    demand = impact_backtest._ground(panel, np.ones((10, 14)), ground.impact())
    many = impact_backtest._by_chance(demand, 1000)
    assert many == pytest.approx(140, rel=0.01)


def test_too_few_years_are_said(panel, words):
    end = 40
    short = replace(
        panel, months=panel.months[:end], values={each: v[:, :end] for each, v in panel.values.items()},
        exceptional=panel.exceptional[:end],
    )  # fmt: skip
    found = impact_backtest.of(short, words, ground.impact(), WEIGHTS, DAYS)
    assert found.lead is None
    assert "are needed" in found.reason

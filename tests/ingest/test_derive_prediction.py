"""Back-test and concentration in the built file: wards and cells apart, with what they rest on."""

import numpy as np
import pandas as pd
import pytest

from sbp.content import choices
from sbp.ingest import derive_prediction, grounds
from tests.ingest.hot_ground import explained, hot_con

__all__ = ["hot_con"]


@pytest.fixture
def held(hot_con):
    wards, cells = grounds.wards(hot_con), grounds.cells(hot_con, explained().streets.kinds.values())
    return list(derive_prediction.in_one_form(wards, cells, choices.load()))


def test_rules_name_the_hot_ward_and_the_hot_cell(held):
    found = pd.concat(derive_prediction.back_tests(held))
    assert set(found["unit"]) == {
        "ward"
    }  # of the cells, three quarters have two years before them, and four are needed
    by_rule = found.set_index("rule")
    assert (by_rule.loc["count", ["places", "named", "tries"]] == [6, 1, 4]).all()
    assert by_rule.loc["count", "hit"] == pytest.approx(90 / 190, abs=0.05)
    assert by_rule.loc["hindsight", "hit"] >= by_rule["hit"].drop("hindsight").max()
    assert (by_rule["hit_low"] <= by_rule["hit"]).all()


def test_cells_are_tried_where_enough_quarters_are_held(held):
    cell = held[1]
    twice = cell._replace(counts=np.tile(cell.counts, 2), months=cell.months + cell.months)
    (found,) = derive_prediction.back_tests([twice])
    assert set(found["unit"]) == {"cell"}
    by_rule = found.set_index("rule")
    assert (by_rule.loc["smoothed", ["places", "named"]] == [30, 1]).all()
    assert by_rule.loc["count", "hit"] == pytest.approx(9 / 38, abs=0.03)


def test_a_hot_place_concentrates_events_beyond_chance(held):
    found = pd.concat(derive_prediction.concentrations(held)).set_index("unit")
    assert (found["gini"] > found["chance_gini_high"]).all()
    assert found.loc["ward", "quarter_places"] == 1
    assert found.loc["cell", "events"] == held[1].counts[:, -12:].sum()
    assert [len(each) for each in found["curve"]] == [101, 101]


def test_few_events_say_nothing(held):
    thin = [each._replace(counts=each.counts * 0 + 0.01) for each in held]
    assert not derive_prediction.concentrations(thin)


def test_cells_that_touch_are_neighbours(held):
    near, weight = held[1].near, held[1].weight
    assert near.sum(axis=1).max() == 7
    assert near[0, 0] == 1
    assert weight[0, 1] == pytest.approx(np.exp(-0.5 * (346 / 250) ** 2))

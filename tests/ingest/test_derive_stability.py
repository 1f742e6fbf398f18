"""Stability in the built file: the hot ward and the hot cell are hot in nearly all ways, the others in few."""

import pandas as pd
import pytest

from sbp.content import choices
from sbp.ingest import derive_stability, grounds
from tests.ingest.hot_ground import CALENDAR, explained, hot_con

__all__ = ["hot_con"]


@pytest.fixture
def found(hot_con):
    wards, cells = grounds.wards(hot_con), grounds.cells(hot_con, explained().streets.kinds.values())
    return pd.concat(derive_stability.rows(wards, cells, choices.load())).set_index("area_code")


def test_the_hot_ward_is_hot_in_nearly_all_ways(found):
    wards = found[found.index.str.startswith("W")]
    assert wards["share_hot"].idxmax() == "W0"
    assert wards["share_hot"].max() > 0.9
    assert wards["share_hot"].mean() == pytest.approx(0.2, abs=0.01)
    assert wards["months"].tolist() == [36] * 6
    assert wards["choices"].tolist() == [180] * 6  # three years back and two months more are not held


def test_the_hot_cell_is_hot_in_most_ways_and_others_seldom(found):
    cells = found[found.index.str.startswith("C")]
    assert cells["share_hot"].idxmax() == "C00"
    assert cells["share_hot"].max() > 0.6
    assert cells["share_hot"].drop("C00").max() < 0.35
    assert cells["share_hot"].mean() == pytest.approx(0.05, abs=0.01)
    assert set(cells["last_month"]) == {CALENDAR[-1]}
    assert set(cells["months"]) == {35}


def test_a_measure_with_too_few_months_has_no_row(hot_con):
    hot_con.execute("DELETE FROM indicator_month WHERE month_start_date > DATE '2022-05-01'")
    assert not derive_stability.rows(grounds.wards(hot_con), [], choices.load())

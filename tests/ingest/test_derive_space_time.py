"""Classes over time in the built file: how many quarters, since when, and none where too little is held."""

from datetime import date

import numpy as np

from sbp.ingest import derive_space_time, grounds
from tests.ingest.hot_ground import hot_con

__all__ = ["hot_con"]


def test_each_ward_has_its_class_and_what_it_rests_on(hot_con):
    (ground,) = grounds.wards(hot_con)
    (found,) = derive_space_time.rows([ground])
    assert set(found["quarters"]) == {12}
    assert set(found["recent_quarters"]) == {2}
    assert found["class"].isin(["none", "persistent", "new", "former", "on and off"]).all()


def test_a_run_is_dated_by_the_first_month_of_its_first_quarter(hot_con):
    (ground,) = grounds.wards(hot_con)
    counts = np.full((6, 36), 20.0)
    counts[:2, -6:] = 300
    near = np.eye(6)
    near[0, 1] = near[1, 0] = 1
    (found,) = derive_space_time.rows([ground._replace(counts=counts, near=near)])
    row = found.set_index("area_code").loc["W0"]
    assert (row["class"], row["hot_quarters"], row["recent_hot_quarters"]) == ("new", 2, 2)
    assert row["hot_since_month"] == date(2024, 7, 1)
    assert found["trend_p"].isna().all()


def test_under_ten_quarters_there_are_no_rows(hot_con):
    hot_con.execute("DELETE FROM indicator_month WHERE month_start_date > DATE '2024-05-01'")
    assert not derive_space_time.rows(grounds.wards(hot_con))

"""What publishing asks of the private version."""

from sbp.store import publish_queries
from tests.borough_file import BOROUGH, NEW, OLD


def test_months_are_of_the_borough_and_its_wards_alone(con):
    rows = publish_queries.held_months(con, ["total"])
    assert {row.area_code for row in rows} == {BOROUGH, *NEW, *OLD}


def test_the_mean_behind_a_model_is_found_where_there_is_one(con):
    assert publish_queries.model_mean(con, "total", NEW[0]).months_used == 36
    assert publish_queries.model_mean(con, "total", "E05999999") is None


def test_counts_of_a_data_set_that_holds_none_are_none(con):
    assert publish_queries.protected_counts(con, ["partner_return"]) == []

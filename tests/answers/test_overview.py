"""The headline measures stand side by side, for the borough."""

from datetime import date

from sbp.answers import overview
from tests import borough_file as tiny


def test_headlines_are_those_that_content_marks(con, words):
    results = overview.headline_results(con, words, date(2025, 3, 10))
    assert [result.indicator.id for result in results] == ["nuisance", "total"]
    assert {result.area.code for result in results} == {tiny.BOROUGH}
    assert {result.indicator.counts_as for result in results} == {"crime", "incident"}

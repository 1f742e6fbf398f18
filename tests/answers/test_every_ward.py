"""Every ward at once, against each ward asked for by itself."""

from datetime import date

import pytest

from sbp.answers import every_ward, indicators
from sbp.errors import UsageError
from tests import borough_file as tiny

TODAY = date(2025, 3, 10)


def test_each_ward_is_what_it_is_by_itself_per_1000_residents(con, words):
    found = every_ward.series(con, words, "total", "2022")
    assert found.is_rate
    assert [each.area.name for each in found.wards] == sorted(tiny.NAMES)
    for each in found.wards:
        alone = indicators.series(con, words, "total", each.area.code, TODAY).rolling
        assert [(point.month, point.value) for point in each.points] == [
            (point.month, pytest.approx(point.value / 15)) for point in alone
        ]


def test_all_wards_together_lie_between_the_wards(con, words):
    found = every_ward.series(con, words, "total", "2022")
    for at, point in enumerate(found.together):
        values = [each.points[at].value for each in found.wards]
        assert min(values) < point.value < max(values)


def test_without_residents_there_are_counts_and_missing_months_stay_missing(con, words):
    assert not every_ward.series(con, words, "total", "2002").is_rate
    gapped = every_ward.series(con, words, "nuisance", "2022").wards[0].points
    assert gapped[-1].month < tiny.LAST
    assert all(point.value is not None for point in gapped)


def test_what_is_not_held_by_ward_has_no_wards_and_unknown_ids_are_refused(con, words):
    assert every_ward.series(con, words, "burglary", "2002").wards == ()
    with pytest.raises(UsageError):
        every_ward.series(con, words, "totl", "2022")
    with pytest.raises(UsageError):
        every_ward.series(con, words, "total", "1901")


def test_no_ward_has_a_sum_across_a_break_that_refuses(con, words):
    found = every_ward.series(con, words, "burglary", "2022")
    for each in found.wards:
        alone = indicators.series(con, words, "burglary", each.area.code, TODAY).rolling
        assert [point.value is None for point in each.points] == [point.value is None for point in alone]
    assert sum(point.value is None for point in found.together) == 11

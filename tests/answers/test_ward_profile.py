"""A ward's profile says of each measure what the ward table says, and where the ward came from."""

from datetime import date

import pytest

from sbp.answers import ward_profile, wards
from sbp.errors import UsageError
from tests import borough_file as tiny

TODAY = date(2025, 3, 10)


def test_each_line_is_the_ward_s_row_of_the_ward_table(con, words):
    for code in tiny.NEW:
        for line in ward_profile.profile(con, words, code).lines:
            table = wards.table(con, words, line.indicator.id, None, 12, "2022", TODAY)
            assert line.row in table.rows
            assert line.row.area.code == code
            assert (line.first_month, line.last_month) == (table.first_month, table.last_month)
            assert line.common_rate == (table.funnel.common_rate if table.funnel else None)


def test_measures_without_a_ward_figure_are_named_and_measures_of_the_borough_alone_are_not(con, words):
    found = ward_profile.profile(con, words, tiny.NEW[0])
    assert {line.indicator.id for line in found.lines} == {"total", "burglary", "nuisance"}
    assert found.not_held == ()
    old = ward_profile.profile(con, words, tiny.OLD[0])
    assert {line.indicator.id for line in old.lines} == {"total"}
    assert {each.id for each in old.not_held} == {"burglary", "nuisance"}


def test_a_window_with_a_missing_month_has_no_standing(con, words):
    found = {line.indicator.id: line for line in ward_profile.profile(con, words, tiny.NEW[0]).lines}
    assert found["nuisance"].row.count is None
    assert found["nuisance"].stands_out is False


def test_the_wards_it_was_made_of_come_with_their_shares(con, words):
    found = ward_profile.profile(con, words, tiny.NEW[0]).old_wards
    assert [(each.area.name, each.share_of_new_residents, each.share_of_old_residents) for each in found] == [
        ("Northgate", 0.8, 1.0),
        ("Southgate", 0.2, 0.2),
    ]
    assert {each.area.vintage for each in found} == {"2002"}


def test_a_ward_that_is_gone_says_so_and_has_no_older_ones(con, words):
    found = ward_profile.profile(con, words, tiny.OLD[0])
    assert found.old_wards == ()
    assert any("no longer exists" in caveat for caveat in found.caveats)


def test_only_wards_have_a_profile(con, words):
    with pytest.raises(UsageError, match="not a ward"):
        ward_profile.profile(con, words, tiny.BOROUGH)


def test_figures_that_ended_more_than_a_year_before_the_newest_do_not_stand_out(con, words):
    with con.cursor() as own:
        own.begin()
        own.execute("DELETE FROM indicator_month WHERE indicator_id = 'burglary' AND month_start_date > '2024-01-01'")
        lines = {line.indicator.id: line for line in ward_profile.profile(own, words, tiny.NEW[0]).lines}
        own.rollback()
    assert lines["burglary"].row.standing.stands_out
    assert not lines["burglary"].is_current
    assert not lines["burglary"].stands_out
    assert lines["total"].stands_out

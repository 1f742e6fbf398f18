"""Figures beside their names: what is known is shown, what is not is said."""

from dataclasses import replace

from sbp import months
from sbp.charts import words
from sbp.model import Change
from sbp.ui import answers, facts


def _result(view):
    return answers.headlines(view)[0]


def test_a_series_shows_its_year_its_change_and_its_latest_month(view):
    names = [name for name, _ in facts.of_result(_result(view))]
    assert names == ["12 months to Feb 2022", "Against the 12 before", "Latest month, Feb 2022"]


def test_a_change_that_cannot_be_given_says_why(view):
    change = Change(5, 11, None, None, None, "too few for a percentage: 5 after 11")
    told = dict(facts.of_result(replace(_result(view), change=change)))
    assert "too few for a percentage" in told["Against the 12 before"]


def test_a_ward_shows_only_what_is_known(view):
    table = answers.ward_table(view, answers.headlines(view)[0].indicator.id, None, 12, "2022")
    row = table.rows[0]
    assert "Per 1,000 residents" in dict(facts.of_ward(row, table))
    bare = replace(row, rate_per_1000=None, rate_interval=None, rank=None, standing=None)
    bare = replace(bare, area=replace(row.area, residents=None))
    names = [name for name, _ in facts.of_ward(bare, table)]
    assert len(names) == 2


def test_every_text_is_escaped():
    assert "<img" not in facts.markup([("<img src=x>", "<b>1</b>")])


def test_a_series_that_ended_long_ago_says_so_and_a_current_one_does_not(view):
    result = _result(view)
    last = result.freshness.last_month
    assert facts.old(result, months.add(last, 3)) == ""
    assert words.month_in_full(last) in facts.old(result, months.add(last, 40))

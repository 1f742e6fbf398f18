"""Cards: finding, picture with a description that follows the selection, the same numbers as a table and a file."""

import html

from sbp.charts import words
from sbp.ui import answers


def test_the_overview_shows_each_headline_measure_with_its_sum_and_change(visit, read, view):
    told = read(visit())
    for result in answers.headlines(view):
        assert result.indicator.name in told
        assert words.number(result.rolling[-1].value) in told
        assert words.change_words(result.change) in told


def test_the_first_finding_says_which_months_it_is_about(visit, view, read):
    lead = answers.headlines(view)[0]
    span = f"12 months to {words.month_name(lead.rolling[-1].month)}"
    assert f"{words.headline(lead)}, {span}." in html.unescape(read(visit()))

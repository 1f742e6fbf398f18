"""Cards: finding, picture with a description that follows the selection, the same numbers as a table and a file."""

from sbp.charts import words
from sbp.ui import answers


def test_the_overview_shows_each_headline_measure_with_its_sum_and_change(visit, read, view):
    told = read(visit())
    for result in answers.headlines(view):
        assert result.indicator.name in told
        assert words.number(result.rolling[-1].value) in told
        assert words.change_words(result.change) in told

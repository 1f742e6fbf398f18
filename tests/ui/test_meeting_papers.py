"""Behind a message stand its numbers in words, as a page shows them."""

from sbp.paper import Grid
from sbp.ui import meeting_papers


def test_a_table_is_told_under_its_own_headings():
    grid = Grid("Caption", ("Name", "Count"), (("One", 1234), ("Two", None)), ("", "count"))
    assert meeting_papers.rows(grid) == [{"Name": "One", "Count": "1,234"}, {"Name": "Two", "Count": "no data"}]

"""Records come with the line on which they begin, and a file that ends inside one is refused."""

import pytest

from sbp.errors import SbpError
from sbp.ingest import csv_walk


def walked(saved, text):
    return list(csv_walk.records(saved(text)))


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_line_is_the_one_on_which_a_record_begins(saved, line_end):
    text = 'a,b\n1,"x\ny"\n\n2,z\n'.replace("\n", line_end)
    assert [(line, cells[0]) for line, cells in walked(saved, text)] == [(2, "1"), (5, "2")]


def test_a_record_with_stray_quotes_has_no_cells_and_the_next_one_is_whole(saved):
    assert walked(saved, 'a,b\n"x"y,1\n2,z\n') == [(2, []), (3, ["2", "z"])]


@pytest.mark.parametrize("text", ["a,b,c\n1,2,3\n4,5", 'a,b\n1,"two\nlines'])
def test_a_file_that_ends_inside_a_record_was_cut_short(saved, text):
    with pytest.raises(SbpError, match=r"cut short \(file.csv, line \d\)"):
        walked(saved, text)


def test_a_short_record_in_the_middle_is_handed_over(saved):
    assert walked(saved, "a,b\n1\n2,3") == [(2, ["1"]), (3, ["2", "3"])]


def test_a_reject_for_a_wrong_width_repeats_no_cell():
    assert "Ada" not in str(csv_walk.wrong_width(3, ["Ada"], 2))
    assert csv_walk.wrong_width(3, [], 2).reason.endswith("quotation marks that do not pair up")

"""Every row of a small table is loaded, rejected or out of area, and the account adds up."""

from types import SimpleNamespace

import pytest

from sbp.ingest.cells import BadCell, OutOfArea, base, borough_and_wards, hidden, number, take
from sbp.ingest.reading import Reading


def parse(cells):
    if cells["area"] == "elsewhere":
        raise OutOfArea
    return cells["area"], [(cells["area"], number(cells["value"], "value"))]


def test_every_row_is_accounted_for_once():
    reading = Reading("form", "source", {}, rows_in=0, loaded=0)
    lines = [(2, ["one", "1"]), (3, ["elsewhere", "1"]), (5, ["two", "x"]), (6, ["one", "9"]), (7, ["cut"])]
    assert take(lines, ("Area", "Value", "", ""), reading, parse, "sheet S") == [("one", 1.0)]
    assert (reading.rows_in, reading.loaded, reading.out_of_area) == (5, 1, 1)
    assert [reject.line for reject in reading.rejects] == [5, 6, 7]
    assert reading.rejects[1].reason.endswith("came before (sheet S)")
    assert reading.rejects[1].value == "as on line 2"
    assert "1 columns where the header has 2" in reading.rejects[2].reason
    assert (reading.rejects[0].column, reading.rejects[0].value) == ("value", "(hidden, 1 characters)")


@pytest.mark.parametrize("text", ["", "nan", "inf", "1e999", "12a", "8,5", "1,23", "<5", "8%"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(BadCell):
        number(text, "value")


def test_numbers_may_set_off_thousands():
    assert number("1,234.5", "value") == 1234.5


def test_a_base_is_a_whole_number_or_nothing():
    assert (base("61"), base("")) == (61, None)
    with pytest.raises(BadCell):
        base("61.5")


def test_hidden_text_tells_its_length_alone():
    assert hidden("A Person") == "(hidden, 8 characters)"
    assert hidden("") == ""


def test_our_areas_are_the_borough_and_its_wards_of_every_vintage():
    context = SimpleNamespace(borough=SimpleNamespace(code="E09000099"), places=None)
    assert borough_and_wards(context) == {"E09000099"}
    context.places = SimpleNamespace(ward_codes={"2002": frozenset({"E05009901"}), "2022": frozenset({"E05099901"})})
    assert borough_and_wards(context) == {"E09000099", "E05009901", "E05099901"}

"""Rows checked together: each check rejects by line and leaves the rest in step."""

import pytest

from sbp.errors import SbpError
from sbp.ingest.own_rows import OwnRows

WARDS = {"2002": frozenset({"A"}), "2022": frozenset({"B"})}


def filled(*rows):
    held = OwnRows()
    for line, (code, minor, cells) in enumerate(rows, start=2):
        held.add(line, code, ("M", minor), cells)
    return held


def test_a_count_that_is_no_whole_number_takes_its_row_out_and_no_other():
    held = filled(("B", "x", ["1", "2"]), ("B", "y", ["3", "-4"]), ("B", "z", ["5", "6"]))
    assert held.counts(["first", "second"]).tolist() == [[1, 2], [5, 6]]
    assert [(fault.line, fault.column, fault.value) for fault in held.rejects] == [(3, "second", "-4")]
    assert (held.lines, held.codes) == ([2, 4], ["B", "B"])


def test_no_rows_give_an_empty_table_of_counts():
    assert OwnRows().counts(["first", "second"]).shape == (0, 2)


def test_repeats_are_told_apart_by_the_cells_that_belong_to_the_key():
    held = filled(("B", "x", ["2024-01", 1]), ("B", "x", ["2024-02", 1]), ("B", "x", ["2024-01", 9]))
    held.reject_repeats(key_cells=1)
    assert held.lines == [2, 3]
    assert "line 2" in held.rejects[0].value


def test_rows_that_are_no_wards_belong_to_no_vintage():
    held = filled(("E09", "x", []), ("B", "x", []))
    assert held.hold_to_one_vintage(WARDS, "Code", "file") == "2022"
    assert held.lines == [2, 3]
    assert OwnRows().hold_to_one_vintage(WARDS, "Code", "file") == ""


def test_an_even_mix_of_vintages_is_refused():
    with pytest.raises(SbpError, match="mixes ward codes"):
        filled(("A", "x", []), ("B", "x", [])).hold_to_one_vintage(WARDS, "Code", "file")

"""Rows of CSV files and workbooks keep the line on which they stand."""

from datetime import date

import openpyxl
import pytest

from sbp.errors import SbpError
from sbp.ingest import grid
from sbp.ingest.opened import open_file


def test_rows_carry_the_physical_line_on_which_they_begin(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_bytes('\ufeffa,b\r\n"one\r\nover three\r\nlines",1\r\n\r\n two ,2\r\n'.encode())
    rows = list(grid.csv_rows(open_file(path, "rows.csv")))
    assert rows == [(1, ["a", "b"]), (2, ["one\r\nover three\r\nlines", "1"]), (6, ["two", "2"])]


def test_a_quotation_that_never_ends_is_refused_with_its_line(tmp_path):
    path = tmp_path / "cut.csv"
    path.write_text('a,b\n1,2\n"three,4\n', encoding="utf-8")
    with pytest.raises(SbpError, match=r"cut short \(cut.csv, line 3\)"):
        list(grid.csv_rows(open_file(path, "cut.csv")))


@pytest.mark.parametrize(
    ("text", "found"), [("a,b\n", True), ('{"a": 1}\n', False), ("<a/>\n", False), ("[1]\n", False)]
)
def test_a_table_is_told_from_a_document(tmp_path, text, found):
    path = tmp_path / "file"
    path.write_text(text, encoding="utf-8")
    assert grid.is_table(open_file(path, "file")) is found


def test_cells_of_a_workbook_become_the_text_that_a_reader_sees(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Figures"
    book.active.append([])
    book.active.append(["Area", "Day", "Count", "Share"])
    book.active.append(["One ", date(2024, 3, 31), 12.0, 0.5])
    book.save(tmp_path / "book.xlsx")
    opened = open_file(tmp_path / "book.xlsx", "book.xlsx")
    assert grid.sheet_names(opened) == ("Figures",)
    rows = grid.sheet_rows(opened, "Figures")
    assert grid.find_header(rows, frozenset({"area", "day"}), within=10) == ("Area", "Day", "Count", "Share")
    assert list(rows) == [(3, ["One", "2024-03-31", "12", "0.5"])]


def test_a_header_too_far_down_is_not_found():
    rows = iter([(line, ["x"]) for line in range(1, 11)] + [(11, ["area"])])
    assert grid.find_header(rows, frozenset({"area"}), within=10) == ()

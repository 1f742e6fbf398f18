"""The Excel file: numbers as numbers, nothing that runs, its sources beside it."""

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from sbp.paper import Document
from sbp.report import cells, xlsx
from tests.report.conftest import STARTS


@pytest.fixture(scope="module")
def read(document: Document) -> Workbook:
    return load_workbook(io.BytesIO(xlsx.write(document)))


def _shown(read: Workbook) -> list[str]:
    return [sheet.title for sheet in read if sheet.sheet_state == "visible"]


def test_there_is_a_sheet_for_each_section_and_its_sources(read: Workbook) -> None:
    assert _shown(read) == [
        "Contents", "1 Things are lower than expected"[:31].strip(), "2 Every action", "3 Every ward",
        _shown(read)[4], "Sources and definitions",
    ]  # fmt: skip
    assert _shown(read)[4].startswith("4 cmd")
    assert len({name.casefold() for name in read.sheetnames}) == len(read.sheetnames)


def test_numbers_are_numbers(read: Workbook) -> None:
    sheet = read.worksheets[1]
    assert [each.value for each in sheet[7]][:3] == ["Things", 1234, -0.05]
    assert sheet["B7"].number_format == "#,##0"
    assert sheet["C7"].number_format == "0%"
    assert [each.value for each in sheet[13]][:2] == ["Feb 2025", "no data"]
    assert sheet.freeze_panes == "A7"
    assert sheet.column_dimensions["A"].width >= 9


def test_no_cell_of_any_sheet_is_a_formula_or_begins_like_one(read: Workbook) -> None:
    held = [cell for sheet in read for row in sheet for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in held if cell.data_type == "f"]
    # what the spreadsheet itself is told to take as text needs no mark that people see
    quoted = [cell.value for cell in held if cell.quotePrefix]
    assert set(quoted) == {"+57% (+35% to +82%)"}
    texts = [cell.value for cell in held if cell.data_type == "s" and not cell.quotePrefix]
    assert not [each for each in texts if each.startswith(("=", "+", "-", "@", "\t", "\r"))]
    for each in STARTS:
        assert f"'{cells.clean(each)}" in texts or cells.clean(each).strip() in texts


def test_charts_are_excels_own_and_described(document: Document, read: Workbook) -> None:
    assert len(read.worksheets[1]._charts) == 1
    names = [name for name in _parts(document) if name.startswith("xl/charts/chart")]
    assert len(names) == 2
    drawings = "".join(text for name, text in _parts(document).items() if name.startswith("xl/drawings/drawing"))
    assert 'descr="Line chart of things, falling."' in drawings
    assert 'descr="Map of wards."' in drawings


def test_every_printed_page_bears_the_marking(read: Workbook) -> None:
    for name in _shown(read):
        header = read[name].oddHeader.center.text
        assert "OFFICIAL" in header
        assert "DEMONSTRATION" in header


def _parts(document: Document) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(xlsx.write(document))) as packed:
        return {name: packed.read(name).decode("utf-8", "replace") for name in packed.namelist()}

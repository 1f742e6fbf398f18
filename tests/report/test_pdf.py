"""The PDF: tagged, described, marked on every page, and nothing that people wrote is markup."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from sbp.paper import Document, Grid
from sbp.report import cells, pdf
from tests.report.conftest import FIGURE, LONG


@pytest.fixture(scope="module")
def read(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.write(document)))


def _elements(node) -> list:
    """List the elements of the structure tree as (kind, alternative text)."""
    node = node.get_object()
    found, below = [], []
    if isinstance(node, dict):
        found = [(str(node.get("/S")), str(node.get("/Alt", "")))]
        below = node.get("/K", [])
    elif isinstance(node, list):
        below = node
    for each in below if isinstance(below, list) else [below]:
        if hasattr(each, "get_object") and not isinstance(each.get_object(), int):
            found += _elements(each)
    return found


def test_it_is_tagged_to_the_standard_for_accessible_files(read: PdfReader) -> None:
    root = read.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read.metadata.title == "Board pack"
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data()
    kinds = [kind for kind, _ in _elements(root["/StructTreeRoot"]["/K"])]
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure"} <= set(kinds)


def test_pictures_are_described(read: PdfReader) -> None:
    told = [alt for kind, alt in _elements(read.trailer["/Root"]["/StructTreeRoot"]["/K"]) if kind == "/Figure"]
    assert "Line chart of things, falling." in told
    assert "Map of wards." in told


def test_bookmarks_lead_to_parts_and_sections(read: PdfReader) -> None:
    names = []

    def walk(outline) -> None:
        for each in outline:
            walk(each) if isinstance(each, list) else names.append(each.title)

    walk(read.outline)
    assert {"Quiet streets", "Things are lower than expected", "Sources and definitions"} <= set(names)


def test_every_page_bears_the_marking_and_says_that_figures_are_invented(read: PdfReader) -> None:
    assert len(read.pages) >= 4
    for number, page in enumerate(read.pages, start=1):
        told = page.extract_text()
        assert told.count("OFFICIAL") >= 2
        assert cells.DEMONSTRATION in told
        assert f"Page {number} of {len(read.pages)}" in told
        assert "2026-03-06.1-abcd1234" in told


def test_text_is_text_and_the_numbers_are_printed_and_attached(read: PdfReader) -> None:
    told = " ".join(page.extract_text() for page in read.pages)
    for each in ("About 12% fewer.", "Recorded, not committed.", "1,234", "no data", "6 Mar 2026, 14:30", "Action 59"):
        assert each in told
    (name,) = read.attachments
    assert name == "1-figure.csv"
    assert b"Jan 2025,12," in read.attachments[name][0]


def test_what_people_wrote_is_printed_as_they_wrote_it(read: PdfReader) -> None:
    told = " ".join(page.extract_text() for page in read.pages).replace("\n", " ")
    assert '<script>alert(1)</script> #panic("x") *b* $x$ @a [b](javascript:c)' in told
    assert "/JavaScript" not in read.trailer["/Root"]
    assert "/OpenAction" not in read.trailer["/Root"]


def test_a_character_that_no_font_holds_costs_the_seal_and_not_the_pack(document: Document) -> None:
    made = pdf.write(replace(document, sections=(replace(FIGURE, words=("Fly-tipping 😀 安全",)),)))
    told = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    assert "Fly-tipping" in told


def test_a_sheet_has_no_contents_and_begins_no_page_of_its_own(document: Document) -> None:
    short = replace(document, sections=document.sections[:1])
    sheet, pack = (
        [page.extract_text() for page in PdfReader(io.BytesIO(pdf.write(replace(short, is_sheet=each)))).pages]
        for each in (True, False)
    )
    assert "About 12% fewer." in sheet[0]
    assert "About 12% fewer." not in pack[0]
    assert "About 12% fewer." in pack[1]
    assert "Contents" in pack[0]
    assert "Contents" not in " ".join(sheet)
    assert "Sources and definitions" in " ".join(sheet)


def test_what_follows_a_long_table_follows_on_the_page_where_it_ends(document: Document) -> None:
    parts = [replace(LONG, id=f"long-{count}", part=f"Part {count}", table=_rows(count)) for count in (60, 61, 62)]
    pages = [
        page.extract_text() for page in PdfReader(io.BytesIO(pdf.write(replace(document, sections=tuple(parts))))).pages
    ]
    ends = [next(page for page in pages if f"Action {count - 1} of {count}" in page) for count in (60, 61)]
    assert ["Part 61" in ends[0], "Part 62" in ends[1]] == [True, True]
    assert all(page.count("Action 0 of") + page.count("Council") != 1 for page in pages)


def _rows(count: int) -> Grid:
    return Grid("Actions", ("Action", "Owner"), tuple((f"Action {n} of {count}", "Council") for n in range(count)))


def test_the_months_behind_a_figure_stand_on_one_page_and_a_cell_that_fits_on_one_line(document: Document) -> None:
    months = tuple((f"Month {number:03}", number) for number in range(60))
    told = "no clear change (between 41% fewer and 46% more)"
    wards = tuple((f"Ward {number} & a long name", 1000, 12.3, "10 to 13", "neither", told) for number in range(3))
    heads = ("Ward", "Count", "Per 1,000", "Place (1 = highest)", "Beside", "Against the year before")
    table = Grid("Wards", heads, wards, ("", "count", "rate", "", "", ""))
    figure = replace(FIGURE, data=Grid("Months", ("Month", "Things"), months, ("", "count")), table=table)
    made = pdf.write(replace(document, sections=(figure,), is_sheet=False))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]
    assert [sum(f"Month {number:03}" in page for number in range(60)) for page in pages if "Month 000" in page] == [60]
    assert " ".join(pages).count(told) == 3
    assert any("(1\u00a0=\u00a0highest)" in page for page in pages)

"""The PowerPoint file: one message a slide, everything editable, told aloud in the notes."""

import io

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from sbp.paper import Document
from sbp.report import cells, pptx
from tests.report.conftest import ATTACK, MONTHS, VALUES


@pytest.fixture(scope="module")
def slides(document: Document) -> list:
    return list(Presentation(io.BytesIO(pptx.write(document))).slides)


def _titles(slides) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in slides]


def test_every_slide_has_a_title_of_its_own_and_the_marking(slides) -> None:
    titles = _titles(slides)
    assert titles[:3] == ["Board pack", "Contents", "Things are lower than expected"]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for slide in slides:
        told = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert f"OFFICIAL · {cells.DEMONSTRATION}" in told
        assert "2026-03-06.1-abcd1234" in told


def test_charts_are_powerpoints_own_with_their_numbers_and_a_description(slides) -> None:
    (shape,) = [shape for shape in slides[2].shapes if shape.has_chart]
    (series,) = shape.chart.plots[0].series
    assert list(shape.chart.plots[0].categories) == list(MONTHS)
    assert tuple(series.values) == VALUES
    assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == "Line chart of things, falling."


def test_numbers_behind_charts_hold_no_formula(slides) -> None:
    books = [
        load_workbook(io.BytesIO(shape.chart.part.chart_workbook.xlsx_part.blob))
        for slide in slides
        for shape in slide.shapes
        if shape.has_chart
    ]
    assert len(books) == 2
    assert not [cell for book in books for sheet in book for row in sheet for cell in row if cell.data_type == "f"]


def _first_column(slide) -> list[str]:
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    return [table.cell(row, 0).text for row in range(1, len(table.rows))]


def _leads_to(slide) -> dict[str, str]:
    """Return the titles of the slides that links lead to, by the words of the link."""
    return {
        run.text: slide.part.related_part(run._r.rPr.hlinkClick.rId).slide.shapes.title.text_frame.text
        for shape in slide.shapes if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs for run in paragraph.runs
        if run._r.rPr is not None and run._r.rPr.hlinkClick is not None
    }  # fmt: skip


def test_a_long_table_stands_whole_at_the_end_with_links_there_and_back(slides) -> None:
    titles = _titles(slides)
    at = titles.index("Every action")
    short = _first_column(slides[at])
    whole = [slide for slide in slides if slide.shapes.title.text_frame.text.startswith("Every action (table, ")]
    pages = [_first_column(slide) for slide in whole]
    assert [each for page in pages for each in page] == [f"Action {number}" for number in range(60)]
    assert short == [f"Action {number}" for number in range(len(short))]
    assert max(map(len, pages)) - min(map(len, pages)) <= 2
    first, last = (slides.index(each) + 1 for each in (whole[0], whole[-1]))
    assert first > titles.index(pptx.SOURCES) + 1
    told = f"The first {len(short)} of 60 rows. All: slides {first} to {last}"
    assert _leads_to(slides[at]) == {told: titles[first - 1]}
    assert all(_leads_to(each) == {f"Back to slide {at + 1}": "Every action"} for each in whole)
    listed = _leads_to(slides[titles.index(pptx.APPENDIX)])
    assert listed[f"Every action: slides {first} to {last}"] == titles[first - 1]


def test_a_chart_has_its_slide_to_itself_and_its_table_at_the_end(slides) -> None:
    assert not [shape for shape in slides[2].shapes if shape.has_table]
    assert list(_leads_to(slides[2]).values()) == ["Things are lower than expected (table)"]


def test_a_drawing_is_a_picture_and_a_drawing(slides) -> None:
    slide = next(each for each in slides if each.shapes.title.text_frame.text == "Every ward")
    (shape,) = [shape for shape in slide.shapes if shape.shape_type == 13]
    assert shape.image.content_type == "image/png"
    assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == "Map of wards."
    names = {str(part.partname) for part in slide.part.rels.values() for part in [part.target_part]}
    assert any(name.endswith(".svg") for name in names)


def test_the_notes_hold_the_sentence_and_the_source(slides) -> None:
    notes = slides[2].notes_slide.notes_text_frame.text
    for each in ("Things are lower than expected", "About 12% fewer.", "Recorded, not committed.", "Maker, OGL."):
        assert each in notes


def test_what_people_wrote_is_plain_text(slides) -> None:
    kept = cells.clean(ATTACK)
    assert kept in _titles(slides)
    assert not [
        slide for slide in slides if slide.part.rels and any(rel.is_external for rel in slide.part.rels.values())
    ]

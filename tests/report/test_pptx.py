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


def test_long_tables_go_on_over_slides_and_lose_no_row(slides) -> None:
    tables = [
        shape.table for slide in slides for shape in slide.shapes if shape.has_table
        if shape.table.cell(0, 0).text == "Action"
    ]  # fmt: skip
    assert len(tables) >= 3
    told = [table.cell(row, 0).text for table in tables for row in range(1, len(table.rows))]
    assert told == [f"Action {number}" for number in range(60)]


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

"""Pieces of a slide."""

from pptx import Presentation

from sbp.paper import Grid, Plot
from sbp.report import pptx_parts


def test_a_line_chart_leaves_a_gap_where_nothing_is_held_and_labels_few_enough_months() -> None:
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[5])
    labels = tuple(str(number) for number in range(36))
    plot = Plot("line", labels, (("Things", (None, *range(35))),), "things")
    pptx_parts.add_chart(slide, (1, 1, 5, 3), plot, "A chart.")
    chart = next(shape for shape in slide.shapes if shape.has_chart).chart
    assert tuple(chart.plots[0].series[0].values)[:2] == (None, 0.0)
    assert chart._chartSpace.xpath("//c:catAx/c:tickLblSkip/@val") == ["6"]
    assert chart._chartSpace.xpath("//c:catAx/c:txPr/a:bodyPr/@rot") == [pptx_parts.FLAT]
    assert chart._chartSpace.xpath("//c:dispBlanksAs/@val") == ["gap"]


def test_a_table_reads_numbers_to_the_right_under_its_heads() -> None:
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[5])
    grid = Grid("Things", ("Name", "Count"), (("A", 1234),), ("", "count"))
    pptx_parts.add_table(slide, (1, 1, 5, 0), grid, [["A", "1,234"]], [0.5, 0.5], 12)
    shape = next(shape for shape in slide.shapes if shape.has_table)
    assert shape.table.first_row
    assert [shape.table.cell(1, column).text for column in (0, 1)] == ["A", "1,234"]
    assert shape._element.xpath(".//p:cNvPr/@descr") == ["Things"]


def test_ranges_of_values_are_drawn_and_every_bar_is_named() -> None:
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[5])
    names = tuple(f"Place {number}" for number in range(30))
    values = tuple(float(number) for number in range(30))
    ranges = ((-2.0, 3.0), *(None for _ in names[1:]))
    pptx_parts.add_chart(slide, (1, 1, 5, 3), Plot("bar", names, (("Change", values),), "%", ranges=ranges), "Bars.")
    chart = next(shape for shape in slide.shapes if shape.has_chart).chart._chartSpace
    assert chart.xpath("//c:errBars/c:plus//c:pt[@idx='0']/c:v/text()") == ["3"]
    assert chart.xpath("//c:errBars/c:minus//c:pt[@idx='0']/c:v/text()") == ["2"]
    assert [each.tag.split("}")[1] for each in chart.xpath("//c:errBars/*")][-3:] == ["plus", "minus", "spPr"]
    assert chart.xpath("//c:catAx/c:tickLblSkip/@val") == ["1"]

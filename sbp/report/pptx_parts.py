"""The pieces of a slide: text in a box, a table that stays a table, a chart that stays a chart, a drawing."""

import io
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Emu, Inches, Pt

from sbp.charts import tables, theme
from sbp.paper import Grid, Plot
from sbp.report import cells, pictures

INK, FAINT, RULE, WASH = "111111", "505050", "C4C4C4", "EEF2F6"
ACCENT = theme.LIGHT.line.lstrip("#")
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
MOST_BARS = 20  # whose names are written as large as others
FLAT = "1"  # 60,000ths of a degree: at a plain 0 LibreOffice writes every name, one over the other

Box = tuple[float, float, float, float]  # left, top, width, height in inches


def place(box: Box) -> tuple[Emu, ...]:
    """Return a box as the program measures it."""
    return tuple(Inches(each) for each in box)


def colour(name: str) -> RGBColor:
    """Return a colour given as six hexadecimal digits."""
    return RGBColor.from_string(name)


def write(frame: Any, texts: list[str], size: float, ink: str = INK, bold: bool = False, right: bool = False) -> None:
    """Write paragraphs into a frame of text, each as plain characters."""
    frame.word_wrap = True
    for number, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size / 2 if number < len(texts) - 1 else 0)
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = text.replace("\n", " ")
        run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, colour(ink)


def add_text(slide: Any, box: Box, texts: list[str], size: float, ink: str = INK, bold: bool = False) -> Any:
    """Set a box of text on a slide."""
    shape = slide.shapes.add_textbox(*place(box))
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    write(frame, texts, size, ink, bold)
    return shape


def link(slide: Any, paragraph: Any, target: Any) -> None:
    """Make the words of a paragraph lead to another slide of the file; the library has no door to it."""
    to = slide.part.relate_to(target.part, RELATIONSHIP_TYPE.SLIDE)
    for run in paragraph.runs:
        run._r.get_or_add_rPr().add_hlinkClick(to).set("action", "ppaction://hlinksldjump")


def describe(shape: Any, alt: str) -> None:
    """Give a shape the description that is read to people who cannot see it."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alt)  # the library has no door to it


def add_table(slide: Any, box: Box, grid: Grid, rows: list[list[str]], widths: list[float], size: float) -> None:
    """Set a table on a slide: first row as heads, numbers to the right."""
    left, top, width, _ = box
    shape = slide.shapes.add_table(len(rows) + 1, len(grid.columns), *place((left, top, width, 0.28 * (len(rows) + 1))))
    describe(shape, grid.caption or "Table")
    table = shape.table
    table.first_row, table.horz_banding = True, False
    for column, share in enumerate(widths):
        table.columns[column].width = Inches(width * share)
    for place_of_row, texts in enumerate([list(grid.columns), *rows]):
        table.rows[place_of_row].height = Inches(0.28)
        for column, text in enumerate(texts):
            cell = table.cell(place_of_row, column)
            cell.margin_left = cell.margin_right = Inches(0.06)
            cell.margin_top = cell.margin_bottom = Inches(0.03)
            cell.vertical_anchor = MSO_ANCHOR.TOP
            cell.fill.solid()
            cell.fill.fore_color.rgb = colour("FFFFFF" if place_of_row else WASH)
            is_number = bool(cells.form(grid, column))
            write(cell.text_frame, [text], size, INK if place_of_row else ACCENT, not place_of_row, is_number)


def add_chart(slide: Any, box: Box, plot: Plot, alt: str) -> None:
    """Set a chart of PowerPoint's own on a slide, with its numbers behind it."""
    data = CategoryChartData()
    # the numbers go into a workbook that runs what looks like a formula
    data.categories = [tables.safe_text(each) for each in plot.labels]
    for name, values in plot.series:
        data.add_series(tables.safe_text(name), values)
    kind = XL_CHART_TYPE.LINE if plot.kind == "line" else XL_CHART_TYPE.BAR_CLUSTERED
    shape = slide.shapes.add_chart(kind, *place(box), data)
    describe(shape, alt)
    chart = shape.chart
    chart.has_title = False
    chart.font.size, chart.font.color.rgb = Pt(12 if len(plot.labels) <= 15 or plot.kind == "line" else 10), colour(INK)
    chart.has_legend = len(plot.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    for number, series in enumerate(chart.plots[0].series):
        ink = colour(theme.LIGHT.kinds[number % len(theme.LIGHT.kinds)].lstrip("#"))
        if plot.kind == "line":
            is_context = series.name in plot.context
            series.smooth = False
            series.format.line.width = Pt(1 if is_context else 2.5)
            series.format.line.color.rgb = colour(theme.LIGHT.context.lstrip("#")) if is_context else ink
            series.format.line.dash_style = MSO_LINE.DASH if is_context else None
            series.marker.style = XL_MARKER_STYLE.NONE
        else:
            series.format.fill.solid()
            # lighter under ranges, which would not be seen otherwise
            series.format.fill.fore_color.rgb = colour(theme.LIGHT.sequential[2].lstrip("#")) if plot.ranges else ink
    _axes(chart, plot)
    if plot.ranges:
        _whiskers(chart.plots[0].series[0]._element, plot)


def _whiskers(series: Any, plot: Plot) -> None:
    """Draw between which ends each value lies; the library has no door to it.

    Reference: ISO/IEC 29500-1, 21.2.2.55 (errBars).
    """
    name = f"{{{series.nsmap['c']}}}"
    bars = etree.Element(f"{name}errBars")
    for key, value in (("errBarType", "both"), ("errValType", "cust"), ("noEndCap", "1")):
        etree.SubElement(bars, f"{name}{key}").set("val", value)
    for key, reach in zip(("minus", "plus"), plot.whiskers, strict=True):
        numbers = etree.SubElement(etree.Element(f"{name}{key}"), f"{name}numLit")
        etree.SubElement(numbers, f"{name}ptCount").set("val", str(len(reach)))
        for place_of_value, value in enumerate(reach):
            point = etree.SubElement(numbers, f"{name}pt", idx=str(place_of_value))
            etree.SubElement(point, f"{name}v").text = f"{value:g}"
        # the order of both is fixed: what is added comes before what is taken away
        bars.insert(3, numbers.getparent())
    drawn = f"{{{_DRAWING}}}"
    line = etree.SubElement(etree.SubElement(bars, f"{name}spPr"), f"{drawn}ln", w="15875")
    etree.SubElement(etree.SubElement(line, f"{drawn}solidFill"), f"{drawn}srgbClr").set("val", INK)
    series.xpath("c:cat")[0].addprevious(bars)


def _axes(chart: Any, plot: Plot) -> None:
    numbers, names = chart.value_axis, chart.category_axis
    if plot.reach is not None:
        numbers.minimum_scale, numbers.maximum_scale = plot.reach
    elif plot.is_from_zero:
        numbers.minimum_scale = 0
    numbers.has_title = True
    write(numbers.axis_title.text_frame, [plot.unit], 12)
    numbers.major_gridlines.format.line.color.rgb = colour("E3E3E3")
    numbers.format.line.fill.background()
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.rgb = colour(RULE)
    if plot.kind == "bar":
        names.reverse_order = True
        chart.plots[0].gap_width = 40
        if len(plot.labels) > MOST_BARS:
            names.tick_labels.font.size = Pt(8)
    else:
        names.tick_labels.font.size = Pt(12)
        flat = names._element.xpath("c:txPr/a:bodyPr")[0]
        flat.set("rot", FLAT)  # or programs slant them
        flat.set("vert", "horz")
    offset = names._element.xpath("c:lblOffset")[0]
    for tag in ("tickMarkSkip", "tickLblSkip"):
        # without it programs leave out every second name by themselves
        skip = etree.Element(f"{{{names._element.nsmap['c']}}}{tag}", val=str(plot.label_step))
        offset.addnext(skip)


def add_drawing(slide: Any, box: Box, spec: dict[str, Any], alt: str) -> None:
    """Set a drawing on a slide that stays sharp at any size; programs that cannot read it show a picture instead.

    Reference: Office Open XML, extension svgBlip of [MS-ODRAWXML].
    """
    left, top, width, height = box
    shape = slide.shapes.add_picture(io.BytesIO(pictures.png(spec)), Inches(left), Inches(top), width=Inches(width))
    if shape.height > Inches(height):
        shape.width, shape.height = int(shape.width * Inches(height) / shape.height), Inches(height)
    describe(shape, alt)
    package = slide.part.package
    name = PackURI(str(package.next_image_partname("svg")))
    drawing = Part(name, "image/svg+xml", package, pictures.svg(spec).encode())
    link = slide.part.relate_to(drawing, RELATIONSHIP_TYPE.IMAGE)
    blip = shape._element.xpath(".//a:blip")[0]
    extension = etree.SubElement(etree.SubElement(blip, f"{{{_DRAWING}}}extLst"), f"{{{_DRAWING}}}ext", uri=_EXTENSION)
    drawn = etree.SubElement(extension, f"{{{_SVG}}}svgBlip", nsmap={"asvg": _SVG})
    drawn.set(f"{{{blip.nsmap['r']}}}embed", link)

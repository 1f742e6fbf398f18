"""A pack as an Excel file: numbers as numbers, a sheet for each section, and one of sources and definitions.

Text that a spreadsheet would run is defused and nothing is ever written as a formula. Reference: OWASP, CSV injection.
"""

import io
import re
from collections.abc import Iterable
from itertools import zip_longest
from math import ceil
from typing import Any

import xlsxwriter

from sbp.charts import tables, theme
from sbp.paper import Cell, Document, Grid, Section
from sbp.report import cells, pictures, xlsx_chart

NAME_LENGTH = 31  # the longest name of a sheet that Excel opens
WIDEST, NARROWEST = 60, 9
BARS = 14  # that stand legibly in a chart of the usual height
LINE, TELLING = 15.0, 110  # points of a line of text; characters of a line of words under a table
COLUMN, BELOW = 8.43, 26  # characters of a column that nobody set; the row where no chart reaches
HEAD_ROW = 4  # of the first table, under title, subtitle and marking
PART_WIDE, TITLE_WIDE = 42, 80  # characters of the columns of contents
NUMBERS = {"count": "#,##0", "rate": "#,##0.0", "percent": "0%", "": "General"}
SOURCES = "Sources and definitions"
CONTENTS = "Contents"
# a change with its range, such as +57% (+35% to +82%), is kept from being run by the format of its cell
_CHANGE = re.compile(r"\+\d[\d.,]*% \(")


class _Book:
    """The workbook with the formats that all its sheets share."""

    def __init__(self, out: io.BytesIO, document: Document) -> None:
        safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.file = xlsxwriter.Workbook(out, {"in_memory": True, **safe})
        self.file.set_properties({"title": document.title, "subject": document.subtitle, "created": document.made_at})
        self.document = document
        ink = theme.LIGHT.line
        self.title = self.file.add_format({"bold": True, "font_size": 15, "font_color": ink})
        self.head = self.file.add_format({"bold": True, "bottom": 2, "bg_color": "#EEF2F6", "text_wrap": True})
        self.head.set_align("top")
        self.bold = self.file.add_format({"bold": True})
        self.plain = self.file.add_format({"text_wrap": True, "valign": "top"})
        self.change = self.file.add_format({"text_wrap": True, "valign": "top"})
        self.change.set_quote_prefix()
        self.link = self.file.add_format({"font_color": ink, "underline": 1, "valign": "top"})
        self.long = self.file.add_format({"valign": "top"})
        self.forms = {
            name: self.file.add_format({"num_format": form, "valign": "top"}) for name, form in NUMBERS.items()
        }

    def sheet(self, name: str) -> Any:
        """Return a new sheet with the marking on every printed page."""
        sheet = self.file.add_worksheet(name)
        printed = marks(self.document).replace("&", "&&")
        sheet.set_header(f"&C&B{printed[:200]}")
        sheet.set_footer("&LData version " + self.document.data_version.replace("&", "&&") + "&RPage &P of &N")
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        return sheet


def write(document: Document) -> bytes:
    """Return a pack as the bytes of an Excel file."""
    ready, out = cells.clean(document), io.BytesIO()
    book = _Book(out, ready)
    names = _names(ready.sections)
    _contents(book, names)
    for section, name in zip(ready.sections, names, strict=True):
        _section(book, section, name)
    _sources(book)
    book.file.close()
    return out.getvalue()


def marks(document: Document) -> str:
    """Return the protective marking, and that figures are invented where they are."""
    return " · ".join(
        each for each in (document.marking, cells.DEMONSTRATION if document.is_demonstration else "") if each
    )


def _names(sections: Iterable[Section]) -> list[str]:
    """Return a name for each sheet: its number, which keeps names apart, and the beginning of its title."""
    plain = [re.sub(r"[^\w ,%()-]", "", each.title) for each in sections]  # what formulas of charts can quote
    return [f"{number} {title}"[:NAME_LENGTH].strip() for number, title in enumerate(plain, start=1)]


def _put(book: _Book, sheet: Any, place: tuple[int, int], value: Cell, form: Any = None) -> None:
    """Write a cell: a number as a number, text as text that no spreadsheet runs, what is not held as words."""
    if isinstance(value, int | float):
        sheet.write_number(*place, value, form)
    elif isinstance(value, str) and _CHANGE.match(value):
        sheet.write_string(*place, value, book.change)
    else:
        sheet.write_string(*place, tables.safe_text(cells.text(value)), form or book.long)


def _contents(book: _Book, names: list[str]) -> None:
    sheet, document = book.sheet(CONTENTS), book.document
    _put(book, sheet, (0, 0), document.title, book.title)
    _put(book, sheet, (1, 0), document.subtitle)
    _put(book, sheet, (2, 0), marks(document), book.bold)
    row = HEAD_ROW
    for name, told in cells.facts(document):
        _put(book, sheet, (row, 0), name, book.bold)
        _put(book, sheet, (row, 1), told)
        row += 1
    row += 1
    for column, head in enumerate(("Part", "Section", "Sheet")):
        _put(book, sheet, (row, column), head, book.head)
    for section, name in zip(document.sections, names, strict=True):
        row += 1
        _put(book, sheet, (row, 0), section.part, book.plain)
        _put(book, sheet, (row, 1), section.title, book.plain)
        sheet.set_row(row, LINE * max(_lines(section.part, PART_WIDE), _lines(section.title, TITLE_WIDE)))
        sheet.write_url(row, 2, f"internal:'{name}'!A1", book.link, string=name)
    sheet.set_column(0, 0, PART_WIDE)
    sheet.set_column(1, 1, TITLE_WIDE)
    sheet.set_column(2, 2, 34)


def _section(book: _Book, section: Section, name: str) -> None:
    sheet = book.sheet(name)
    _put(book, sheet, (0, 0), section.title, book.title)
    _put(book, sheet, (1, 0), section.subtitle)
    _put(book, sheet, (2, 0), " · ".join(each for each in (marks(book.document), section.part) if each), book.bold)
    grids = list(section.grids)
    row = HEAD_ROW
    for grid in grids:
        row = _grid(book, sheet, grid, row)
    wide = _widths(sheet, grids)
    for each in filter(None, (*section.words, *section.notes, section.source)):
        _tell(book, sheet, row, each, wide, is_free=row > BELOW or not (section.plot or section.chart))
        row += 1
    if grids:
        sheet.freeze_panes(HEAD_ROW + 2, 0)
    _picture(book, sheet, section, name, max((len(grid.columns) for grid in grids), default=0) + 1)


def _tell(book: _Book, sheet: Any, row: int, text: str, wide: list[int], is_free: bool) -> None:
    """Write words across the columns of the tables, and beyond where nothing stands there, on all lines they take."""
    more = ceil(max(0, TELLING - sum(wide)) / COLUMN) if is_free else 0
    columns, room = len(wide) + more, sum(wide) + round(more * COLUMN)
    if columns > 1:
        sheet.merge_range(row, 0, row, columns - 1, "", book.plain)
    _put(book, sheet, (row, 0), text, book.plain)
    sheet.set_row(row, LINE * _lines(text, room))


def _grid(book: _Book, sheet: Any, grid: Grid, row: int) -> int:
    """Write a table and return the row where the next one may begin."""
    _put(book, sheet, (row, 0), grid.caption, book.bold)
    wide = _wide(grid)
    for column, head in enumerate(grid.columns):
        _put(book, sheet, (row + 1, column), head, book.head)
    for place, (cells_of_row, told) in enumerate(zip(grid.rows, cells.rows(grid), strict=True), start=row + 2):
        # programs that do not fit a row to its words by themselves would write one over the next
        lines = max(_lines(text, room) for text, room in zip(told, wide, strict=True))
        sheet.set_row(place, LINE * lines)
        for column, value in enumerate(cells_of_row):
            is_number = isinstance(value, int | float)
            form = book.forms[cells.form(grid, column)] if is_number else book.plain
            _put(book, sheet, (place, column), value, form)
    return row + 2 + len(grid.rows) + 1


def _lines(text: str, room: int) -> int:
    """Return roughly how many lines a text takes in a column of so many characters."""
    return sum(max(1, ceil(len(each) / room)) for each in text.split("\n")) or 1


def _wide(grid: Grid) -> list[int]:
    """Return the width of each column, in characters."""
    longest = [
        max(len(head), max((len(row[column]) for row in cells.rows(grid)), default=0))
        for column, head in enumerate(grid.columns)
    ]
    return [min(WIDEST, max(NARROWEST, each + 2)) for each in longest]


def _widths(sheet: Any, grids: list[Grid]) -> list[int]:
    """Set the columns of a sheet as wide as the tables on it need; return their widths."""
    if not grids:
        return []
    wide = [max(each) for each in zip_longest(*(_wide(grid) for grid in grids), fillvalue=0)]
    for column, each in enumerate(wide):
        sheet.set_column(column, column, each)
    return wide


def _picture(book: _Book, sheet: Any, section: Section, name: str, column: int) -> None:
    """Set the chart beside the table: one of Excel's own where the section says what it shows, else a picture."""
    alt = {"description": section.alt or section.title}
    if section.plot is not None:
        chart = xlsx_chart.insert(book.file, f"~{name}"[:NAME_LENGTH], section.plot)
        tall = 1.3 * max(1.0, len(section.plot.labels) / BARS) if section.plot.kind == "bar" else 1.3
        sheet.insert_chart(HEAD_ROW, column, chart, {**alt, "x_scale": 1.6, "y_scale": tall})
    elif section.chart is not None:
        drawn = io.BytesIO(pictures.png(section.chart))
        sheet.insert_image(HEAD_ROW, column, "chart.png", {**alt, "image_data": drawn, "x_scale": 0.5, "y_scale": 0.5})


def _sources(book: _Book) -> None:
    sheet = book.sheet(SOURCES)
    _put(book, sheet, (0, 0), SOURCES, book.title)
    _put(book, sheet, (2, 0), marks(book.document), book.bold)
    row = HEAD_ROW
    for each in book.document.attribution:
        _put(book, sheet, (row, 0), each)
        row += 1
    if book.document.definitions is not None:
        _widths(sheet, [book.document.definitions])
        _grid(book, sheet, book.document.definitions, row + 1)

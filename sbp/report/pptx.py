"""A pack as PowerPoint: one message a slide, charts and tables that can be edited, the sentence and source as notes."""

import io
from collections import Counter
from dataclasses import replace
from math import ceil
from typing import Any

import pptx
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches

from sbp.paper import Document, Grid, Section
from sbp.report import cells
from sbp.report import pptx_parts as parts

WIDTH, HEIGHT, EDGE = 13.333, 7.5, 0.5  # inches; 16:9
BODY_TOP, BODY_BOTTOM = 1.75, 6.85
BODY = WIDTH - 2 * EDGE
FONT = "Arial"
TABLE_SIZE, LINE = 12, 0.205  # points of a table's type, inches of one of its lines with the space around it
CHARACTER = 0.09  # inches that a character of a table's type takes
BESIDE = 0.32  # share of a slide for the words beside a chart
LEAD, LEAD_SIZE = 420, 14  # characters that may stand above a table, and points of their type
LONGEST = 520  # characters beside a chart; the notes hold them all
SIZES = ((26, 52), (21, 128))  # points of a title up to so many characters, so that it takes no more than its box
TITLE_ONLY, COVER = 5, 0  # layouts of the library's own template


class _Deck:
    """The slides so far, and the titles they bear: none twice, so that people who hear them can tell them apart."""

    def __init__(self, document: Document) -> None:
        self.file = pptx.Presentation()
        self.document = document
        self.titles: Counter[str] = Counter()
        self._widen()
        properties = self.file.core_properties
        properties.title, properties.subject, properties.language = document.title, document.subtitle, "en-GB"
        properties.author, properties.created, properties.modified = "", document.made_at, document.made_at

    def _widen(self) -> None:
        self.file.slide_width, self.file.slide_height = Inches(WIDTH), Inches(HEIGHT)
        theme = self.file.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        # every machine has it, or one of the same widths: the template's own is on few but Windows
        theme._blob = theme.blob.replace(b'typeface="Calibri"', f'typeface="{FONT}"'.encode())
        for number, box in ((TITLE_ONLY, (EDGE, 0.62, BODY, 0.75)), (COVER, (EDGE, 1.2, BODY, 1.2))):
            title = self.file.slide_layouts[number].placeholders[0]
            title.left, title.top, title.width, title.height = parts.place(box)

    def slide(self, title: str, part: str = "", layout: int = TITLE_ONLY) -> Any:
        """Return a new slide with a title of its own, the marking, and the data version."""
        self.titles[title] += 1
        again = self.titles[title]
        slide = self.file.slides.add_slide(self.file.slide_layouts[layout])
        frame = slide.shapes.title.text_frame
        frame.vertical_anchor = MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        told = title if again == 1 else f"{title} ({again})"
        size = 36 if layout == COVER else next((size for size, most in SIZES if len(told) <= most), 17)
        parts.write(frame, [told], size, parts.ACCENT, bold=True)
        marks = [self.document.marking, cells.DEMONSTRATION if self.document.is_demonstration else ""]
        parts.add_text(slide, (EDGE, 0.22, BODY * 0.72, 0.3), [" · ".join(filter(None, marks))], 12, bold=True)
        foot = " · ".join(filter(None, (part, f"Data version {self.document.data_version}")))
        number = len(self.file.slides)
        parts.add_text(slide, (EDGE, 7.05, BODY, 0.3), [f"{foot} · Slide {number}"], 11, parts.FAINT)
        return slide


def write(document: Document) -> bytes:
    """Return a pack as the bytes of a PowerPoint file."""
    deck = _Deck(cells.clean(document))
    _cover(deck)
    for section in deck.document.sections:
        _section(deck, section)
    _sources(deck)
    out = io.BytesIO()
    deck.file.save(out)
    return out.getvalue()


def _cover(deck: _Deck) -> None:
    document = deck.document
    slide = deck.slide(document.title, layout=COVER)
    subtitle = slide.placeholders[1]
    if document.subtitle:
        subtitle.left, subtitle.top, subtitle.width, subtitle.height = parts.place((EDGE, 2.35, BODY, 0.6))
        subtitle.text_frame.margin_left = 0
        parts.write(subtitle.text_frame, [document.subtitle], 20)
    else:
        subtitle._element.getparent().remove(subtitle._element)
    told = [f"{name}: {each}" for name, each in cells.facts(document)]
    parts.add_text(slide, (EDGE, 3.2, BODY, 3.4), told, 14)
    _note(slide, [document.title, *told, *document.attribution])
    agenda = [title for title, _ in cells.parts(document) if title]
    if agenda:
        listed = deck.slide("Contents")
        parts.add_text(listed, (EDGE, BODY_TOP, BODY, 5), agenda, 20 if len(agenda) <= 10 else 15)


def _section(deck: _Deck, section: Section) -> None:
    has_picture = section.plot is not None or section.chart is not None
    shown = list(section.words)
    lead = shown if not has_picture and section.table and sum(map(len, shown)) <= LEAD else []
    if has_picture or (shown and not lead) or section.table is None:
        slide = deck.slide(section.title, section.part)
        _under(slide, section)
        beside = shown if shown else list(section.notes)[:2]
        width = BODY * (1 - BESIDE) - 0.3 if has_picture and beside else BODY
        box = (EDGE, BODY_TOP, width, BODY_BOTTOM - BODY_TOP)
        if section.plot is not None:
            parts.add_chart(slide, box, section.plot, section.alt or section.title)
        elif section.chart is not None:
            parts.add_drawing(slide, box, section.chart, section.alt or section.title)
        if beside:
            left = EDGE + width + 0.3 if has_picture else EDGE
            fit = _fitting(beside, LONGEST if has_picture else 3 * LONGEST)
            size = 18 if sum(map(len, fit)) < LONGEST / 2 or not has_picture else 14
            parts.add_text(slide, (left, BODY_TOP + 0.1, WIDTH - EDGE - left, 4.5), fit, size)
        _note(slide, _told(section))
    if section.table is not None:
        _table(deck, section, section.table, lead)


def _under(slide: Any, section: Section) -> None:
    if section.subtitle:
        parts.add_text(slide, (EDGE, 1.36, BODY, 0.3), [section.subtitle], 13, parts.FAINT)


def _told(section: Section) -> list[str]:
    """Return what a speaker says and may be asked: the sentence, the words, what would mislead, whose figures."""
    source = f"Source: {section.source}" if section.source else ""
    return [section.title, section.subtitle, *section.words, section.alt, *section.notes, source]


def _note(slide: Any, texts: list[str]) -> None:
    slide.notes_slide.notes_text_frame.text = "\n".join(filter(None, texts))


def _fitting(texts: list[str], room: int) -> list[str]:
    """Return the first paragraphs that fit; where some do not, that the notes go on."""
    fit: list[str] = []
    for each in texts:
        if fit and sum(map(len, fit)) + len(each) > room:
            return [*fit, "More in the notes."]
        fit.append(each)
    return fit


def _table(deck: _Deck, section: Section, grid: Grid, lead: list[str]) -> None:
    """Set a table on as many slides as it needs, its heads on each; `lead` stands above it on the first."""
    rows = cells.rows(grid)
    widths = _shares(cells.widths(grid))
    above = sum(ceil(len(each) * CHARACTER * LEAD_SIZE / TABLE_SIZE / BODY) * LINE * 1.5 for each in lead)
    pages = _pages(rows, list(grid.columns), widths, above)
    is_second = bool((section.words and not lead) or section.plot or section.chart)
    for number, page in enumerate(pages, start=1):
        more = f" (table, {number} of {len(pages)})" if len(pages) > 1 else " (table)" if is_second else ""
        slide = deck.slide(f"{section.title}{more}", section.part)
        _under(slide, replace(section, subtitle=grid.caption or section.subtitle))
        top = BODY_TOP
        if lead and number == 1:
            parts.add_text(slide, (EDGE, BODY_TOP, BODY, above), lead, LEAD_SIZE)
            top += above
        parts.add_table(slide, (EDGE, top, BODY, 0), grid, page, widths, TABLE_SIZE)
        _note(slide, _told(section))


def _shares(wide: list[int]) -> list[float]:
    """Return each column's share of the width: what its words take where it is short, else a part of what is left."""
    own = [each * CHARACTER + 0.15 for each in wide]
    short = sum(each for each, count in zip(own, wide, strict=True) if count <= cells.SHORT)
    long = sum(each for each, count in zip(own, wide, strict=True) if count > cells.SHORT)
    if not long or short > BODY / 2:
        return [each / sum(own) for each in own]
    left = (BODY - short) / long
    return [(each if count <= cells.SHORT else each * left) / BODY for each, count in zip(own, wide, strict=True)]


def _pages(rows: list[list[str]], heads: list[str], widths: list[float], above: float) -> list[list[list[str]]]:
    """Return the rows by slide, as many on each as its height holds; the first has less room by what stands above."""

    def height(row: list[str]) -> float:
        """Return how high a row will be on the slide."""
        lines = (ceil(max(1, len(text)) * CHARACTER / (BODY * share)) for text, share in zip(row, widths, strict=True))
        return max(lines) * LINE + 0.08

    pages: list[list[list[str]]] = [[]]
    room = BODY_BOTTOM - BODY_TOP - height(heads)
    free = room - above
    for row in rows:
        if pages[-1] and height(row) > free:
            pages.append([])
            free = room
        pages[-1].append(row)
        free -= height(row)
    return pages


def _sources(deck: _Deck) -> None:
    slide = deck.slide("Sources and definitions")
    parts.add_text(slide, (EDGE, BODY_TOP, BODY, 5), list(deck.document.attribution), 13)
    if deck.document.definitions is not None:
        _table(deck, Section("definitions", "Definitions"), deck.document.definitions, [])

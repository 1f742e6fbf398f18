"""A pack as PowerPoint: one message a slide, charts and tables that can be edited, the sentence and source as notes.

Tables that a slide cannot hold beside its message stand whole at the end, each with a link there and back.
"""

import io
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pptx
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches

from sbp.paper import Document, Grid, Section
from sbp.report import cells, pptx_tables
from sbp.report import pptx_parts as parts

WIDTH, HEIGHT, EDGE = 13.333, 7.5, 0.5  # inches; 16:9
BODY_TOP, BODY_BOTTOM = 1.75, 6.85
BODY = WIDTH - 2 * EDGE
FONT = "Arial"
WHOLE_SIZE = 11  # points of the type of a table at the end, which is read and not shown
LARGER = pptx_tables.SIZE / WHOLE_SIZE  # smaller type is as good as a larger slide
SOURCES = "Sources and definitions"
BACK = (11.3, 0.22, WIDTH - EDGE - 11.3, 0.3)  # where the way back to a message stands
LINK_TOP, LINK_SIZE = 6.72, 12  # inches and points of the line that leads to a table at the end
BESIDE = 0.32  # share of a slide for the words beside a chart
LEAD, LEAD_SIZE = 420, 14  # characters that may stand above a table, and points of their type
LONGEST = 520  # characters beside a chart; the notes hold them all
SIZES = ((26, 52), (21, 128))  # points of a title up to so many characters, so that it takes no more than its box
TITLE_ONLY, COVER = 5, 0  # layouts of the library's own template
APPENDIX, LISTED = "Tables in full", 14  # title of the list of tables at the end, and how many a slide lists


@dataclass(frozen=True)
class _Kept:
    """A table that stands whole at the end: its message, on which slide that is, and how many rows are there too."""

    section: Section
    grid: Grid
    slide: Any
    shown: int


class _Deck:
    """The slides so far, and the titles they bear: none twice, so that people who hear them can tell them apart."""

    def __init__(self, document: Document) -> None:
        self.file = pptx.Presentation()
        self.document = document
        self.titles: Counter[str] = Counter()
        self.kept: list[_Kept] = []
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

    def number(self, slide: Any) -> int:
        """Return the number of a slide, from 1."""
        return self.file.slides.index(slide) + 1

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
    contents = _cover(deck)
    for section in deck.document.sections:
        _section(deck, section)
    _sources(deck)
    _appendix(deck, contents)
    out = io.BytesIO()
    deck.file.save(out)
    return out.getvalue()


def _cover(deck: _Deck) -> Any:
    """Make the first slides; return the one that lists what follows, None where nothing is listed."""
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
    if not agenda:
        return None
    listed = deck.slide("Contents")
    parts.add_text(listed, (EDGE, BODY_TOP, BODY, 5), agenda, 20 if len(agenda) <= 10 else 15)
    return listed


def _section(deck: _Deck, section: Section) -> None:
    slide = deck.slide(section.title, section.part)
    has_picture = section.plot is not None or section.chart is not None
    if has_picture:
        _under(slide, section.subtitle)
        _pictured(slide, section)
    elif section.table is None or sum(map(len, section.words)) > LEAD:
        _under(slide, section.subtitle)
        _text(slide, _fitting(list(section.words or section.notes[:2]), 3 * LONGEST), EDGE, is_large=True)
    else:
        _under(slide, section.table.caption or section.subtitle)
        _table(deck, slide, section, section.table)
    if section.table is not None and (has_picture or sum(map(len, section.words)) > LEAD):
        deck.kept.append(_Kept(section, section.table, slide, 0))
    # numbers of a chart of PowerPoint's own stand behind it; those of a drawing nowhere else in the file
    if section.data not in (None, section.table) and section.plot is None:
        deck.kept.append(_Kept(section, section.data, slide, 0))
    _note(slide, _told(section))


def _pictured(slide: Any, section: Section) -> None:
    """Set the chart on a slide, with the words beside it."""
    beside = list(section.words) or list(section.notes)[:2]
    width = BODY * (1 - BESIDE) - 0.3 if beside else BODY
    box = (EDGE, BODY_TOP, width, LINK_TOP - 0.1 - BODY_TOP)
    if section.plot is not None:
        parts.add_chart(slide, box, section.plot, section.alt or section.title)
    elif section.chart is not None:
        parts.add_drawing(slide, box, section.chart, section.alt or section.title)
    if beside:
        fit = _fitting(beside, LONGEST)
        _text(slide, fit, EDGE + width + 0.3, is_large=sum(map(len, fit)) < LONGEST / 2)


def _text(slide: Any, told: list[str], left: float, is_large: bool) -> None:
    parts.add_text(slide, (left, BODY_TOP + 0.1, WIDTH - EDGE - left, 4.5), told, 18 if is_large else 14)


def _under(slide: Any, subtitle: str) -> None:
    if subtitle:
        parts.add_text(slide, (EDGE, 1.36, BODY, 0.3), [subtitle], 13, parts.FAINT)


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


def _table(deck: _Deck, slide: Any, section: Section, grid: Grid) -> None:
    """Set a table under the words of its message; where it is too long, its first rows, and all of it at the end."""
    lead = list(section.words)
    above = pptx_tables.lead_height(lead, LEAD_SIZE, BODY)
    if lead:
        parts.add_text(slide, (EDGE, BODY_TOP, BODY, above), lead, LEAD_SIZE)
    room = LINK_TOP - 0.1 - BODY_TOP - above
    size, larger = pptx_tables.SIZE, 1.0  # in somewhat smaller type where then all of it fits
    shown = pptx_tables.first_rows(grid, BODY, room)
    if len(pptx_tables.first_rows(grid, BODY * LARGER, room * LARGER)) == len(grid.rows) > len(shown):
        size, larger, shown = WHOLE_SIZE, LARGER, cells.rows(grid)
    widths = pptx_tables.shares(grid, BODY * larger)
    parts.add_table(slide, (EDGE, BODY_TOP + above, BODY, 0), grid, shown, widths, size)
    if len(shown) < len(grid.rows):
        deck.kept.append(_Kept(section, grid, slide, len(shown)))


def _sources(deck: _Deck) -> None:
    slide = deck.slide(SOURCES)
    parts.add_text(slide, (EDGE, BODY_TOP, BODY, 4.8), list(deck.document.attribution), 13)
    if deck.document.definitions is not None:
        deck.kept.append(_Kept(Section("definitions", "Definitions"), deck.document.definitions, slide, 0))


def _appendix(deck: _Deck, contents: Any) -> None:
    """Set every table that is kept for the end, after a list of them, with links there and back."""
    lists = [deck.kept[at : at + LISTED] for at in range(0, len(deck.kept), LISTED)]
    frames = [
        parts.add_text(deck.slide(APPENDIX), (EDGE, BODY_TOP, BODY, 5), [each.section.title for each in listed], 13)
        for listed in lists
    ]
    entries = [(frame.part.slide, entry) for frame in frames for entry in frame.text_frame.paragraphs]
    for each, (listing, entry) in zip(deck.kept, entries, strict=True):
        first, last = _whole(deck, each)
        named = _slides(deck.number(first), deck.number(last))
        entry.runs[0].text += f": {named}"
        parts.link(listing, entry, first)
        more = f"The first {each.shown} of {len(each.grid.rows)} rows. All: " if each.shown else "Table in full: "
        before = [one.slide for one in deck.kept[: deck.kept.index(each)]].count(each.slide)
        _lead_to(each.slide, f"{more}{named}", first, EDGE + before * BODY / 2)
    if frames and contents is not None:
        begins = frames[0].part.slide
        named = _slides(deck.number(begins), len(deck.file.slides))
        _lead_to(contents, f"{APPENDIX}: {named}", begins)


def _whole(deck: _Deck, kept: _Kept) -> tuple[Any, Any]:
    """Set a table on as many slides as it needs, its heads on each; return the first and the last of them."""
    section, made = kept.section, []
    pages = pptx_tables.pages(kept.grid, BODY * LARGER, (BODY_BOTTOM - BODY_TOP) * LARGER)
    widths = pptx_tables.shares(kept.grid, BODY * LARGER)
    for number, page in enumerate(pages, start=1):
        more = f"table, {number} of {len(pages)}" if len(pages) > 1 else "table"
        slide = deck.slide(f"{section.title} ({more})", section.part)
        _under(slide, kept.grid.caption or section.subtitle)
        parts.add_table(slide, (EDGE, BODY_TOP, BODY, 0), kept.grid, page, widths, WHOLE_SIZE)
        back = parts.add_text(slide, BACK, [f"Back to slide {deck.number(kept.slide)}"], LINK_SIZE)
        parts.link(slide, back.text_frame.paragraphs[0], kept.slide)
        _note(slide, _told(section))
        made.append(slide)
    return made[0], made[-1]


def _lead_to(slide: Any, told: str, target: Any, left: float = EDGE) -> None:
    """Write a line at the foot of a slide that leads to another."""
    shape = parts.add_text(slide, (left, LINK_TOP, BODY / 2, 0.25), [told], LINK_SIZE)
    parts.link(slide, shape.text_frame.paragraphs[0], target)


def _slides(first: int, last: int) -> str:
    return f"slide {first}" if first == last else f"slides {first} to {last}"

"""A pack as PDF: tagged, with bookmarks, descriptions of pictures, the marking on every page, the numbers attached.

What people wrote goes in as data and never as markup. Reference: ISO 14289-1 (PDF/UA-1), which the file is held to
wherever every character can be drawn; a character that no font here holds costs the seal, not the pack.
"""

import json
from datetime import UTC
from pathlib import Path
from typing import Any

import typst

from sbp import logs
from sbp.paper import Document, Grid, Section
from sbp.report import cells, pictures

TEMPLATE = Path(__file__).parent / "pack.typ"
ACCESSIBLE = ["ua-1"]
UNBROKEN = "\u00a0=\u00a0"  # what an equals sign joins stays on one line of a narrow head


def write(document: Document) -> bytes:
    """Return a pack as the bytes of a PDF file."""
    ready = cells.clean(document)
    asked = {
        "format": "pdf",
        "sys_inputs": {"pack": json.dumps(_plain(ready))},
        "font_paths": [pictures.FONTS],
        "ignore_system_fonts": True,  # the same pages on every machine
        "timestamp": ready.made_at.replace(microsecond=0).astimezone(UTC),
    }
    source = TEMPLATE.read_bytes()
    try:
        return typst.compile(source, pdf_standards=ACCESSIBLE, **asked)
    except typst.TypstError as fault:
        logs.event("pdf without seal", pack=ready.id, why=fault.message)
        return typst.compile(source, **asked)


def _plain(document: Document) -> dict[str, Any]:
    numbers = {section.id: number for number, section in cells.figures(document)}
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "marking": document.marking,
        "demonstration": cells.DEMONSTRATION if document.is_demonstration else "",
        "version": document.data_version,
        "is_sheet": document.is_sheet,
        "facts": cells.facts(document),
        "attribution": document.attribution,
        "parts": [
            {"title": title, "sections": [_section(each, numbers.get(each.id, 0)) for each in sections]}
            for title, sections in cells.parts(document)
        ],
        "definitions": _grid(document.definitions),
    }


def _section(section: Section, number: int) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "subtitle": section.measured,
        "words": section.words,
        "svg": pictures.svg_of_pack(section.chart) if section.chart else "",
        "is_map": section.plot is None,  # no program draws it as a chart of its own
        "alt": section.alt or section.title,
        "number": number,
        "data": _grid(section.data) if number else None,
        "csv": cells.csv(section.data, [section.title, section.source]) if number and section.data else "",
        "table": _grid(section.table),
        "source": section.source,
        "notes": section.notes,
    }


def _grid(grid: Grid | None) -> dict[str, Any] | None:
    if grid is None:
        return None
    return {
        "caption": grid.caption,
        "columns": [each.replace(" = ", UNBROKEN) for each in grid.columns],
        "rows": cells.rows(grid),
        "widths": cells.widths(grid),
        "is_number": [bool(cells.form(grid, column)) for column in range(len(grid.columns))],
    }

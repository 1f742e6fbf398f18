"""A pack as one HTML file that needs nothing else: no script, no other request, light and dark, ready to print."""

import base64
from html import escape
from pathlib import Path
from typing import Any

from sbp.paper import Document, Grid, Section
from sbp.report import cells, pictures

PHONE = 335  # pixels, without axis labels: type made smaller with a wide drawing could not be read there
FEW = 3  # columns that a phone has room for; more keep their width and scroll sideways
STYLE = Path(__file__).parent / "pack.css"
# whatever a text holds, the file runs nothing and asks nobody
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def write(document: Document) -> bytes:
    """Return a pack as the bytes of an HTML file."""
    ready = cells.clean(document)
    numbers = {section.id: number for number, section in cells.figures(ready)}
    parts = "".join(
        f'<section><h2 id="part-{place}">{escape(title or ready.title)}</h2>'
        f"{''.join(_section(each, numbers.get(each.id, 0)) for each in sections)}</section>"
        for place, (title, sections) in enumerate(cells.parts(ready))
    )
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(ready.title)}</title><style>{STYLE.read_text(encoding='utf-8')}</style></head>"
        f'<body><a class="skip" href="#main">Skip to the pack</a>{_head(ready)}{_contents(ready)}'
        f'<main id="main" tabindex="-1">{parts}{_sources(ready)}</main>{_foot(ready)}</body></html>'
    ).encode()


def _marks(document: Document) -> str:
    marks = (document.marking, cells.DEMONSTRATION if document.is_demonstration else "")
    return f'<p class="marking">{escape(" · ".join(each for each in marks if each))}</p>'


def _head(document: Document) -> str:
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(told)}</dd>" for name, told in cells.facts(document))
    subtitle = f'<p class="subtitle">{escape(document.subtitle)}</p>' if document.subtitle else ""
    return f"<header>{_marks(document)}<h1>{escape(document.title)}</h1>{subtitle}<dl>{facts}</dl></header>"


def _contents(document: Document) -> str:
    parts = "".join(
        f'<li><a href="#part-{place}">{escape(title or document.title)}</a></li>'
        for place, (title, _) in enumerate(cells.parts(document))
    )
    return f'<nav aria-label="Contents"><ol>{parts}<li><a href="#sources">Sources and definitions</a></li></ol></nav>'


def _section(section: Section, number: int) -> str:
    subtitle = f'<p class="subtitle">{escape(section.measured)}</p>' if section.measured else ""
    told = "".join(f"<p>{escape(each)}</p>" for each in section.words)
    notes = "".join(f"<li>{escape(each)}</li>" for each in section.notes)
    source = f'<p class="source">{escape(section.source)}</p>' if section.source else ""
    after = f'<ul class="notes">{notes}</ul>{source}' if notes else source
    return (
        f"<article><h3>{escape(section.title)}</h3>{subtitle}{told}{_picture(section, number)}"
        f"{_table(section.table, section.title)}{after}</article>"
    )


def _picture(section: Section, number: int) -> str:
    if not section.chart:
        return ""
    wide, narrow = (_address(section.chart, width) for width in (pictures.WIDTH, PHONE))
    alt = escape(section.alt or section.title, quote=True)
    source = f'<source media="screen and (max-width: 40rem)" srcset="{narrow}">'
    picture = f'<picture>{source}<img alt="{alt}" src="{wide}"></picture>'
    behind = ""
    if number:
        table = _table(section.data, f"Figure {number}")
        behind = f"<details><summary>The numbers behind figure {number}</summary>{table}</details>"
    return f"<figure>{picture}</figure>{behind}"


def _address(chart: dict[str, Any], width: int) -> str:
    """Return a drawing as an address that holds it."""
    drawn = pictures.svg(chart, width=width).encode()
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn).decode()}"


def _table(grid: Grid | None, of: str) -> str:
    if grid is None:
        return ""
    is_number = [bool(cells.form(grid, column)) for column in range(len(grid.columns))]
    sides = [' class="number"' if each else "" for each in is_number]
    head = "".join(f'<th scope="col"{side}>{escape(name)}</th>' for name, side in zip(grid.columns, sides, strict=True))
    lines = []
    for row in cells.rows(grid):
        first, *rest = (escape(each).replace("\n", "<br>") for each in row)
        others = "".join(f"<td{side}>{each}</td>" for each, side in zip(rest, sides[1:], strict=True))
        lines.append(f'<tr><th scope="row"{sides[0]}>{first}</th>{others}</tr>')
    # a wide table scrolls by itself on a phone, by keyboard too
    name = escape(": ".join(each for each in (of, grid.caption) if each), quote=True)
    caption = f"<caption>{escape(grid.caption)}</caption>" if grid.caption else ""
    kind = "wide many" if len(grid.columns) > FEW else "wide"
    return (
        f'<div class="{kind}" role="region" tabindex="0" aria-label="{name}"><table>{caption}'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def _sources(document: Document) -> str:
    told = "".join(f"<p>{escape(each)}</p>" for each in document.attribution)
    table = _table(document.definitions, "Definitions")
    return f'<section><h2 id="sources">Sources and definitions</h2>{told}{table}</section>'


def _foot(document: Document) -> str:
    return f"<footer>{_marks(document)}<p>Data version {escape(document.data_version)}</p></footer>"

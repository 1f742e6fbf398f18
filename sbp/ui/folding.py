"""Tables of sentences, whose rows fold into blocks on a phone, and parts of a page that open and close."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

Rows = Sequence[Mapping[str, str]]
Link = tuple[str, str]  # words and address
EVIDENCE = "Evidence"
BOXED = "sbp-boxed"  # a part that looks as the folds do that it stands among
NOTHING = ("", "–")
_BLANK = ' class="sbp-blank"'


def markup(
    rows: Rows,
    caption: str,
    links: Mapping[str, str] | None = None,
    proofs: Sequence[Sequence[Link]] = (),
    below: str = "",
) -> str:
    """Return rows of words as a table in HTML, every text escaped.

    Args:
        rows: each a mapping of column heading to text; all have the same headings, and the first names its row.
        caption: what the table holds.
        links: for texts of the first column, the address that each leads to.
        proofs: for each row, the figures in it as links in a last column, which is left out where no row has any.
        below: a heading whose texts, with the proofs, stand below their rows over the whole width instead: for what few
            rows have, and where it is long.
    """
    if not rows:
        return f"<p>{escape(caption)}: nothing to list.</p>"
    heads = [head for head in rows[0] if head != below]
    lines = [(_named(row[heads[0]], links or {}), {head: escape(row[head]) for head in heads[1:]}) for row in rows]
    if below:
        figures = proofs or [()] * len(rows)
        told = [_told(row[below], each) for row, each in zip(rows, figures, strict=True)]
        return table(heads, lines, caption, said=dict(enumerate(told)))
    if any(proofs):
        heads.append(EVIDENCE)
        for (_, cells), proof in zip(lines, proofs, strict=True):
            cells[EVIDENCE] = "<br>".join(_link(*each) for each in proof) or "–"
    return table(heads, lines, caption)


def table(
    heads: Sequence[str],
    lines: Sequence[tuple[str, Mapping[str, str]]],
    caption: str,
    kind: str = "",
    said: Mapping[int, str] | None = None,
) -> str:
    """Return a table of cells that are HTML already; each line is its name and the cells by heading.

    `said` is what stands below a line over its whole width, by the line's place.
    """
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(
        f'<tr><th scope="row">{name}</th>{_cells(cells)}</tr>{_below((said or {}).get(place, ""), len(heads))}'
        for place, (name, cells) in enumerate(lines)
    )
    label = escape(caption, quote=True)
    return (
        f'<div class="sbp-table sbp-fold {kind}" role="region" tabindex="0" aria-label="{label}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def part(label: str, content: str, is_open: bool = False, kind: str = "") -> str:
    """Return a part of a page that opens and closes by itself: its words are in the page, to be found and printed.

    Args:
        label: HTML of what is read while it is closed.
        content: HTML of what is inside.
        is_open: whether it is open at first.
        kind: how it looks, if not as one of a list: `BOXED`.
    """
    opened, look = " open" if is_open else "", f"sbp-opens {kind}".rstrip()
    return f'<details class="{look}"{opened}><summary>{label}</summary>{content}</details>'


def heading(text: str) -> str:
    """Return a part's heading as HTML, so that those who go from heading to heading find parts that are closed."""
    return f"<h2>{escape(text, quote=False)}</h2>"


def about(said: Iterable[tuple[str, str]], listed: tuple[str, Sequence[str]]) -> str:
    """Return what is known of something as HTML: a paragraph for each heading, then a list, every text escaped.

    Args:
        said: heading and text of each paragraph.
        listed: heading and texts of the list at the end.
    """
    paragraphs = "".join(f"<p><strong>{escape(head)}.</strong> {escape(text)}</p>" for head, text in said)
    items = "".join(f"<li>{escape(each)}</li>" for each in listed[1])
    return f"{paragraphs}<p><strong>{escape(listed[0])}.</strong></p><ul>{items}</ul>"


def _told(text: str, proofs: Sequence[Link]) -> str:
    """Return what stands below a row: its text where it has one, then its figures as links."""
    told = [] if text in NOTHING else [escape(text)]
    if proofs:
        told.append(f"{EVIDENCE}: {'; '.join(_link(*each) for each in proofs)}.")
    return " ".join(told)


def _cells(cells: Mapping[str, str]) -> str:
    """Return the cells of a line; a blank one is marked, because a folded row has no columns to keep in step."""
    return "".join(
        f'<td data-head="{escape(head, quote=True)}"{_BLANK if text in NOTHING else ""}>{text}</td>'
        for head, text in cells.items()
    )


def _below(text: str, width: int) -> str:
    return f'<tr class="sbp-said"><td colspan="{width}">{text}</td></tr>' if text else ""


def _named(name: str, links: Mapping[str, str]) -> str:
    address = links.get(name)
    return _link(name, address) if address else escape(name)


def _link(name: str, address: str) -> str:
    return f'<a href="{escape(address, quote=True)}" target="_self">{escape(name)}</a>'

"""Real tables in the page: readable by screen readers, scrollable by keyboard, numbers aligned to the right."""

import re
from html import escape

import streamlit as st

_NUMBER = re.compile(r"^(?:[–-]?[\d,.]+%?|no data|)$")


def show(rows: list[dict[str, str]], caption: str, current: str | None = None) -> None:
    """Show rows as a table.

    Args:
        rows: each a mapping of column heading to text; all have the same headings.
        caption: what the table holds, for everybody.
        current: text of the first column of the row that is selected, or None.
    """
    st.html(markup(rows, caption, current))


def markup(rows: list[dict[str, str]], caption: str, current: str | None = None) -> str:
    """Return the table as HTML with every text escaped; the first column names its row."""
    if not rows:
        return f"<p>{escape(caption)}: nothing to list.</p>"
    heads = list(rows[0])
    numeric = {head for head in heads[1:] if all(_NUMBER.match(row[head]) for row in rows)}
    kinds = {head: ' class="n"' if head in numeric else "" for head in heads}
    top = "".join(f'<th scope="col"{kinds[head]}>{escape(head)}</th>' for head in heads)
    body = "".join(_line(row, heads, kinds, current) for row in rows)
    label = escape(caption, quote=True)
    return (
        f'<div class="sbp-table" role="region" tabindex="0" aria-label="{label}">'
        f"<table><caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _line(row: dict[str, str], heads: list[str], kinds: dict[str, str], current: str | None) -> str:
    mark = ' aria-current="true"' if current is not None and row[heads[0]] == current else ""
    cells = "".join(f"<td{kinds[head]}>{escape(row[head])}</td>" for head in heads[1:])
    return f'<tr{mark}><th scope="row">{escape(row[heads[0]])}</th>{cells}</tr>'

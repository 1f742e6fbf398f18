"""Real tables in the page: readable by screen readers, scrollable by keyboard, numbers aligned to the right."""

import re
from collections.abc import Mapping
from html import escape

import streamlit as st

_NUMBER = re.compile(r"^(?:[–-]?[\d,.]+%?(?: to [\d,.]+)?|no data|)$")
SHORT = 24  # characters that stay on one line
FOLDS, FOLDS_WITH_SENTENCES = 6, 3  # columns from which a table does not fit a phone
LONG = 30  # rows beyond which a table scrolls in its own frame


def show(
    rows: list[dict[str, str]], caption: str, current: str | None = None, links: Mapping[str, str] | None = None
) -> None:
    """Show rows as a table.

    Args:
        rows: each a mapping of column heading to text; all have the same headings.
        caption: what the table holds, for everybody.
        current: text of the first column of the row that is selected, or None.
        links: for texts of the first column, the address that each leads to.
    """
    st.html(markup(rows, caption, current, links))


def markup(
    rows: list[dict[str, str]],
    caption: str,
    current: str | None = None,
    links: Mapping[str, str] | None = None,
    picks: Mapping[str, str] | None = None,
) -> str:
    """Return the table as HTML with every text escaped; the first column names its row and may be a link.

    `picks` gives, for texts of the first column, what a click on their link chooses where the page listens for it.
    """
    if not rows:
        return f"<p>{escape(caption)}: nothing to list.</p>"
    heads = list(rows[0])
    kinds = {head: _kind([row[head] for row in rows]) for head in heads[1:]} | {heads[0]: ""}
    top = "".join(f'<th scope="col"{kinds[head]}>{escape(head)}</th>' for head in heads)
    body = "".join(_line(row, heads, kinds, current, _named(row[heads[0]], links or {}, picks or {})) for row in rows)
    label = escape(caption, quote=True)
    size = "sbp-table sbp-long" if len(rows) > LONG else "sbp-table"
    if _folds(heads, kinds):
        size += " sbp-fold"
    return (
        f'<div class="{size}" role="region" tabindex="0" aria-label="{label}">'
        f"<table><caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _folds(heads: list[str], kinds: Mapping[str, str]) -> bool:
    """Return whether rows become blocks on a phone: many columns, or several of which one holds sentences."""
    has_sentences = any(not kinds[head] for head in heads[1:])
    return len(heads) >= (FOLDS_WITH_SENTENCES if has_sentences else FOLDS)


def _kind(texts: list[str]) -> str:
    """Return the class of a column: numbers stand to the right, short texts stay on one line."""
    if all(_NUMBER.match(text) for text in texts):
        return ' class="n"'
    return ' class="s"' if max(map(len, texts)) <= SHORT else ""


def _named(text: str, links: Mapping[str, str], picks: Mapping[str, str]) -> str:
    """Return what names a row: its text, as a link where it has an address."""
    name, address, pick = escape(text), links.get(text), picks.get(text)
    if not address:
        return name
    chooses = f' data-pick="{escape(pick, quote=True)}"' if pick else ""
    return f'<a href="{escape(address, quote=True)}" target="_self"{chooses}>{name}</a>'


def _line(row: dict[str, str], heads: list[str], kinds: dict[str, str], current: str | None, name: str) -> str:
    mark = ' aria-current="true"' if current is not None and row[heads[0]] == current else ""
    folds = _folds(heads, kinds)
    cells = "".join(f"<td{kinds[head]}{_headed(head, folds)}>{escape(row[head])}</td>" for head in heads[1:])
    return f'<tr{mark}><th scope="row">{name}</th>{cells}</tr>'


def _headed(head: str, folds: bool) -> str:
    return f' data-head="{escape(head, quote=True)}"' if folds else ""

"""What the public may take along as a whole, measure by measure, and what is kept back from it and why."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from sbp.answers import package as tables
from sbp.charts import package
from sbp.content import publishing
from sbp.content.loader import Content
from sbp.ui import published
from sbp.ui.cache import drawing
from sbp.ui.frame import Page

TABLES, KEPT_BACK = ("tables", "All figures as open tables"), ("kept-back", "What is not published, and why")
HOW_THEY_ARE = (
    "One file (CSV) for each measure: every month, for the borough and for each ward that it is held for. "
    "The column “about” says once, in the first row, whose figures they are and under which licence."
)
DESCRIBED = "Description of all tables for programs: sources, licences, columns and checksums (datapackage.json)"
BOROUGH_ALONE = "Given for the whole borough alone, not by ward"
SHIELDED = "Small counts withheld, others rounded"


def parts() -> tuple[tuple[str, str], ...]:
    """Return the parts that only the public's Data page has, each with its anchor."""
    return (TABLES, KEPT_BACK) if published.is_public() else ()


def show(page: Page) -> None:
    """List every table with the way to it, where the program is the public's."""
    if published.is_public():
        st.header(TABLES[1], anchor=TABLES[0])
        st.html(drawing(page, "open tables", make=lambda: _listed(page)))


def kept_back(page: Page) -> None:
    """Say which measures are kept from the public in part, and by which reasons, where the program is the public's."""
    if published.is_public():
        st.header(KEPT_BACK[1], anchor=KEPT_BACK[0])
        st.html(drawing(page, "kept back", make=lambda: _kept_back(page.snapshot.content)))


def _listed(page: Page) -> str:
    content = page.snapshot.content
    named = {content.indicators[each].name: file for file, each in tables.names(page.snapshot.con, content).items()}
    items = "".join(f"<li>{_link(named[each], each)}</li>" for each in sorted(named))
    described = f"<p>{_link(package.DESCRIPTION, DESCRIBED)}</p>"
    return f'<p>{HOW_THEY_ARE}</p><ul class="sbp-files" aria-label="Open tables">{items}</ul>{described}'


def _link(file: str, told: str) -> str:
    return f'<a href="{published.PLACE}/{escape(file, quote=True)}" target="_self">{escape(told)}</a>'


def _kept_back(content: Content) -> str:
    rule = publishing.load(content)
    said = [
        (BOROUGH_ALONE, _names(content, publishing.BOROUGH_ONLY)),
        (SHIELDED, f"{_names(content, publishing.PROTECTED)} {rule.shield.caveat}"),
    ]
    told = "".join(f"<p><strong>{escape(head)}.</strong> {escape(text)}</p>" for head, text in said)
    return f"{told}<p><strong>Why.</strong></p>{_list(rule.reasons)}"


def _names(content: Content, sensitivity: str) -> str:
    names = sorted(each.name for each in content.indicators.values() if each.sensitivity == sensitivity)
    return f"{', '.join(names) or 'No measure'}."


def _list(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in texts)}</ul>"

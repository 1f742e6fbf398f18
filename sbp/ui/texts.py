"""Longer texts that people edit, shown as pages."""

from functools import cache
from html import escape

import streamlit as st

from sbp import settings
from sbp.content import Content
from sbp.errors import SbpError
from sbp.model import Category, Indicator, Source
from sbp.ui import folding, whose
from sbp.ui.cache import drawing
from sbp.ui.frame import Page

HEADING, MEASURES = "## ", "Each measure"
BETTER = {
    "down": "Fewer is better.",
    "up": "More is better.",
    "neither": "Neither: a rise can mean more harm or more trust in reporting, so no judgement is made.",
}


def show(name: str) -> None:
    """Show the text `data/<name>.md`; `{contact}` in it is the contact that the setting gives.

    Raises:
        SbpError: there is no such text.
    """
    st.markdown(read(name).replace("{contact}", whose.contact()), anchors=False)


def folded(name: str) -> None:
    """Show the text `data/<name>.md` with each of its parts folded under its heading; what stands before them is open.

    Raises:
        SbpError: there is no such text.
    """
    opening, *parts = escape(read(name), quote=False).split(f"\n{HEADING}")
    told = [_part(*each.split("\n", 1)) for each in parts]
    st.markdown("\n\n".join([opening, *told]), anchors=False, unsafe_allow_html=True)


def _part(title: str, body: str) -> str:
    """Return a part of a text: the blank lines are what makes the browser read what lies between as Markdown."""
    return folding.part(folding.heading(title), f"\n\n{body.strip()}\n\n")


@cache
def read(name: str) -> str:
    """Return the text `data/<name>.md`, read once.

    Raises:
        SbpError: there is no such text.
    """
    path = settings.CONTENT_DIR / f"{name}.md"
    try:
        return path.read_text(encoding="utf-8")
    except OSError as fault:
        raise SbpError("A text of the dashboard is missing", path.name, "restore the file") from fault


def indicators(page: Page) -> None:
    """Show how each measure is made and what would mislead about it, from the content, each folded under its name."""
    st.header(MEASURES, anchor=False)
    st.html(drawing(page, "each measure", make=lambda: _measures(page.snapshot.content)))


def _measures(content: Content) -> str:
    return "".join(
        folding.part(escape(each.name), _about(each, content.sources[each.source], content.categories))
        for each in sorted(content.indicators.values(), key=lambda each: each.name)
    )


def _about(each: Indicator, source: Source, categories: dict[str, Category]) -> str:
    named = [categories[known].name for known in each.categories if known in categories]
    per = f", and per {each.per}" if each.per != "none" else ""
    return folding.about(
        [
            ("Question", each.question),
            ("Counted in", f"{each.unit}{per}, as {each.counts_as}s. Smallest area: {each.smallest_area}."),
            ("Made of", f"{', '.join(named) or 'every category of this kind in the source'}."),
            ("Source", f"{source.title}, {source.publisher}."),
            ("Which way is better", BETTER[each.better]),
            *(("Reference", told) for told in each.references),
        ],
        ("What would mislead", (*source.caveats, *each.caveats) or ("Nothing noted.",)),
    )

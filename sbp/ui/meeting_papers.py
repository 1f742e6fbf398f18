"""What stands behind a message on a shared screen: its numbers, what would mislead, and the numbers as a file."""

from html import escape

import streamlit as st

from sbp.paper import Grid, Section
from sbp.report import cells
from sbp.ui import cards, downloads, folding


@st.dialog("Numbers and notes", width="large")
def show(section: Section, version: str, link: str) -> None:
    """Show the words, the tables and the notes of a message, with each table as a CSV file and its chart as a picture.

    Args:
        section: the message.
        version: the data version.
        link: the address at which this screen opens again.
    """
    st.html(f'<p class="sbp-finding">{escape(section.title)}</p>')
    st.html("".join(f"<p>{escape(each)}</p>" for each in section.words))
    about = [section.title, section.source, f"Data version {version}."]
    for place, grid in enumerate(section.grids):
        st.html(folding.markup(rows(grid), grid.caption or "Numbers"))
        cards.download(f"{section.id}_{place + 1}", cells.csv(grid, about))
    if (picture := downloads.of_section(section, version)) is not None:
        downloads.pictures(section.id, picture)
    if section.notes:
        st.markdown("**What would mislead**")
        st.html(f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in section.notes)}</ul>")
    if section.source:
        cards.note(section.source)
    st.write("This link opens the same screen again.")
    st.code(link, language=None, wrap_lines=True)


def rows(grid: Grid) -> list[dict[str, str]]:
    """Return a section's table as rows for a page."""
    return [dict(zip(grid.columns, row, strict=True)) for row in cells.rows(grid)]

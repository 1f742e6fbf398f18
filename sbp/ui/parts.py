"""The way to each part of a long page, as links at its top."""

from collections.abc import Iterable
from html import escape

import streamlit as st


def show(parts: Iterable[tuple[str, str]]) -> None:
    """Offer the way to parts, each an anchor and what is read."""
    st.html(markup(parts))


def markup(parts: Iterable[tuple[str, str]]) -> str:
    """Return the way to parts as HTML, every text escaped."""
    items = "".join(
        f'<li><a href="#{escape(anchor, quote=True)}" target="_self">{escape(title)}</a></li>'
        for anchor, title in parts
    )
    return f'<nav aria-label="On this page"><ul class="sbp-parts">{items}</ul></nav>'

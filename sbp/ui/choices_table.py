"""The Methods page's list of the ways of finding hot places that are tried, with the reason of each."""

from functools import cache

import streamlit as st

from sbp.charts import hot_words
from sbp.content import choices
from sbp.ui import folding

HEADING = "The ways of looking for hot places"


def show() -> None:
    """Show them, for wards and for hexagons.

    Raises:
        ContentFaults: the list holds faults.
    """
    tables = _table("ward", "For wards") + _table("cell", "For hexagons")
    st.html(folding.part(folding.heading(HEADING), tables))


@cache
def _table(kind: str, caption: str) -> str:
    known = [each for each in choices.load().values() if each.id.startswith(kind)]
    return folding.markup(hot_words.choice_rows(known), f"{caption}: every combination is one way")

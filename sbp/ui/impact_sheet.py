"""A day's tasking sheet: one page to print, from scanning to assessment, with the data version it rests on."""

from html import escape

import streamlit as st

from sbp import settings
from sbp.charts import impact_words, words
from sbp.ui import filters, impact_answers
from sbp.ui.frame import Page

PUBLIC = "public"
ON_PAPER = """<style>@media print {
.st-key-filters, .st-key-aside, .st-key-unprinted, .sbp-rule, [data-testid="stPageLink"] { display: none; }
.st-key-sheet p { margin: 0 0 .2rem; }
}</style>"""


def show(page: Page) -> None:
    """Offer the register's days and show the sheet of the one chosen; the public has none."""
    if settings.audience() == PUBLIC:
        st.info("Tasking sheets are for the partners.")
        return
    days = {each.key: each for each in impact_answers.days(page)}
    if not days:
        st.info("No day is in the register yet. Book one first.")
        return
    names = {key: f"{words.day_name(each.day)}, {each.ward_name}" for key, each in reversed(days.items())}
    with filters.row():
        chosen = days[filters.choose(page, "day", "Day", names, next(iter(names)))]
    impact = impact_answers.content(page)
    theme = impact.themes[chosen.theme].name if chosen.theme in impact.themes else "none"
    measure = impact_answers.judged_by(page, chosen.design)
    roles = {each.id: each.name for each in impact.roles.values()}
    st.html(ON_PAPER)
    with st.container(border=True, key="sheet"):
        st.header(names[chosen.key], anchor=False)
        sheet = impact_words.sheet(chosen, impact_answers.evidence(page, chosen), roles, theme, measure)
        for heading, lines in sheet:
            st.subheader(heading, anchor=False)
            st.html("".join(f"<p>{escape(line)}</p>" for line in lines))
    with st.container(key="unprinted"):
        st.write("Print this page with the browser; filters and links stay off the paper.")

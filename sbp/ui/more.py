"""The index of the pages that the navigation does not show."""

import streamlit as st

from sbp.ui import navigation

TOLD = {
    "meetings": "Which meetings come next, run one on a shared screen, and what was decided and has happened since.",
    "packs": "The papers of a meeting and the yearly assessment, as PDF, PowerPoint, Excel or one web page.",
    "london": "Where the borough stands among London's boroughs, and how surely that can be said.",
    "residents": "What people say in surveys and consultations, beside what is recorded.",
    "delivery": "Every promise of every strategy since the first, by whom, and what became of it.",
    "evidence": "Every figure that the partnership's documents print, beside what can be recomputed.",
    "data": "Whose figures these are, how fresh, what was left out, what was checked, and what was revised.",
    "load_data": "Take new files in, build a version of them, see what changed, go back, or publish.",
    "records": "Everything that was written down, who and when; written out and brought back without loss.",
    "methods": "How each number is made, how often a signal is false, and what would mislead.",
    "accessibility": "How far everybody can use this dashboard, what does not work yet, and whom to tell.",
    "privacy": "What is kept of a visit, and who gets to know of it.",
}


def index() -> None:
    """Show each page with one sentence."""
    for page_id, sentence in TOLD.items():
        if not navigation.is_open(page_id):
            continue
        entry = navigation.entry(page_id)
        with st.container(border=True):
            st.page_link(entry.file, label=f"**{entry.title}**")
            st.write(sentence)

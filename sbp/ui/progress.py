"""A build at work, as whoever waits for it sees it."""

import streamlit as st

from sbp.ui import building

LOOK_EVERY_SECONDS = 0.4


@st.fragment(run_every=LOOK_EVERY_SECONDS)
def follow(work: building.Builder | None = None) -> None:
    """Show how far work is, the server's build unless told otherwise, and run the page anew once it has ended."""
    progress = (work or building.builder()).progress()
    if not progress.is_running:
        st.rerun()
    steps = f" ({progress.done} of {progress.of})" if progress.of else ""
    st.progress(progress.share, text=f"{progress.step}{steps}")

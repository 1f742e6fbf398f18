"""The script that every visit runs first: navigation, then the page that was asked for."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from sbp.ui import boundary, first_run, links, navigation, sign_in, snapshots

MISSING = "There is no page of the name “{}” here. This is the first page instead; all pages are linked from it."


def main() -> None:
    """Choose the page by its address and run it; before there is any data, show the build at work instead."""
    st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
    with boundary.guarded("the dashboard"):
        if sign_in.is_needed():
            return
        is_ready = snapshots.exists()
        pages = [item.target for item in navigation.entries()]
        chosen = st.navigation(pages, position="top" if is_ready else "hidden")
        navigation.remember(chosen.url_path)
        if is_ready:
            asked = _asked()
            if navigation.is_missing(asked):
                st.warning(MISSING.format(links.quoted(asked)))
            chosen.run()
        else:
            first_run.show()


def _asked() -> str:
    """Return the address that a visit began with, empty where a page was chosen from the navigation."""
    context = get_script_run_ctx()
    return (context.pages_manager.intended_page_name or "") if context else ""


main()

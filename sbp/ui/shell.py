"""The script that every visit runs first: navigation, then the page that was asked for."""

import streamlit as st

from sbp.ui import boundary, first_run, navigation, snapshots


def main() -> None:
    """Choose the page by its address and run it; before there is any data, show the build at work instead."""
    st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
    with boundary.guarded("the dashboard"):
        is_ready = snapshots.exists()
        pages = [item.target for item in navigation.entries()]
        chosen = st.navigation(pages, position="top" if is_ready else "hidden")
        navigation.remember(chosen.url_path)
        if is_ready:
            chosen.run()
        else:
            first_run.show()


main()

"""The page that somebody sees who has not signed in, or may not come in."""

import streamlit as st

from sbp import settings
from sbp.errors import SbpError
from sbp.ui import navigation, style, who


def is_needed() -> bool:
    """Return whether the person at the screen has to sign in first; where it is so, show how instead of any page."""
    try:
        who.actor()
    except SbpError as fault:
        _show(fault)
        return True
    return False


def _show(fault: SbpError) -> None:
    st.set_page_config(page_title="Sign in")
    # Named, so that an address is known; none of them is run.
    st.navigation([each.target for each in navigation.of_everybody()], position="hidden")
    style.apply()
    st.title("Sign in", anchor=False)
    st.write(f"{str(fault).rstrip('.')}.")
    if settings.sign_in() == "oidc":
        if st.user.is_logged_in:
            st.button("Sign out", on_click=st.logout)
        st.button("Sign in with your organisation's account", on_click=st.login, type="primary")

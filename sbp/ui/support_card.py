"""Where to find help, and the way to leave a page at once, for those who may not be seen reading it."""

from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from sbp.strategy_model import Priority, Support
from sbp.ui import contacts, folding
from sbp.ui.frame import Page

KEY = "leave"
LABEL = "Leave this page now"
STAYS = (
    f"“{LABEL}” puts another site in the place of this page. It does not clear what the browser remembers: other pages "
    "stay in its history."
)
_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


@cache
def _leaving() -> Callable[..., object]:
    return st.components.v2.component("leave_page", js=_SCRIPT)


def way_out(page: Page, priority: Priority) -> None:
    """Show the way out where a priority names where to find help: before all else on the page, and always in sight.

    It is a link, which works by itself; the script puts the other site in this page's place, so that Back does not
    lead here again.
    """
    to = page.snapshot.content.strategies.leave_to
    if not priority.support or not to:
        return
    with st.container(key=KEY):
        st.html(f'<a class="sbp-leave" href="{escape(to, quote=True)}" rel="noopener noreferrer">{LABEL}</a>')
        _leaving()(key="leave_script")


def help_found(page: Page, priority: Priority) -> None:
    """Show where to find help; nothing where the priority names none."""
    if not priority.support:
        return
    st.header("Where to find help", anchor=False)
    st.html(markup(priority.support))
    contacts.note(page, STAYS)


def markup(support: tuple[Support, ...]) -> str:
    """Return the services as a table in HTML, each name a link to its own site, every text escaped."""
    rows = [{"Service": each.name, "For": each.purpose, "Reach it": each.contact} for each in support]
    return folding.markup(
        rows, "National services: what each is for and how to reach it", {each.name: each.address for each in support}
    )

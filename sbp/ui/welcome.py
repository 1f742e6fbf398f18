"""The first words to the public: what this website is, whose figures it shows, and what can be done here."""

from html import escape

import streamlit as st

from sbp import settings
from sbp.model import Borough
from sbp.ui import navigation, who
from sbp.ui.frame import Page

WAYS = {
    "ward": "Look up your ward",
    "hotspots": "See where, on a map of wards and streets",
    "trends": "Follow one offence month by month",
    "delivery": "What was promised, and what came of it",
    "data": "Sources and downloads",
}


def show(page: Page) -> None:
    """Tell the public what it looks at and where to go; those who work with it every day need no such words."""
    if who.actor().role == settings.PUBLIC:
        st.html(markup(page.snapshot.content.borough))


def markup(borough: Borough) -> str:
    """Return what a borough's website is and the ways into it as HTML, every text escaped."""
    told = (
        f"What the {borough.force} and other public bodies recorded in {borough.name} and its wards, and what the "
        f"{borough.partnership} (the council, the police and other public services) promised to do about it. "
        "Recorded is what was reported or found: not all that happens."
    )
    links = "".join(
        f'<li><a href="{page_id}" target="_self">{escape(label)}</a></li>'
        for page_id, label in WAYS.items()
        if navigation.is_open(page_id)
    )
    return f'<p class="sbp-subtitle">{escape(told)}</p><ul class="sbp-parts">{links}</ul>'

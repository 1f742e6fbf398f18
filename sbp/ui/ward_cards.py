"""What a ward's page says beside its figures: the days held there, and how to report."""

from html import escape

import streamlit as st

from sbp import settings
from sbp.charts import impact_words, words
from sbp.content import reporting
from sbp.profiles import ReportingWay
from sbp.ui import (
    cards,
    contacts,
    impact_answers,
    impact_public,
    impact_verdicts,
    listing,
    navigation,
    standings,
    street_cards,
    who,
)
from sbp.ui.cache import answer
from sbp.ui.frame import Page

REPORT, REPORT_ANCHOR, DAYS_ANCHOR = "How to report, and where to find help", "report", "days"
PARTS = (
    (REPORT_ANCHOR, "How to report"),
    (street_cards.IN_WARD_ANCHOR, "Where in this ward"),
    (standings.MEASURES_ANCHOR, "Every measure"),
    (DAYS_ANCHOR, "Impact days"),
)
NOT_JUDGED = (
    "A day says what was done, not that it worked: one day alone can nearly always not be judged, and the days of a "
    "year are judged together on the page of impact days."
)


def day_rows(page: Page, ward_code: str) -> list[dict[str, str]]:
    """Return the days held in a ward as rows for a page, newest first; the public's as they were published."""
    if who.actor().role == settings.PUBLIC:
        return impact_public.in_ward(page, ward_code)
    impact = impact_answers.content(page)
    held = [each for each in impact_verdicts.shown(page) if each.ward_code == ward_code and each.held]
    return [
        {
            "Day": impact_words.day_name(each),
            "About": impact.themes[each.theme].name if each.theme in impact.themes else "",
            "What was done": impact_verdicts.outputs_words(impact, each.held.outputs) if each.held else "",
        }
        for each in reversed(held)
    ]


def days(page: Page, ward_code: str) -> None:
    """Show the impact days held in a ward, with the way to the register."""
    rows = day_rows(page, ward_code)
    with st.container(border=True):
        counted = "1 impact day" if len(rows) == 1 else f"{len(rows) or 'No'} impact days"
        st.header(f"{counted} held here, as far as the register goes", anchor=DAYS_ANCHOR)
        if rows:
            st.html(listing.markup(rows, "Impact days held in this ward, newest first"))
            cards.note(NOT_JUDGED)
        st.page_link(navigation.entry("impact_days").file, label="All impact days")


def ways(page: Page) -> tuple[ReportingWay, ...]:
    """Return how to report, as the content says."""
    return answer(page, "reporting", make=reporting.load)


def report(page: Page, is_early: bool) -> None:
    """Show how to report, and when the numbers were last checked: early to the public, last to all others."""
    if is_early is not (who.actor().role == settings.PUBLIC):
        return
    with st.container(border=True):
        st.header(REPORT, anchor=REPORT_ANCHOR)
        st.html(f'<dl class="sbp-ways">{"".join(_way(each) for each in ways(page))}</dl>')
        contacts.note(page)


def _way(each: ReportingWay) -> str:
    shown = each.page.removeprefix(reporting.SAFE).removeprefix("www.").rstrip("/")
    link = f' <a href="{escape(each.page, quote=True)}">{escape(shown)}</a>' if each.page else ""
    return f"<div><dt><strong>{escape(each.when)}</strong></dt><dd>{contacts.dialled(each.how)}{link}</dd></div>"


def printed_on(page: Page) -> str:
    """Say on which day, and from which data, a page was made."""
    return f"Made on {words.day_name(page.today)} from data version {page.version_id}"

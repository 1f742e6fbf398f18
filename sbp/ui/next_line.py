"""What comes next: each meeting that is dated or expected, and the next impact day, in one line."""

from html import escape

import streamlit as st

from sbp.answers import impact_register
from sbp.charts import meeting_words, words
from sbp.ui import meeting_answers, navigation, who
from sbp.ui.frame import Page


def show(page: Page) -> None:
    """Show what comes next to whoever may see it; the public sees neither meetings nor days to come."""
    told = [*_meetings(page), *_impact_day(page)]
    if not told:
        return
    with st.container(border=True):
        items = "".join(f"<li>{escape(each)}</li>" for each in told)
        st.html(f'<p class="sbp-finding">Next</p><ul class="sbp-states">{items}</ul>')
        with st.container(horizontal=True, gap="medium"):
            for page_id in ("meetings", "impact_days"):
                st.page_link(navigation.entry(page_id).target, label=navigation.entry(page_id).title)


def _meetings(page: Page) -> list[str]:
    known = [each for each in meeting_answers.upcoming(page) if each.day or each.month]
    known.sort(key=lambda each: each.day or each.month)  # type: ignore[return-value, arg-type]  one of them is there
    return [f"{each.meeting.short}: {meeting_words.upcoming(each)}" for each in known]


def _impact_day(page: Page) -> list[str]:
    if not who.actor().may("see plans"):
        return []
    booked = impact_register.days(page.snapshot.version.is_demonstration)  # invented days all lie in the past
    coming = next((each for each in booked if each.day >= page.today), None)
    return [f"Impact day: {words.day_name(coming.day)}, {coming.ward_name}"] if coming else []

"""Whose figures a page shows, how fresh they are, when the next are due and whom to ask: at the foot of every page."""

from html import escape

import streamlit as st

from sbp import settings
from sbp.answers import sources
from sbp.answers.sources import SourceState
from sbp.charts import words
from sbp.ui import links, listing
from sbp.ui.cache import answer, drawing
from sbp.ui.snapshots import View

TO_BE_COMPLETED = "**[to be completed by whoever runs this website: e-mail address and telephone number]**"
TITLE = "Whose figures these are"
CAPTION = "Sources of the figures on these pages"


def contact() -> str:
    """Return how to reach those who run the dashboard; visibly to be completed where the setting gives nothing."""
    return links.plain(settings.contact()) or TO_BE_COMPLETED


def show(view: View) -> None:
    """Offer a table of every source held, and whom to ask about it; not on paper, where it would stand folded."""
    with st.container(key="whose"), st.expander(TITLE):
        st.html(drawing(view, "whose", make=lambda: markup(_states(view))))
        st.markdown(f"Questions about these figures: {contact()}", anchors=False)


def markup(states: tuple[SourceState, ...]) -> str:
    """Return the sources of which something is held as a table, and under it what their licences ask to be said."""
    held = [each for each in states if each.files_count]
    owed = dict.fromkeys(each.source.attribution for each in held)
    lines = "".join(f'<p class="sbp-source">{escape(each)}</p>' for each in owed)
    return listing.markup([_row(each) for each in held], CAPTION) + lines


def _row(each: SourceState) -> dict[str, str]:
    fresh = each.freshness
    return {
        "Source": each.source.title,
        "Publisher": each.source.publisher,
        "Status": each.source.status,
        "Period": words.period(each.first_month, fresh.last_month) if each.first_month and fresh.last_month else "–",
        "Retrieved": words.day_name(fresh.retrieved) if fresh.retrieved else "–",
        "Next update": _due(each),
    }


def _due(each: SourceState) -> str:
    if each.freshness.next_due is None:
        return "–"
    return words.day_name(each.freshness.next_due) + (" (late)" if each.freshness.is_late else "")


def _states(view: View) -> tuple[SourceState, ...]:
    shown = view.snapshot
    return answer(view, "states", make=lambda: sources.freshness(shown.con, shown.content, view.today))

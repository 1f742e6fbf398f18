"""Whose figures a page shows, how fresh they are, when the next are due and whom to ask: at the foot of every page."""

from html import escape

import streamlit as st

from sbp import settings
from sbp.answers import sources
from sbp.answers.sources import SourceState
from sbp.charts import words
from sbp.model import Freshness
from sbp.ui import folding, links, listing
from sbp.ui.cache import answer, drawing
from sbp.ui.snapshots import View

TO_BE_COMPLETED = "**[to be completed by whoever runs this website: e-mail address and telephone number]**"
TITLE = "Whose figures these are"
CAPTION = "Sources of the figures on these pages"


def contact() -> str:
    """Return how to reach those who run the dashboard; visibly to be completed where the setting gives nothing."""
    return links.plain(settings.contact()) or TO_BE_COMPLETED


def show(view: View) -> None:
    """Offer a table of every source held, and whom to ask about it; not on paper, where it would stand folded.

    What is left out because it would be too low stands open above it.
    """
    if told := drawing(view, "left_out", make=lambda: missing(states(view))):
        st.html(told)
    whom = settings.contact() or TO_BE_COMPLETED.strip("*")
    asking = f"<p>Questions about these figures: {escape(whom)}</p>"
    told = drawing(view, "whose", make=lambda: markup(states(view))) + asking
    st.html(f'<div class="sbp-whose">{folding.part(TITLE, told, kind=folding.BOXED)}</div>')


def missing(states: tuple[SourceState, ...]) -> str:
    """Say which months of which source are missing and why; "" where nothing is left out."""
    told = [f"{each.source.title}: {sentence}" for each in states for sentence in each.left_out]
    return "".join(f'<p class="sbp-source">Left out of {escape(each)}</p>' for each in told)


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
        "Period": held(each),
        "Retrieved": words.day_name(fresh.retrieved) if fresh.retrieved else "–",
        "Next update": due(fresh),
    }


def held(each: SourceState) -> str:
    """Say which months a source's files hold, and with which its borough and ward figures end where they differ."""
    fresh = each.freshness
    if not each.first_month or not fresh.last_month:
        return "–"
    ends = [f"{part.kind} figures to {words.month_name(part.last_month)}" for part in fresh.parts if part.last_month]
    return "; ".join((words.period(each.first_month, fresh.last_month), *ends))


def due(fresh: Freshness) -> str:
    """Say on which day the next figures are due, and that they are late; of each kind where they differ."""
    if fresh.parts:
        return "; ".join(f"{part.kind} figures {due(part)}" for part in fresh.parts)
    if fresh.next_due is None:
        return "–"
    return words.day_name(fresh.next_due) + (" (late)" if fresh.is_late else "")


def states(view: View) -> tuple[SourceState, ...]:
    """Return every source with how current it is."""
    shown = view.snapshot
    return answer(view, "states", make=lambda: sources.freshness(shown.con, shown.content, view.today))

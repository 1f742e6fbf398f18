"""The log of decisions: what was decided, by whom it is done and until when, and what happened since."""

import streamlit as st

from sbp import logs
from sbp.answers import decisions
from sbp.charts import meeting_words, words
from sbp.charts.sections import waiting
from sbp.meeting_model import Decision
from sbp.ui import cards, filters, folding, meeting_answers, who, writing
from sbp.ui.frame import Page

ALL = ""
LISTED = 8  # the earlier ones stand in a fold
STATES = {ALL: "Open or not", "open": "Open", "done": "Done", "dropped": "Dropped"}


def choices(page: Page) -> tuple[str, str, str]:
    """Offer meeting, owner and state; return the three chosen, each empty for all."""
    known = meeting_answers.open_to_actor(page)
    offered = {ALL: "All meetings"} | {each.id: each.short for each in known.values()}
    meeting = filters.choose(page, "meeting", "Decisions of", offered, ALL)
    owners = sorted({each.owner for each in meeting_answers.decided(page)})
    owner = filters.choose(page, "owner", "Owner", {ALL: "All owners"} | {each: each for each in owners}, ALL)
    return meeting, owner, filters.choose(page, "state", "State", STATES, ALL, is_list=False)


def show(page: Page, meeting: str, owner: str, state: str) -> None:
    """Show the decisions that fit, the way to write down what happened since, and the log as a file."""
    known, everything = meeting_answers.open_to_actor(page), meeting_answers.decided(page)
    if not everything:
        st.header("Decisions: none is written down yet", anchor=False)
        st.write(waiting.WRITING)
        return
    found = [
        each
        for each in everything
        if meeting in (ALL, each.meeting) and owner in (ALL, each.owner) and state in (ALL, each.state)
    ]
    still = sum(each.is_open for each in found)
    late = sum(each.is_open and each.due < page.today for each in found)
    st.header(f"Decisions: {still} open of {len(found)}{f', {late} late' if late else ''}", anchor=False)
    if not found:
        st.write("No decision that fits has been written down.")
        return
    rows = meeting_words.log_rows(found, known)
    st.html(_table(rows[:LISTED], "Decisions, the latest first"))
    if rows[LISTED:]:
        with st.expander(f"{len(rows) - LISTED} earlier decisions"):
            st.html(_table(rows[LISTED:], "Earlier decisions"))
    cards.download("decisions", meeting_words.log_csv(found, known))
    if who.actor().may("write decisions"):
        with st.expander("Write down what happened since"):
            _follow_up(page, found)


def _table(rows: list[dict[str, str]], caption: str) -> str:
    return f'<div class="sbp-log">{folding.markup(rows, caption)}</div>'


def _follow_up(page: Page, found: list[Decision]) -> None:
    names = {each.key: f"{words.day_name(each.held_on)}: {each.text[:90]}" for each in found}
    key = st.selectbox("Decision", list(names), format_func=names.__getitem__, key="follow_decision")
    chosen = next(each for each in found if each.key == key)
    number = writing.seen(chosen.key, chosen.entry)
    text = st.text_area("What happened since", key="follow_text")
    offered = list(meeting_words.STATES)
    state = st.segmented_control(
        "From now on", offered, format_func=meeting_words.STATES.__getitem__, default=chosen.state, required=True,
        key="follow_state",
    )  # fmt: skip
    meeting = meeting_answers.open_to_actor(page)[chosen.meeting]

    def write() -> None:
        """Write down how far it has come."""
        path = meeting_answers.path(page)
        decisions.follow_up(who.actor(), path, meeting, chosen, number, state, text)

    writing.say_overtaken()
    if st.button("Write it down") and writing.attempt(write):
        logs.event("decision followed up", meeting=chosen.meeting)
        writing.finished("Written down.", "follow_text")
    if chosen.entry != number:
        writing.look_again(
            "Somebody else wrote about this decision in the meantime; the log above shows it. Write again to add yours."
        )

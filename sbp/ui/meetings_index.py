"""The meetings of the partnership: which come next, how each is run, and what an analyst enters for them."""

from collections.abc import Callable
from datetime import date
from html import escape

import streamlit as st

from sbp import logs
from sbp.answers import meetings
from sbp.charts import meeting_words, words
from sbp.meeting_model import Meeting, PastDate, Upcoming
from sbp.pack_model import Pack
from sbp.strategy_model import Item
from sbp.ui import council_form, folding, meeting_answers, navigation, pack_desk, who, writing
from sbp.ui.cache import drawing
from sbp.ui.frame import Page

NO_DAY = "No day is entered."


def coming(page: Page) -> None:
    """Show each meeting that this person may see: when it is next, what it is about, and the way to start it."""
    writing.say_done()
    found = meeting_answers.upcoming(page)
    if not found:
        st.info("Meetings are for the partners.")
        return
    for start in range(0, len(found), 2):
        for place, each in zip(st.columns(2), found[start : start + 2], strict=False):
            with place.container(border=True, height="stretch"):
                _meeting(page, each)


def _meeting(page: Page, each: Upcoming) -> None:
    meeting = each.meeting
    st.header(meeting.name, anchor=False)
    st.html(f'<p class="sbp-finding">Next: {escape(meeting_words.upcoming(each))}</p>')
    st.write(f"{meeting.purpose} {meeting_words.cadence(meeting)}. Marking: {meeting.marking}.")
    day = each.day or page.today
    asked = {"meeting": meeting.id, "date": day.isoformat()}
    told = f"Start: {meeting.short}, {words.day_name(day)}" if each.is_dated else f"Start as of today: {meeting.short}"
    st.page_link(navigation.entry("meeting").file, label=told, query_params=asked)
    pack = pack_desk.of_actor(page).get(meeting.pack)
    if pack:
        st.page_link(navigation.entry("packs").file, label=_given(page, meeting, pack), query_params={"pack": pack.id})
    with st.expander("Agenda, and where it comes from"):
        st.html(drawing(page, "meeting papers", meeting.id, make=lambda: _papers(meeting)))


def _given(page: Page, meeting: Meeting, pack: Pack) -> str:
    """Name the pack that a meeting is given, and whose it is where it was made for another."""
    other = page.snapshot.content.meetings.meetings.get(pack.meeting) if pack.meeting != meeting.id else None
    whose = f" (made for: {other.short})" if other else ""
    return f"Pack for {meeting.short}: {pack.name}{whose}"


def _papers(meeting: Meeting) -> str:
    """Return a meeting's agenda, who attends, what documents say of it, and what is assumed, as HTML."""
    agenda = [
        {"Point": point.title, "Quarters": _quarters(point.quarters), "Comes from": meeting_words.basis(point)}
        for point in meeting.agenda
    ]
    said = [{"About": item.title, "What documents say": item.text, "Where": _where(item)} for item in meeting.says]
    said += [
        {"About": words.day_name(past.day), "What documents say": past.note, "Where": _where(past)}
        for past in meeting.held
    ]
    assumed = "".join(f"<li>{escape(each)}</li>" for each in meeting.assumed)
    return (
        f"{folding.markup(agenda, f'Agenda: {meeting.short}')}"
        f"<p>Who attends, by role: {escape('; '.join(meeting.attends))}.</p>"
        f"{folding.markup(said, f'What documents say of it: {meeting.short}')}"
        f"<p>What no document says, and this tool assumes:</p><ul>{assumed}</ul>"
    )


def _where(item: Item | PastDate) -> str:
    return f"{item.reference.document}, {item.reference.section}"


def _quarters(quarters: tuple[int, ...]) -> str:
    return f"Quarter {', '.join(map(str, quarters))}" if quarters else "Every one"


def quarters(page: Page) -> None:
    """Say how quarters are counted, and where the documents disagree."""
    held = page.snapshot.content.meetings
    st.header("How quarters are counted", anchor=False)
    told = {
        "business": "By the business year: April to June is quarter 1, so March lies in quarter 4.",
        "calendar": "By the calendar year: January to March is quarter 1, so March lies in quarter 1.",
    }
    st.write(f"{told[held.basis]} It is a setting of this tool, kept with its content.")
    rows = [{"About": item.title, "What is printed": item.text, "Where": _where(item)} for item in held.conflicts]
    if rows:
        st.html(folding.markup(rows, "Where the documents disagree"))


def desk(page: Page) -> None:
    """Offer what an analyst enters: the council's input to a meeting, and the days of meetings."""
    known = meeting_answers.open_to_actor(page)
    actor = who.actor()
    if actor.may("see restricted"):
        own = {each.id: each for each in known.values() if any(point.kind == "tasks" for point in each.agenda)}
        if own:
            with st.container(border=True):
                council_form.show(page, own)
    if actor.may("edit records") and known:
        with st.container(border=True):
            st.header("Days of meetings", anchor=False)
            _enter(page, known)
            _cancel(page, known)


def _enter(page: Page, known: dict[str, Meeting]) -> None:
    left, right = st.columns(2)
    with left:
        chosen = st.selectbox("Meeting", list(known), format_func=lambda each: known[each].name, key="day_meeting")
    with right:
        day = st.date_input("Day", value=None, key="day_day", format="DD/MM/YYYY", min_value=date(2000, 1, 1))
    held = meeting_answers.days_entered(page, known[chosen])
    st.write("; ".join(words.day_name(each) for each in held) or NO_DAY)
    if st.button("Enter this day", disabled=not isinstance(day, date)):
        _write(
            lambda: meetings.enter(
                who.actor(), meeting_answers.path(page), page.snapshot.content, chosen, day, page.today
            ),
            f"Entered: {known[chosen].short}, {words.day_name(day)}.",
            "day_day",
        )


def _cancel(page: Page, known: dict[str, Meeting]) -> None:
    path = meeting_answers.path(page)
    held = {
        f"{each.short}, {words.day_name(day)}": (each, day)
        for each in known.values()
        for day in meeting_answers.days_entered(page, each)
    }
    if not held:
        return
    with st.expander("Cancel a day"):
        chosen = st.selectbox("Day to cancel", list(held), key="cancel_day")
        reason = st.text_input("Reason", key="cancel_reason")
        meeting, day = held[chosen]
        if st.button("Cancel it"):
            _write(
                lambda: meetings.cancel(who.actor(), path, meeting.id, day, reason),
                f"Cancelled: {chosen}.",
                "cancel_reason",
            )


def _write(write: Callable[[], None], told: str, *typed: str) -> None:
    if writing.attempt(write):
        logs.event("meeting day written down")
        writing.finished(told, *typed)

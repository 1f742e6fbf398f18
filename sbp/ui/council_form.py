"""What the council brings to a tasking meeting, as an analyst enters it: last month's response, and proposed tasks."""

from datetime import date

import streamlit as st

from sbp import logs, months
from sbp.answers import council_input, decisions
from sbp.answers.decisions import OnScreen
from sbp.charts import meeting_words, words
from sbp.meeting_model import Meeting
from sbp.ui import deciding, folding, meeting_answers, who, writing
from sbp.ui.frame import Page

ABOUT = "Proposed by the council"


def show(page: Page, known: dict[str, Meeting]) -> None:
    """Offer the response of last month and a task to propose, for a meeting that takes them."""
    st.header("Council input", anchor=False)
    st.write("Places and roles, never people. It is seen by analysts alone, and carries the meeting's marking.")
    left, right = st.columns(2)
    with left:
        meeting = known[
            st.selectbox("For which meeting", list(known), format_func=lambda each: known[each].name, key="input_for")
        ]
    with right:
        day = st.date_input("Held on", value=_next(page, meeting), key=f"input_day_{meeting.id}", format="DD/MM/YYYY")
    if not isinstance(day, date):
        st.write("Choose the day of the meeting.")
        return
    if any(point.kind == "response" for point in meeting.agenda):
        _response(page, meeting, day.replace(day=1))
    _task(page, meeting, day)


def _next(page: Page, meeting: Meeting) -> date:
    found = next(each for each in meeting_answers.upcoming(page) if each.meeting.id == meeting.id)
    return found.day or page.today


def _response(page: Page, meeting: Meeting, month: date) -> None:
    path = meeting_answers.path(page)
    held = meeting_answers.response(page, meeting, month)
    before = words.month_in_full(months.add(month, -1))
    key = f"{meeting.id}_{months.text(month)}"
    text = st.text_area(f"What the council did in {before}", value=held.text if held else "", key=f"response_{key}")
    result = st.text_area("What came of it", value=held.result if held else "", key=f"result_{key}")

    def write() -> None:
        """Write the response down."""
        council_input.write(who.actor(), path, meeting, month, text, result)

    if st.button("Write down the response") and writing.attempt(write):
        logs.event("council response written down", meeting=meeting.id)
        writing.finished(f"Written down: the response for {words.month_in_full(month)}.")


def _task(page: Page, meeting: Meeting, day: date) -> None:
    path = meeting_answers.path(page)
    proposed = meeting_answers.proposed(page, meeting, day)
    if proposed:
        rows = meeting_words.log_rows(proposed, {meeting.id: meeting})
        st.html(folding.markup(rows, "Tasks proposed to this meeting"))
    draft = deciding.typed(meeting, "task", has_place=True, label="A task to propose")
    seen = OnScreen(ABOUT, (), (), page.version_id)

    def write() -> None:
        """Write the proposed task down."""
        decisions.write(who.actor(), path, meeting, day, draft, seen, page.today, is_proposed=True)

    if st.button("Propose this task") and writing.attempt(write):
        logs.event("task proposed", meeting=meeting.id)
        deciding.forget("task")
        writing.finished("The task is proposed.")

"""Writing down during a meeting: a decision with the figures on screen, or a status that the meeting judged."""

from datetime import date
from html import escape

import streamlit as st

from sbp import logs
from sbp.answers import account, decisions, meetings
from sbp.answers.account import Before, Desk, Subject
from sbp.answers.decisions import Draft, OnScreen
from sbp.charts import words
from sbp.meeting_model import Meeting, Screen
from sbp.ui import meeting_answers, strategy_answers, who, writing
from sbp.ui.frame import Page

DRAFTS = "_drafts"  # what was typed, by form, should a dialog be closed before it is written down
PLAIN = "One sentence, as it will be read out. Plain text; no names of people."


@st.dialog("Record a decision", width="large")
def record(page: Page, meeting: Meeting, day: date, screen: Screen) -> None:
    """Ask for the decision, its owner by role and the day it is due; say which figures it will keep."""
    _shown(screen, page.version_id)
    draft = typed(meeting, "decide")
    seen = OnScreen(screen.section.title, screen.figures, screen.filters, page.version_id)

    def write() -> None:
        """Write the decision down."""
        path = meeting_answers.path(page)
        decisions.write(who.actor(), path, meeting, day, draft, seen, page.today)

    if st.button("Write it down") and writing.attempt(write):
        logs.event("decision written down", meeting=meeting.id)
        forget("decide")
        writing.finished("The decision is written down.")


def typed(meeting: Meeting, name: str, has_place: bool = False, label: str = "What is decided") -> Draft:
    """Ask for text, owner and day, and for a place where there is one; what was typed before is still there.

    Args:
        meeting: whose roles are offered.
        name: keeps the fields of several forms apart.
        has_place: whether a place is asked for.
        label: what the text is called.
    """
    before = _drafts().get(name) or Draft("", "", None)
    roles = [*meeting.attends, *([before.owner] if before.owner and before.owner not in meeting.attends else [])]
    kept = {"text": before.text, "owner": before.owner or None, "due": before.due, "place": before.place}
    for field, value in kept.items():
        st.session_state.setdefault(f"{name}_{field}", value)
    text = st.text_area(label, key=f"{name}_text", height=110)
    st.html(f'<p class="sbp-under">{PLAIN}</p>')
    left, right = st.columns(2)
    with left:
        owner = st.selectbox(
            "Owner, by role", roles, key=f"{name}_owner", accept_new_options=True, index=None,
            placeholder="Choose or type a role",
        )  # fmt: skip
    with right:
        due = st.date_input("Due", key=f"{name}_due", format="DD/MM/YYYY", min_value=date(2000, 1, 1))
    place = st.text_input("Place, if there is one", key=f"{name}_place") if has_place else ""
    draft = Draft(text, owner or "", due if isinstance(due, date) else None, place)
    _drafts()[name] = draft
    return draft


def forget(name: str) -> None:
    """Empty a form once what it held is written down."""
    _drafts().pop(name, None)
    for field in ("text", "owner", "due", "place"):
        st.session_state.pop(f"{name}_{field}", None)


def _drafts() -> dict[str, Draft]:
    return st.session_state.setdefault(DRAFTS, {})


def _shown(screen: Screen, version: str) -> None:
    figures = "; ".join(
        f"{each.name}: {each.value:,} in the 12 months to {words.month_name(each.last_month)}"
        for each in screen.figures
    )
    kept = figures or "none; this screen shows no series"
    st.html(f'<p class="sbp-under">Figures kept with it: {escape(kept)}. Data version {escape(version)}.</p>')


@st.dialog("Judge a priority's status", width="large")
def judge(page: Page, meeting: Meeting, day: date) -> None:
    """Ask for the status that the meeting gives a priority in its quarter; the computed one stays beside it."""
    content = page.snapshot.content
    desk = Desk(who.actor(), content, page.snapshot.version.is_demonstration, page.today)
    leading = content.strategies.leading
    names = leading.priority_names()
    chosen = st.selectbox("Priority", list(names), format_func=names.__getitem__, key="judge_priority")
    offered = account.quarters(leading.first, page.today)
    own = meetings.quarter(day, "business").label
    quarter = st.selectbox(
        "Quarter of the business year", offered, key="judge_quarter", index=offered.index(own) if own in offered else 0
    )
    subject = Subject(leading.id, "priority", chosen)
    key = account.progress_key(subject, quarter)
    stands = account.standing(strategy_answers.written(page), account.PROGRESS, key)
    if stands:
        st.html(f'<p class="sbp-period" role="note">Stands here: {escape(stands.said["status"])}</p>')
    status = st.text_input("Status, in the words that were agreed", key="judge_status")
    note = st.text_area("Note", key="judge_note")
    reason = st.text_input("Why it is replaced", key="judge_reason") if stands else ""
    said = {
        "quarter": quarter, "status": status, "note": note, "agreed_at": meeting.name, "agreed_on": day.isoformat(),
    }  # fmt: skip
    before = Before(stands.number if stands else None, reason)
    if st.button("Write it down") and writing.attempt(lambda: account.judge(desk, subject, said, before)):
        logs.event("status judged in a meeting", meeting=meeting.id)
        writing.finished("The status is written down.")

"""Meetings and their decisions as plain English: when the next one is, what it is about, what stands in the log."""

from collections.abc import Sequence

from sbp.charts import tables, words
from sbp.meeting_model import AgendaPoint, Decision, Meeting, State, Upcoming

EVERY = {1: "Each month", 3: "Each quarter", 12: "Each year"}
STATES: dict[State, str] = {"open": "○ Open", "done": "● Done", "dropped": "✕ Dropped"}
ASSUMED = "assumed by this tool"
LOG_HEAD = (
    "meeting", "held_on", "about", "text", "owner", "due", "place", "state", "figures_then", "data_version", "by",
    "written_at", "what_happened_since",
)  # fmt: skip


def upcoming(each: Upcoming) -> str:
    """Say when a meeting is next and what is its theme: `12 Mar 2026 (2025/26 Q4: hate crime)`."""
    if each.day is not None:
        when = words.day_name(each.day)
    elif each.month is not None:
        when = f"expected in {words.month_in_full(each.month)}, day to be entered"
    else:
        when = "date to be entered"
    return f"{when} ({quarter(each)})" if each.quarter else when


def quarter(each: Upcoming) -> str:
    """Say in which quarter a meeting is and what is its theme; empty where it is not known."""
    if each.quarter is None:
        return ""
    return f"{each.quarter.label}: {', '.join(each.themes)}" if each.themes else each.quarter.label


def cadence(meeting: Meeting) -> str:
    """Say how often a meeting is held, as far as documents say."""
    return EVERY.get(meeting.every or 0, "How often it is held is not printed")


def basis(point: AgendaPoint) -> str:
    """Say where a standing item comes from."""
    return f"{point.reference.document}, {point.reference.section}" if point.reference else ASSUMED


def log_rows(taken: Sequence[Decision], meetings: dict[str, Meeting]) -> list[dict[str, str]]:
    """Return decisions as rows for a page."""
    return [
        {
            "Decided": f"{words.day_name(each.held_on)}, {_short(each, meetings)}",
            "Decision": f"{each.text} ({each.place})" if each.place else each.text,
            "Owner and day": f"{each.owner}, by {words.day_name(each.due)}",
            "State": STATES[each.state],
            "Figures then": "; ".join(then(each)) or "–",
            "What happened since": " ".join(step.text for step in each.follow_ups) or "–",
        }
        for each in taken
    ]


def then(taken: Decision) -> list[str]:
    """Return the figures that a decision rests on, as they stood."""
    return [
        f"{each.name}: {each.value:,} in the 12 months to {words.month_name(each.last_month)}" for each in taken.figures
    ]


def log_csv(taken: Sequence[Decision], meetings: dict[str, Meeting]) -> str:
    """Return decisions as CSV text for people to read; text that a spreadsheet would run is defused."""
    lines = [
        [
            tables.safe_text(value)
            for value in (
                _short(each, meetings), each.held_on.isoformat(), each.about, each.text, each.owner,
                each.due.isoformat(), each.place, each.state, "; ".join(then(each)), each.data_version, each.who,
                each.written_at, " ".join(step.text for step in each.follow_ups),
            )
        ]
        for each in taken
    ]  # fmt: skip
    return tables.csv_text(list(LOG_HEAD), lines, [])


def _short(each: Decision, meetings: dict[str, Meeting]) -> str:
    return meetings[each.meeting].short if each.meeting in meetings else each.meeting

"""What the council brings to a tasking meeting beside figures: last month's response, and what came of it."""

from datetime import date
from pathlib import Path

from sbp import months
from sbp.access import Actor
from sbp.answers.typed import clean
from sbp.meeting_model import Meeting, Response
from sbp.store import records

KIND = "council_response"
LONGEST = 600  # characters; it is read out, and must stand on one screen


def write(actor: Actor, path: Path, meeting: Meeting, month: date, text: str, result: str) -> None:
    """Write down the council's response for a meeting of a month, or put another in its place.

    Args:
        actor: who writes.
        path: the file of records.
        meeting: the meeting it is meant for.
        month: the month of that meeting; the response is that of the month before.
        text, result: what was done, and what came of it.

    Raises:
        SbpError: the person may not, a text cannot be kept, or another wrote in between; nothing is written.
    """
    actor.require("see restricted")
    who = actor.require("write days")
    body = {
        "meeting": meeting.id,
        "month": months.text(month),
        "text": clean("response", text, LONGEST, required=True),
        "result": clean("result", result, LONGEST),
    }
    before = held(path, meeting, month)
    replaces, reason = (before.entry, "written again") if before else (None, "")
    records.add(path, KIND, f"{meeting.id} {months.text(month)}", body, who, replaces, reason)


def held(path: Path, meeting: Meeting, month: date) -> Response | None:
    """Return the response for a meeting of a month as it stands, None where none was written."""
    key = f"{meeting.id} {months.text(month)}"
    found = next((entry for entry in records.latest(path, KIND) if entry.key == key), None)
    if found is None:
        return None
    body = found.body
    return Response(
        body["meeting"], months.parse(body["month"]), body["text"], body["result"], found.who, found.written_at,
        found.sequence,
    )  # fmt: skip

"""What was written down of the strategy, as rows of words and as CSV text."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sbp.charts import words
from sbp.charts.tables import safe_text

KINDS = {"progress": "Judged status", "log": "Log entry", "commentary": "A partner's words"}
HEAD = ("written_at", "by", "kind", "about", "quarter_or_day", "text", "reason", "stands")


@dataclass(frozen=True)
class Line:
    """One thing written down: when, by whom, what kind, about what, of which quarter or day, in which words.

    `stands` is False where a later one replaced it, and `reason` says why it replaced what stood before.
    """

    written_at: datetime
    who: str
    kind: str
    about: str
    when: str
    text: str
    reason: str
    stands: bool


def rows(lines: Sequence[Line]) -> list[dict[str, str]]:
    """Return lines as rows for a page."""
    return [
        {
            "Written down": moment(each.written_at),
            "By": each.who,
            "What": KINDS[each.kind],
            "About": each.about,
            "Of": each.when,
            "In words": each.text,
            "Standing": _standing(each),
        }
        for each in lines
    ]


def _standing(each: Line) -> str:
    told = "stands" if each.stands else "replaced since"
    return f"{told}; replaced what stood before: {each.reason}" if each.reason else told


def moment(when: datetime) -> str:
    """Write the moment of writing."""
    return f"{words.day_name(when.date())}, {when:%H:%M} UTC"


def to_csv(lines: Sequence[Line]) -> str:
    """Return lines as CSV text for people to read; free text that a spreadsheet would take for a formula is marked."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    for each in lines:
        cells = (each.who, each.kind, each.about, each.when, each.text, each.reason, "yes" if each.stands else "no")
        writer.writerow([each.written_at.isoformat(), *map(safe_text, cells)])
    return out.getvalue()


def in_words(kind: str, said: Mapping[str, str]) -> str:
    """Say what was written down, without what it is about."""
    if kind == "progress":
        note = f" {said['note']}" if said["note"] else ""
        return f"{said['status']}. Agreed: {said['agreed_at']}, {day(said['agreed_on'])}.{note}"
    owner = said.get("role") or said.get("owner")
    return f"{owner}: {said['text']}" if owner else said["text"]


def day(text: str) -> str:
    """Write a day as people do."""
    return words.day_name(date.fromisoformat(text))


def comment(said: Mapping[str, str], written_at: datetime, is_corrected: bool) -> tuple[str, str]:
    """Return who says something of which quarter, with the day it was written down, and what they say."""
    mark = ", corrected" if is_corrected else ""
    return f"{said['role']}, {said['quarter']} (written {words.day_name(written_at.date())}{mark})", said["text"]

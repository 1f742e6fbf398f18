"""What people wrote down, as a reader needs it: kinds, fields and values in plain English, whatever an entry holds."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from sbp.charts import words

Names = Mapping[str, str]
KINDS = {
    "impact_day": "Impact day booked",
    "impact_day_held": "Impact day held",
    "impact_day_addition": "Remark on an impact day",
    "impact_weights": "Weights for choosing wards",
    "decision": "Decision",
    "council_task": "Task proposed by the council",
    "council_response": "Response of the council",
    "meeting": "Day of a meeting",
    "progress": "Judged status",
    "log": "Action log",
    "commentary": "Comment on a figure",
}
# Fields that come first, in this order; all others follow as they were written.
LABELS = {
    "text": "Text",
    "told": "Finding",
    "status": "Status",
    "note": "Note",
    "result": "Result",
    "day": "Day",
    "ward_name": "Ward",
    "theme": "Theme",
    "lead": "Lead",
    "partners": "Partners",
    "objective": "Objective",
    "outputs": "Left behind",
    "cost": "Cost in pounds",
    "notes": "Notes",
    "owner": "Owner",
    "due": "Due",
    "place": "Place",
    "state": "State",
    "standing": "State",
    "indicator": "Measure",
    "quarter": "Quarter",
    "role": "Said by",
    "about": "About",
    "id": "Which",
    "period": "Strategy",
    "agreed_on": "Agreed on",
    "agreed_at": "Agreed at",
    "meeting": "Meeting",
    "held_on": "Held on",
    "month": "Month",
    "figures": "Figures on screen",
    "filters": "Shown for",
    "design": "How it is judged",
    "measure": "By",
    "issues": "Counting",
    "before_first": "Compared with, from",
    "before_last": "to",
    "after_first": "Judged from",
    "after_last": "until",
    "comparison": "Beside",
    "ring": "Around it",
    "picked_first": "Chosen by figures from",
    "picked_last": "up to",
    "detectable": "Smallest cut that would be found",
    "power": "Chance that a cut of 30% is found",
    "spread": "Spread of its counts, against chance",
    "drift": "Drift of its counts",
    "data_version": "Data version",
}
_SHARES = {"detectable", "power"}
_TYPED = {"text", "note", "notes", "objective", "result"}  # stay as they were typed, whatever they say
_REPEATED = {"ward_code"}  # the ward's name stands beside it
_INSIDE = {"figures": ("told",), "figure": ("told",)}  # of a figure, its finding says all that a reader needs
_OWN_KEY = re.compile(r"^[0-9a-f]{12,}$")
_DAY = re.compile(r"^\d{4}-\d\d-\d\d$")
_MONTH = re.compile(r"^\d{4}-\d\d$")


def kind(name: str) -> str:
    """Return what a kind of entry is called; one that is not known here, by its own name."""
    return KINDS.get(name, _label(name))


def about(key: str, names: Names) -> str:
    """Say what an entry is about: names for ids, days as they are written, and no key made up by the machine."""
    parts = [_text(each, names) for each in key.split(" ") if not _OWN_KEY.match(each)]
    return " ".join(parts)


def content(body: Mapping[str, Any], names: Names) -> str:
    """Return every field of an entry with its label, `Day: 15 Apr 2022. Theme: Clean-up`; what is empty is left out.

    Args:
        body: what was written, as the entry holds it; fields that are not known here are shown by their own name.
        names: name by id of whatever an entry may name.
    """
    return ". ".join(f"{label}: {value.rstrip('.')}" for label, value in _fields(body, names))


def _fields(body: Mapping[str, Any], names: Names) -> list[tuple[str, str]]:
    order = {each: place for place, each in enumerate(LABELS)}
    known = sorted(body, key=lambda each: order.get(each, len(order)))
    told = [(_label(each, names), _value(each, body[each], names)) for each in known if each not in _REPEATED]
    return [(label, value) for label, value in told if value]


def _label(name: str, names: Names | None = None) -> str:
    known = LABELS.get(name) or (names or {}).get(name)
    plain = name.replace("_", " ").strip()
    return known or plain[:1].upper() + plain[1:]


def _value(field: str, value: object, names: Names) -> str:
    """Write one value; nested ones in the same way, parted by semicolons or commas."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        kept = {each: value[each] for each in _INSIDE.get(field, ()) if each in value}
        if kept:
            return "; ".join(_value(each, kept[each], names) for each in kept)
        return "; ".join(f"{label} {text}" for label, text in _fields(value, names))
    if isinstance(value, list):
        parts = [_value(field, each, names) for each in value]
        return (", " if all(isinstance(each, str) for each in value) else "; ").join(filter(None, parts))
    if isinstance(value, int | float):
        return f"{value:.0%}" if field in _SHARES else _number(value)
    if field in _TYPED:
        return str(value or "")
    return "" if value is None else _text(str(value), names, is_month=field.endswith(("_first", "_last")))


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == round(value) else f"{value:,.3g}"


def _text(text: str, names: Names, is_month: bool = False) -> str:
    """Write an id as its name, and a day or month as labels have it; any other text stays as it was typed."""
    if text in names:
        return names[text]
    try:
        if _DAY.match(text):
            day = date.fromisoformat(text)
            return words.month_name(day) if is_month else words.day_name(day)
        if _MONTH.match(text):
            return words.month_name(date.fromisoformat(f"{text}-01"))
    except ValueError:  # looks like a day, and is none
        return text
    return text

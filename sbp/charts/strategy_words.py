"""Statuses, rules and shares as plain English, each status with the shape that stands for it beside the word."""

from collections import Counter
from itertools import takewhile

from sbp.charts import standing_words, words
from sbp.model import Change, Result
from sbp.strategy_model import BoardRow, Fired, Progress, Reference, State, Status

STATE_WORDS: dict[State, str] = {
    "improving": "Improving",
    "worsening": "Worsening",
    "changed": "Changed, direction not judged",
    "no signal": "No signal",
    "not enough data": "Not enough data",
    "not comparable": "Not comparable",
}
# Shapes differ in outline as well as in colour, so that a print in grey still tells them apart.
STATE_SHAPES: dict[State, str] = {
    "improving": "●",
    "worsening": "◆",
    "changed": "■",
    "no signal": "–",
    "not enough data": "○",
    "not comparable": "✕",
}
MINUS = "−"  # unlike a dash it never stands alone at the end of a line
NONE_JUDGED = "no judged status recorded"
_RULES = {
    "outside": "a month was {side} than expected, outside the range that 998 of 1,000 keep to",
    "two_of_three": "two of three months were {side} than expected, outside the range that 95 of 100 keep to",
    "run": "seven months in a row were {side} than expected",
}
_MONTHS = {
    "outside": "one month,",
    "two_of_three": "two of three months to",
    "run": "seven months in a row to",
}  # fmt: skip
MOVED: tuple[State, ...] = ("worsening", "improving", "changed")
NAMED = 2  # measures that a sentence names before it counts the rest
NOTHING_HELD = "No month is held."


def fired(each: Fired) -> str:
    """Say which rule fired, of which month, in which direction."""
    side = "higher" if each.direction > 0 else "lower"
    if each.rule == "change":
        return f"the 12 months to {words.month_name(each.month)} are clearly {side} than the 12 before"
    return f"{_RULES[each.rule].format(side=side)}, {words.month_name(each.month)}"


def rule(row: BoardRow) -> str:
    """Say why a measure has its status: what decided, what else fired, or what is missing."""
    status, change = row.status, row.change
    if row.result.reason:
        return row.result.reason
    if status.state in ("not comparable", "not enough data"):
        return sentence(change.reason) if change.reason else _too_old(row)
    if status.decided is None:
        return "No rule fired: the change is within what chance alone gives, and no month stands out."
    told = sentence(fired(status.decided))
    return f"{told} Also: {fired(status.also)}." if status.also else told


def in_months(row: BoardRow) -> str:
    """Say in which months lies what gave a status, `one month, Jul 2025`; empty where the year shows the same."""
    decided, change = row.status.decided, row.change
    if decided is None or decided.rule not in _MONTHS:
        return ""
    if change.is_clear and change.ratio is not None and (change.ratio > 1) == (decided.direction > 0):
        return ""
    return f"{_MONTHS[decided.rule]} {words.month_name(decided.month)}"


def _too_old(row: BoardRow) -> str:
    newest = row.result.freshness.last_month
    return f"The newest month held, {words.month_name(newest)}, is too old to judge by." if newest else NOTHING_HELD


def sentence(text: str) -> str:
    """Write a phrase as a sentence; one that ends in a question mark keeps it."""
    told = f"{text[:1].upper()}{text[1:].rstrip('.')}"
    return told if told.endswith("?") else f"{told}."


def false_alarm(status: Status) -> str:
    """Say how often the deciding rule fires when nothing has happened; empty where none fired."""
    if status.false_alarm is None:
        return ""
    return f"at most {status.false_alarm:.0%}" if status.false_alarm >= 0.01 else "under 1%"


def otherwise(row: BoardRow) -> str:
    """Say what two totals alone would make of a measure that is judged; empty where it is the same."""
    state, alone = row.status.state, row.status.two_points
    if not alone or alone == state or state in ("not enough data", "not comparable"):
        return ""
    return f"Two totals alone: {two_points(row)}."


def two_points(row: BoardRow) -> str:
    """Say what somebody would conclude who compares two totals and nothing else."""
    status, change = row.status, row.change
    if not status.two_points or change.latest is None or change.previous is None:
        return "no two totals to compare"
    if change.latest == change.previous:
        return "the same"
    told = STATE_WORDS[status.two_points].split(",")[0].lower()  # type: ignore[index]  one of the six
    return f"{told} ({signed(change.latest - change.previous)})"


def signed(value: int) -> str:
    """Write a difference with its sign."""
    return f"+{value:,}" if value > 0 else f"{MINUS}{-value:,}" if value < 0 else "0"


def change_number(change: Change) -> str:
    """Write the change in number; a missing one as words."""
    if change.latest is None or change.previous is None:
        return "not compared"
    return signed(change.latest - change.previous)


def change_percent(change: Change) -> str:
    """Write the change in per cent with its interval, or the reason why there is none, short enough for a cell."""
    if change.ratio is None or change.interval is None:
        return change.reason.split(":")[0] if change.reason else "not compared"
    low, high = (_percent(each, change.is_clear) for each in (change.interval.low, change.interval.high))
    return f"{_percent(change.ratio)} ({low} to {high})"


def _percent(ratio: float, is_clear: bool = False) -> str:
    """Write a ratio as a change in whole per cent; an end of a clear change that would round to nothing, in tenths."""
    exact = (ratio - 1) * 100
    digits = 1 if is_clear and round(exact) == 0 else 0
    value = round(exact, digits)
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    return f"{sign}{abs(value):.{digits}f}%"


def place(row: BoardRow, region: str) -> str:
    """Say where the borough's rate lies among the region's boroughs; empty where no file holds them."""
    if row.among is None or row.among.standing is None:
        return ""
    return f"{standing_words.ranks_words(row.among.standing.ranks)} in {region}"


def beside(row: BoardRow, region: str) -> str:
    """Say how the region's other boroughs changed together, and how ours compares; empty where it cannot be told."""
    if row.among is None or row.among.against_others.ratio is None or row.among.change.ratio is None:
        return ""
    against = row.among.against_others
    elsewhere = f"rest of {region} {_percent(row.among.change.ratio / against.ratio)}"
    if not against.is_clear:
        return f"{elsewhere}: no clear difference"
    side = "more" if against.ratio > 1 else "less"
    return f"{elsewhere}: ours {_percent(against.ratio).lstrip('+' + MINUS)} {side}"


def judged(progress: Progress | None) -> str:
    """Write a judged status with its quarter and where it was said; none is said to be none."""
    if progress is None or not progress.status:
        return NONE_JUDGED
    doubt = "" if progress.is_certain else ", row uncertain"
    return f"{progress.status} ({progress.quarter}{doubt})"


def unjudged(rows: tuple[BoardRow, ...]) -> list[str]:
    """Say of which measures something was noted without a status, where and when: one sentence a note."""
    measures: dict[str, list[str]] = {}
    for row in rows:
        if row.judged and not row.judged.status and row.judged.note:
            where = f"{row.judged.quarter}, {printed_at(row.judged.reference)}"
            measures.setdefault(f"{row.judged.note} ({where})", []).append(row.result.indicator.name)
    return [f"{note}: {'; '.join(names)}." for note, names in measures.items()]


def judged_at(progress: Progress | None) -> str:
    """Write a judged status with its quarter, and with the document or meeting that said it and when."""
    told = judged(progress)
    return f"{told}: {printed_at(progress.reference)}" if progress and progress.status else told


def printed_at(reference: Reference) -> str:
    """Write where something is printed."""
    return f"{reference.document}, {reference.section}"


def said_once(rows: list[dict[str, str]], head: str) -> tuple[list[dict[str, str]], str]:
    """Take what all places in a column begin with, their document, out of it; return the rows and the document.

    Args:
        rows: of a table, column heading to text.
        head: the column that says where a row stands; where it has one place or none, nothing is taken out.

    Returns:
        The rows and the document; where only most rows share it, it says so, and the others keep theirs.
    """
    places = [row[head] for row in rows if row.get(head, "") not in ("", "–")]
    firsts = Counter(place.split(", ")[0] for place in places)
    most = max(firsts, key=firsts.__getitem__, default="")
    shared = _shared([place for place in places if place.split(", ")[0] == most])
    if not shared or 2 * firsts[most] <= len(places):
        return rows, ""
    shortened = [row | {head: row[head].removeprefix(f"{shared}, ")} for row in rows]
    exceptions = "" if firsts[most] == len(places) else ", where a place is given and no other document is named"
    return shortened, shared + exceptions


def _shared(places: list[str]) -> str:
    """Return what several different places begin with, whole parts of them; empty for one place."""
    parts = zip(*(place.split(", ")[:-1] for place in set(places)), strict=False) if len(set(places)) > 1 else ()
    return ", ".join(first for first, *_ in takewhile(lambda alike: len(set(alike)) == 1, parts))


def share(value: float) -> str:
    """Write a share as a whole percentage."""
    return f"{value * 100:.0f}%"


def board_headline(rows: tuple[BoardRow, ...]) -> str:
    """Say a board table's finding in one sentence: how many measures are in which state."""
    if not rows:
        return "No measure of this priority is in open data"
    counts = {each: sum(row.status.state == each for row in rows) for each in STATE_WORDS}
    told = [f"{count} {STATE_WORDS[each].lower()}" for each, count in counts.items() if count]
    return f"Of {len(rows)} {'measure' if len(rows) == 1 else 'measures'}: {'; '.join(told)}"


def telling(rows: tuple[BoardRow, ...]) -> BoardRow | None:
    """Return the measure that stands for a priority in short: one that worsens, else one that moved, else the first."""
    held = [row for row in rows if row.result.points]
    order = [*MOVED, *(each for each in STATE_WORDS if each not in MOVED)]
    return min(held, key=lambda row: order.index(row.status.state), default=None)


def in_short(rows: tuple[BoardRow, ...]) -> str:
    """Say in one sentence which measures moved which way, and where only by months; of several, two are named."""
    if not rows:
        return sentence(board_headline(rows))
    told = which_moved(rows, NAMED)
    if not told and any(row.status.state == "no signal" for row in rows):
        return "No measure improved, worsened or changed, by the rule."
    return told or "No measure can be judged; the page says why."


def which_moved(rows: tuple[BoardRow, ...], most: int) -> str:
    """Name the measures that moved, `most` of each way, and where only by months; empty where none did."""
    told = []
    for state in MOVED:
        names = [_with_months(row) for row in rows if row.status.state == state]
        if names:
            more = f" and {len(names) - most} more" if len(names) > most else ""
            told.append(f"{STATE_WORDS[state]}: {', '.join(names[:most])}{more}.")
    return " ".join(told)


def _with_months(row: BoardRow) -> str:
    months = in_months(row)
    return f"{row.result.indicator.name} ({months})" if months else row.result.indicator.name


def population(rows: tuple[BoardRow, ...]) -> str:
    """Say of how many residents the rates are; empty where none is shown."""
    area = next((row.result.area for row in rows if row.result.rate_per_1000 is not None), None)
    if area is None or area.residents is None:
        return ""
    return f"Rates are per 1,000 of {area.residents:,} residents ({area.residents_label})."


def last_month(result: Result) -> str:
    """Name the month that a rolling year ends with; empty where there is none."""
    return words.month_name(result.rolling[-1].month) if result.rolling else ""

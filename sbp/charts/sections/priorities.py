"""A priority as sections: where it stands, its board table, what was promised and what came of it."""

from collections import Counter
from collections.abc import Sequence

from sbp.charts import strategy_words, words
from sbp.paper import Grid, Section
from sbp.strategy_model import Action, BoardRow, Priority, Progress, Target

JUDGED_OR_COMPUTED = (
    "Computed: by a rule, from recorded figures. Judged: what the partnership said, with the quarter in which it did. "
    "They are never merged."
)
FALSE_ALARM = "False alarm: the chance that the rule fires for one measure when nothing has happened."
UNJUDGED = "no judged status is recorded of any"
MOVED = ("improving", "worsening", "changed")


def standing(seen: Sequence[tuple[Priority, tuple[BoardRow, ...]]], part: str = "") -> Section:
    """Return where all priorities stand: one line each, with how many of its measures are in which state.

    A measure of two priorities stands in both lines and is counted once in the title.
    """
    rows = tuple((priority.name, *_states(board), _moved(board)) for priority, board in seen)
    columns = (
        "Priority",
        "Measures",
        "Improving",
        "Worsening",
        "Changed",
        "No signal",
        "Cannot be judged",
        "Which moved",
    )
    everything = [row.result.indicator for _, board in seen for row in board]
    moved = {row.result.indicator.id for _, board in seen for row in board if row.status.state in MOVED}
    count = len({each.id for each in everything})
    return Section(
        id="standing",
        title=f"{len(moved)} of {_counted(count, 'measure')} improved, worsened or changed, by the rule",
        part=part,
        subtitle=f"Computed status of every measure, by priority{_shared([each.name for each in everything])}",
        words=tuple(f"{priority.name}: {strategy_words.board_headline(board)}." for priority, board in seen),
        table=Grid("Measures by computed status", columns, rows, ("", *["count"] * 6, "")),
        notes=(JUDGED_OR_COMPUTED,),
    )


def _shared(names: list[str]) -> str:
    """Say which measures stand under several priorities, so that the lines add up to more than the title says."""
    found = [name for name, count in Counter(names).items() if count > 1]
    if not found:
        return ""
    stands, is_counted = ("stands", "is") if len(found) == 1 else ("stand", "are")
    return f". {', '.join(found)} {stands} under several priorities and {is_counted} counted once in the total"


def _states(board: tuple[BoardRow, ...]) -> tuple[int, ...]:
    counts = [sum(row.status.state == each for row in board) for each in (*MOVED, "no signal")]
    return len(board), *counts, len(board) - sum(counts)


def _moved(board: tuple[BoardRow, ...]) -> str:
    told = [f"{row.result.indicator.name} ({row.status.state})" for row in board if row.status.state in MOVED]
    return "; ".join(told) or "none"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def board(priority: Priority, rows: tuple[BoardRow, ...], region: str, part: str = "") -> Section:
    """Return a priority's board table with its finding and its aim.

    Args:
        priority: the priority.
        rows: its measures.
        region: the name of the region whose boroughs rates are compared with.
        part: the part of the agenda; the priority's name unless given.
    """
    said = (f"Aim: {_lowered(priority.aim.text)}", *((priority.notice,) if priority.notice else ()))
    notes = [JUDGED_OR_COMPUTED, FALSE_ALARM, strategy_words.population(rows), *(row.change.note for row in rows)]
    sources = dict.fromkeys(words.source_words(row.result.source, row.result.freshness) for row in rows)
    return Section(
        id=f"{priority.address}-board",
        title=f"{priority.name}: {_lowered(strategy_words.board_headline(rows))}",
        part=part or priority.name,
        subtitle="Each measure for the borough: the latest 12 months against the 12 before, with both statuses",
        words=said,
        table=board_grid(rows, region) if rows else None,
        source=" ".join(sources),
        notes=tuple(dict.fromkeys(each for each in notes if each)),
    )


def _lowered(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def board_grid(rows: tuple[BoardRow, ...], region: str) -> Grid:
    """Return a board table as numbers and words: one line a measure.

    Where no status was judged of any, the caption says so once and no column repeats it.
    """
    columns = (
        "Measure", "12 months to", "Latest 12", "12 before", "Change (95% range)", "Per 1,000",
        "Computed status, and why", "Judged status",
    )  # fmt: skip
    lines = tuple(
        (
            row.result.indicator.name,
            strategy_words.last_month(row.result) or words.NO_DATA,
            row.change.latest,
            row.change.previous,
            _joined(strategy_words.change_percent(row.change), strategy_words.beside(row, region)),
            row.result.rate_per_1000 if row.result.rate_per_1000 is not None else "–",
            _why(row),
            strategy_words.judged(row.judged),
        )
        for row in rows
    )
    caption, formats = "The latest 12 months against the 12 before", ("", "", "count", "count", "", "rate", "", "")
    if any(row.judged and row.judged.status for row in rows):
        return Grid(caption, columns, lines, formats)
    return Grid(f"{caption}; {UNJUDGED}", columns[:-1], tuple(line[:-1] for line in lines), formats[:-1])


def _joined(*texts: str) -> str:
    return "; ".join(each for each in texts if each)


def _why(row: BoardRow) -> str:
    state = f"{strategy_words.STATE_SHAPES[row.status.state]} {strategy_words.STATE_WORDS[row.status.state]}"
    alarm, months = strategy_words.false_alarm(row.status), strategy_words.in_months(row)
    state = f"{state}: {months}" if months else state
    told = f"{state}. {strategy_words.rule(row)}"
    return f"{told} False alarm: {alarm}." if alarm else told


def actions(priority: Priority, lines: Sequence[tuple[Action, tuple[Progress, ...]]], part: str = "") -> Section:
    """Return what was promised under a priority, by whom, and what was said of it last.

    Args:
        priority: the priority.
        lines: its actions, each with everything said of it, oldest first.
        part: the part of the agenda; the priority's name unless given.
    """
    last = [(action, said[-1] if said else None) for action, said in lines]
    judged = sum(bool(said and said.status) for _, said in last)
    rows = tuple(
        (
            action.text,
            action.owner,
            strategy_words.judged(said) if judged else "",  # the title says that there is none; the column is left out
            said.note if said else "",
            _where(action, said),
        )
        for action, said in last
    )
    if not rows:
        title = f"{priority.name}: no action is printed"
    else:
        title = f"{priority.name}: {judged} of {_counted(len(rows), 'action')} with a judged status"
    columns = ("Action", "By whom", "Judged status", "Note", "Where it is said")
    return Section(
        id=f"{priority.address}-actions",
        title=title,
        part=part or priority.name,
        subtitle="What was promised, by whom, and the status said last",
        table=Grid(f"Actions: {priority.name}", columns, rows) if rows else None,
        source="The partnership's documents, and what was written down since, each named in the last column."
        if rows
        else "",
    )


def _where(action: Action, said: Progress | None) -> str:
    places = [strategy_words.printed_at(action.reference)]
    if said:
        places.append(strategy_words.printed_at(said.reference))
    return "; reported in ".join(dict.fromkeys(places))


def targets(priority: Priority, lines: Sequence[tuple[Target, str, str]], part: str = "") -> Section | None:
    """Return a priority's targets with what came of them; None where it has none.

    Args:
        priority: the priority.
        lines: each target with its verdict and why.
        part: the part of the agenda; the priority's name unless given.
    """
    if not lines:
        return None
    verdicts = Counter(verdict for _, verdict, _ in lines)
    told = "; ".join(f"{count} {verdict}" for verdict, count in verdicts.items())
    rows = tuple(
        (
            target.text,
            target.base or "–",
            target.due,
            strategy_words.sentence(f"{verdict}: {why}" if why else verdict),
            strategy_words.printed_at(target.reference),
        )
        for target, verdict, why in lines
    )
    return Section(
        id=f"{priority.address}-targets",
        title=f"{priority.name}: of {_counted(len(lines), 'target')} {told}",
        part=part or priority.name,
        subtitle="Targets, met or not, with the figure where a source held here gives one",
        table=Grid("Targets", ("Target", "Base", "By when", "Met or missed", "Where it is said"), rows),
        source="The partnership's documents, each named in the last column.",
    )

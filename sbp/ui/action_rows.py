"""Actions as rows of words: what was promised by whom, each status as judged, by quarter, and what was said of it."""

from sbp.answers.strategy import ActionLine
from sbp.charts import strategy_words
from sbp.strategy_model import Progress

GRID_FROM = 2  # quarters with statuses from which actions stand in a grid
PROMISED, REPORTED, JUDGED, NOTE = "Printed in", "Reported in", "Judged status", "Note"
BELOW = (NOTE, REPORTED)  # what few actions have, and where it is long


def figures_of(line: ActionLine) -> tuple[str, ...]:
    """Return the ids of the published figures that an action and what was said of it name."""
    return line.action.figures + tuple(each for said in line.progress for each in said.figures)


def rows(lines: tuple[ActionLine, ...], quarters: tuple[str, ...]) -> list[dict[str, str]]:
    """Return actions as rows; from two quarters with statuses on, with a column for each quarter."""
    return [_action(line, quarters) for line in lines]


def _action(line: ActionLine, quarters: tuple[str, ...]) -> dict[str, str]:
    row = {"Action": line.action.text, "By whom": line.action.owner}
    if len(quarters) >= GRID_FROM:
        row |= {
            quarter: _statuses(tuple(said for said in line.progress if said.quarter == quarter), with_quarter=False)
            for quarter in quarters
        }
    else:
        newest = tuple(said for said in line.progress if said.quarter == line.progress[-1].quarter)
        row[JUDGED] = _statuses(newest, with_quarter=True)
    row[NOTE] = _notes(line.progress) or "–"
    row[PROMISED] = strategy_words.printed_at(line.action.reference)
    row[REPORTED] = "; ".join(dict.fromkeys(strategy_words.printed_at(said.reference) for said in line.progress)) or "–"
    return row


def _notes(progress: tuple[Progress, ...]) -> str:
    """Write all notes in the order in which they came, each with its quarter where there are several quarters."""
    has_several = len({said.quarter for said in progress}) > 1
    return " ".join(
        strategy_words.sentence(f"{said.quarter}: {said.note}" if has_several and said.quarter else said.note)
        for said in progress
        if said.note
    )


def _statuses(said: tuple[Progress, ...], with_quarter: bool) -> str:
    """Write what was judged of one quarter: where it was judged twice, both, each with who said it."""
    judged = [each for each in said if each.status]
    told = [_status(each, with_quarter) for each in judged]
    if len(judged) > 1:
        places = [strategy_words.printed_at(each.reference) for each in judged]
        told = [f"{text} ({place})" for text, place in zip(told, places, strict=True)]
    return "; then ".join(told) or strategy_words.NONE_JUDGED


def _status(said: Progress, with_quarter: bool) -> str:
    if with_quarter:
        return strategy_words.judged(said)
    return said.status if said.is_certain else f"{said.status} (row uncertain)"

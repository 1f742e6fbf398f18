"""Measures on one scale of change: those of one priority, and what moved beyond chance in several."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sbp.charts import forest, strategy_words, theme, words
from sbp.charts.sections import figures, priorities, waiting
from sbp.meeting_model import MeasureSeen, PrioritySeen
from sbp.paper import Plot, Section
from sbp.strategy_model import BoardRow, State, Unheld

ACROSS = "Per cent against the 12 months before"
SHOWS = "Newest 12 months against the 12 before, with the range that chance leaves open"
ORDER: tuple[State, ...] = ("worsening", "changed", "improving", "no signal", "not enough data", "not comparable")
JUDGED = ORDER[:4]
MOVED: dict[State, str] = {"worsening": "worsening", "changed": "changed", "improving": "improving"}
LAST = "What documents printed last, because no figure is held here"
MOST_LINES = 6  # more cannot be read from the back of a room; the table holds all
BY_CHANCE = "By chance alone about 1 measure in 20 would show a clear change."
STATUS_ALONE = "Improving, worsening or changed by a signal that does not withstand the number of checks"
CHANCE = (
    "The rule calls about 1 measure in 20 changed by its twelve months although nothing happened. A signal counts as "
    "moved only where it withstands the number of checks made that month."
)


def of_priority(seen: PrioritySeen, region: str, part: str, colours: theme.Theme = theme.LIGHT) -> Section:
    """Return a priority's board table as one message, its measures drawn on one scale of change.

    Args:
        seen: the priority with its measures.
        region: the name of the region whose boroughs rates are compared with.
        part: the part of the agenda.
        colours: the ground to draw on.
    """
    table = priorities.board(seen.priority, _rows(seen.measures), region, part)
    title = f"{seen.priority.name}: {_finding(seen.measures)}"
    section = _drawn(replace(table, title=title), seen.measures, colours)
    lacking = "; ".join(each.measure for each in seen.priority.not_in_open_data)
    if section.chart is not None:  # under a picture there is room for names alone
        return replace(section, words=(*table.words, *([f"Not held here: {lacking}."] if lacking else [])))
    is_empty = bool(seen.measures) and len(_empty(seen.measures)) == len(seen.measures)
    return replace(section, subtitle=LAST if is_empty else table.subtitle, words=(*_last_known(seen), *table.words))


def moved(seen: Sequence[PrioritySeen], region: str, part: str, colours: theme.Theme = theme.LIGHT) -> Section:
    """Return what moved beyond chance in several priorities as one message; where nothing did, it says so.

    What moved is drawn and listed; where nothing moved, all measures are. A computed status may rest on a signal that
    does not withstand the number of checks: such a measure counts as improving, worsening or changed wherever statuses
    are counted, not here, and is named so that the two numbers can be put together.
    """
    measures = [each for priority in seen for each in priority.measures]
    found = [each for each in measures if each.is_exception]
    judged = sum(each.row is not None and each.row.status.state in JUDGED for each in measures)
    if found:
        title = f"{len(found)} of {judged} measures moved beyond what chance gives{_by_months(found)}"
    else:
        title = "No measure moved beyond what chance gives" if judged else "No measure can be judged"
    section = Section(
        id="exceptions",
        title=title,
        part=part,
        words=(BY_CHANCE, *_counts(seen), *_names(seen), *_by_status_alone(measures)),
        table=priorities.board_grid(_rows(found or measures), region),
        notes=(CHANCE, priorities.JUDGED_OR_COMPUTED),
    )
    return _drawn(section, found or measures, colours)


def _counts(seen: Sequence[PrioritySeen]) -> tuple[str, ...]:
    """Say how many measures of each priority moved where more did than are drawn: a screen cannot hold all names."""
    if sum(len(each.exceptions) for each in seen) <= MOST_LINES:
        return ()
    return (f"Moved: {'; '.join(f'{each.priority.name} {len(each.exceptions)}' for each in seen)}.",)


def _names(seen: Sequence[PrioritySeen]) -> tuple[str, ...]:
    return tuple(f"{each.priority.name}: {_moved(each)}." for each in seen)


def _by_months(found: Sequence[MeasureSeen]) -> str:
    """Say how many of those that moved did so in months, while their year shows no clear change the same way."""
    count = sum(each.row is not None and bool(strategy_words.in_months(each.row)) for each in found)
    return f", {count} of them by {'its' if count == 1 else 'their'} months and not over the year" if count else ""


def _by_status_alone(measures: Sequence[MeasureSeen]) -> tuple[str, ...]:
    """Name the measures whose status alone says that they moved; empty where there are none."""
    names = [
        each.result.indicator.name
        for each in measures
        if each.row and each.row.status.state in MOVED and not each.is_exception
    ]
    return (f"{STATUS_ALONE}: {_listed(names)}.",) if names else ()


def _finding(measures: Sequence[MeasureSeen]) -> str:
    """Say in one clause how many measures moved, and how many cannot be judged."""
    if not measures:
        return "no measure is in open data"
    counts = {
        state: sum(each.row is not None and each.row.status.state == state for each in measures) for state in ORDER
    }
    judged = sum(counts[state] for state in JUDGED)
    if len(_empty(measures)) == len(measures):
        return "no figure is held of its " + (f"{len(measures)} measures" if len(measures) > 1 else "measure")
    if not judged:
        return f"none of {len(measures)} measures can be judged yet" if len(measures) > 1 else "it cannot be judged yet"
    told = [f"{counts[state]} {MOVED[state]}" for state in MOVED if counts[state]]
    moved = _listed(told) if told else "none improved, worsened or changed"
    left = len(measures) - judged
    return f"of {len(measures)} measures, {moved}{f'; {left} cannot be judged' if left else ''}"


def _drawn(section: Section, measures: Sequence[MeasureSeen], colours: theme.Theme) -> Section:
    """Return a section with its measures on one scale of change, those that worsened first."""
    ordered = sorted(measures, key=rank)
    drawn = ordered[:MOST_LINES]
    if not drawn:
        return section
    is_demonstration = any(each.result.is_demonstration for each in measures)
    lines = [_line(each) for each in drawn]
    if not any(ratio is not None for _, ratio, _, _ in lines):  # an empty scale would show nothing
        return replace(section, words=(*(f"{name}." for name, *_ in lines), *section.words))
    left = len(ordered) - len(drawn)
    more = f" {left} more {'stands' if left == 1 else 'stand'} in the table." if left else ""
    return replace(
        section,
        subtitle=f"{SHOWS}.{more}",
        chart=forest.spec(lines, is_demonstration, colours, ACROSS),
        plot=_plot(drawn),
        alt=f"{section.title}. {'; '.join(name for name, *_ in lines)}. The same numbers are in the table.",
        data=section.table,
        source=figures.sources(each.result for each in ordered),
        notes=(*section.notes, *figures.attributions(each.result for each in ordered)),
    )


def _last_known(seen: PrioritySeen) -> tuple[str, ...]:
    """Say of each measure how it stands, and of what is not held what was printed last: where nothing is drawn."""
    printed = {each.measure: each for each in seen.unheld}
    empty = {each.result.indicator.name for each in _empty(seen.measures)}
    told = []
    for each in sorted(seen.measures, key=rank)[:MOST_LINES]:
        name, (line, *_) = each.result.indicator.name, _line(each)
        head = f"{line.split(':')[0]}: no figure is held here" if name in empty else line
        told.append(f"{head}; printed last: {_printed(printed[name])}." if name in printed else f"{head}.")
    others = [
        f"{each.measure} ({_printed(each)})" if each.figure else each.measure
        for each in seen.unheld
        if each.measure not in empty
    ]
    told += waiting.makers(_empty(seen.measures))
    return (*told, *([f"Nor is any held of: {'; '.join(others)}."] if others else []))


def _printed(each: Unheld) -> str:
    """Return a printed figure with its period, without the measure's name where that is said before."""
    return ", ".join(filter(None, (each.printed.removeprefix(f"{each.measure}: "), each.period)))


def _empty(measures: Iterable[MeasureSeen]) -> list[MeasureSeen]:
    return [each for each in measures if not each.result.points]


def _rows(measures: Iterable[MeasureSeen]) -> tuple[BoardRow, ...]:
    return tuple(each.row for each in measures if each.row)


def rank(seen: MeasureSeen) -> int:
    """Return a measure's place in what is shown of several: those that worsened come first."""
    return ORDER.index(seen.row.status.state) if seen.row else len(ORDER)


def _line(seen: MeasureSeen) -> forest.Line:
    change, interval = seen.result.change, seen.result.change.interval
    state = seen.row.status.state if seen.row else None
    shape = f"{strategy_words.STATE_SHAPES[state]} " if state else ""
    if state is None or (state == "changed" and change.is_clear):  # the word alone would not say which way
        told = words.change_short(change)
    else:
        told = strategy_words.STATE_WORDS[state].lower().split(",")[0]
    count = f"{words.number(change.latest)}, " if change.latest is not None else ""
    months = strategy_words.in_months(seen.row) if seen.row else ""
    if months:  # of the year's count it says nothing, and a phone has no room for both
        count, told = "", f"{told} ({months})"
    name = f"{shape}{seen.result.indicator.name}: {count}{told}"
    return (name, change.ratio, interval.low, interval.high) if interval else (name, None, None, None)


def _plot(measures: Sequence[MeasureSeen]) -> Plot:
    ratios = [each.result.change.ratio for each in measures]
    values = tuple(None if each is None else _percent(each) for each in ratios)
    intervals = [each.result.change.interval for each in measures]
    ranges = tuple(each and (_percent(each.low), _percent(each.high)) for each in intervals)
    names = tuple(each.result.indicator.name for each in measures)
    return Plot("bar", names, (("Change", values),), ACROSS, ranges=ranges)


def _percent(ratio: float) -> float:
    return round((ratio - 1) * 100, 1)


def _moved(seen: PrioritySeen) -> str:
    return _listed(each.result.indicator.name for each in seen.exceptions) or "none"


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else ""

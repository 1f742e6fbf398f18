"""An agenda as screens: one message each, in the order of the agenda, with the figures that a decision keeps."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sbp import months
from sbp.charts import signal_words, theme, words
from sbp.charts.sections import changes, figures, measures, priorities, taken, tasking
from sbp.meeting_model import Agenda, AgendaItem, MeasureSeen, PrioritySeen, Screen
from sbp.model import WardTable
from sbp.paper import Section

MOST_OF_THEME = 5  # measures of the quarter's theme that have a screen of their own
MOST_MOVED = 4  # measures of all other priorities together
MOST_DECISIONS = 6  # earlier decisions with a screen of their own
CHANGE = "change"  # the rule that judges a measure by its twelve months
KEY = "Bands: 95 and 99.8 of 100 months if nothing changes. Triangle: a month that does not fit."
MONTHS_SHOWN = 60  # five years: as many as can be read from the back of a room
MOST_NAMES = 320  # letters of the names in a table that can be read from the back of a room
WARDS_KEPT = 3  # of a measure by ward, for a decision
Seen = tuple[MeasureSeen, ...] | WardTable
Made = tuple[Section, Seen]


class _Ask(NamedTuple):
    """One point with what its messages need: the part's name, the region beside ours, today, the ground to draw on."""

    item: AgendaItem
    part: str
    region: str
    today: date
    colours: theme.Theme


def of(agenda: Agenda, colours: theme.Theme = theme.LIGHT) -> tuple[Screen, ...]:
    """Return all screens of a meeting; every point has at least one, also where it holds nothing."""
    found = []
    for item in agenda.items:
        ask = _Ask(item, part_of(agenda, item), agenda.region, agenda.today, colours)
        found += [_screen(item, section, seen) for section, seen in _MAKERS[item.point.kind](ask)]
    return tuple(found)


def sections(agenda: Agenda, colours: theme.Theme = theme.LIGHT) -> tuple[Section, ...]:
    """Return a meeting's messages for a pack."""
    return tuple(each.section for each in of(agenda, colours))


def part_of(agenda: Agenda, item: AgendaItem) -> str:
    """Return the name of a point: its title, with the priority or quarter it is about."""
    names = ", ".join(each.priority.name for each in item.priorities)
    if item.point.kind == "theme":
        return f"{item.point.title}, {agenda.quarter.label}: {names}" if names else item.point.title
    return f"{item.point.title}: {names}" if item.point.kind == "update" else item.point.title


def _screen(item: AgendaItem, section: Section, seen: Seen) -> Screen:
    """Return a section as a screen, with the figures and the filters that a decision taken on it keeps."""
    if isinstance(seen, WardTable):
        span = words.period(seen.first_month, seen.last_month)
        filters = (("Measure", seen.indicator.name), ("Area", seen.vintage.title), ("12 months", span))
        return Screen(item.point, section, figures.of_wards(seen, WARDS_KEPT) if section.chart else (), filters)
    kept = tuple(figure for each in seen if (figure := figures.of(each.result)) is not None)
    if not seen:
        return Screen(item.point, section)
    measures = "; ".join(dict.fromkeys(each.result.indicator.name for each in seen))
    areas = "; ".join(dict.fromkeys(each.result.area.name for each in seen))
    to = "; ".join(dict.fromkeys(words.month_name(each.last_month) for each in kept))
    return Screen(
        item.point, section, kept, (("Measure", measures), ("Area", areas), ("12 months to", to or words.NO_DATA))
    )


def _theme(ask: _Ask) -> list[Made]:
    if not ask.item.priorities:
        told = "The strategy that leads sets no priority for this quarter."
        said = (told, "Looked at: the quarter in which each of its priorities is a main item.")
        return [(Section("theme", "There is no theme for this quarter", ask.part, words=said), ())]
    made: list[Made] = []
    for each in ask.item.priorities:
        others = tuple(seen for seen in _current(each.measures, ask.today) if not seen.is_exception)
        made.append((changes.of_priority(each, ask.region, ask.part, ask.colours), each.measures))
        made += _measures((*sorted(each.exceptions, key=changes.rank), *others)[:MOST_OF_THEME], ask)
    return made


def _current(seen: Iterable[MeasureSeen], today: date) -> tuple[MeasureSeen, ...]:
    """Return the measures with figures of the last year; older ones stand in the table and have no screen."""
    return tuple(
        each
        for each in seen
        if each.result.points and months.distance(each.result.points[-1].month, today) <= tasking.OLD_MONTHS
    )


def _update(ask: _Ask) -> list[Made]:
    made: list[Made] = []
    for each in ask.item.priorities:
        made.append((changes.of_priority(each, ask.region, ask.part, ask.colours), each.measures))
        made += _measures(_current(each.measures, ask.today)[:MOST_OF_THEME], ask)
    return made


def _exceptions(ask: _Ask) -> list[Made]:
    found = tuple(seen for each in ask.item.priorities for seen in each.exceptions)
    everything = tuple(seen for each in ask.item.priorities for seen in each.measures)
    if not everything:
        told = "No other priority of the leading strategy has a measure that is not on this agenda already."
        said = (told, "Looked at: the measures of every priority that is no point of its own on this agenda.")
        return [(Section("exceptions", "There is nothing else to look at", ask.part, words=said), ())]
    head = changes.moved(ask.item.priorities, ask.region, ask.part, ask.colours)
    return [(head, found or everything), *_measures(_in_turn(ask.item.priorities)[:MOST_MOVED], ask)]


def _in_turn(priorities: Iterable[PrioritySeen]) -> list[MeasureSeen]:
    """Return what moved, the first of each priority before the second of any; of one turn what worsened comes first."""
    turns = [
        (turn, changes.rank(seen), seen)
        for each in priorities
        for turn, seen in enumerate(sorted(each.exceptions, key=changes.rank))
    ]
    return [seen for *_, seen in sorted(turns, key=lambda each: each[:2])]


def _year_end(ask: _Ask) -> list[Made]:
    seen = [(each.priority, tuple(one.row for one in each.measures if one.row)) for each in ask.item.priorities]
    section = priorities.standing(seen, ask.part)
    whole = section.table
    if whole is None:
        return [(section, ())]
    # the table says what the words say; names of much that moved, in its last column, stand behind it
    if sum(len(str(row[-1])) for row in whole.rows) > MOST_NAMES:
        counts = replace(whole, columns=whole.columns[:-1], rows=tuple(row[:-1] for row in whole.rows))
        return [(replace(section, words=(), table=counts, data=whole), ())]
    return [(replace(section, words=()), ())]


def _since(ask: _Ask) -> list[Made]:
    own: list[Made] = [(taken.one(each, ask.part), ()) for each in ask.item.since[:MOST_DECISIONS]]
    return [(taken.before(ask.item.since, ask.part), ()), *own]


def _changed(ask: _Ask) -> list[Made]:
    found = ask.item.changed
    head: list[Made] = [(tasking.changed(found, ask.part), ask.item.measures)] if found else []
    return [*head, *_measures(ask.item.measures, ask)]


def _measures(seen: Iterable[MeasureSeen], ask: _Ask) -> list[Made]:
    made: list[Made] = []
    for each in seen:
        section = measures.trend_of(each.result, each.expected, ask.part, each.row, MONTHS_SHOWN, ask.colours)
        if section.chart is not None and each.expected:
            section = replace(
                section,
                key=KEY,
                notes=(signal_words.KEY, signal_words.NOT_WHY, *section.notes),
            )
        made.append((replace(section, title=_why(each) or section.title), (each,)))
    return made


def _why(seen: MeasureSeen) -> str:
    """Say which month makes a measure stand on the agenda; empty where it is its twelve months."""
    status = seen.row.status if seen.row else None
    if status is not None:
        month = status.decided.month if status.decided and status.decided.rule != CHANGE else None
    else:
        month = max((each.month for each in seen.expected if each.state == "judged"), default=None)
    found = next((each for each in seen.expected if each.month == month and each.is_signal), None)
    if found is None:
        return ""
    side = "higher" if found.direction > 0 else "lower"
    change = seen.result.change
    over = f"; the year as a whole: {words.change_short(change)}" if change.ratio is not None else ""
    return (
        f"{seen.result.indicator.name} in {seen.result.area.name}: {side} than expected in "
        f"{words.month_in_full(found.month)}{over}"
    )


def _where(ask: _Ask) -> list[Made]:
    days = ask.item.days
    made = [(tasking.where(each, days, ask.today, ask.part, ask.colours), each) for each in ask.item.tables]
    empty = [table for section, table in made if section.chart is None]
    if len(empty) < 2:
        return [*made]
    held: list[Made] = [(section, table) for section, table in made if section.chart is not None]
    return [*held, (tasking.nowhere(empty, ask.part), ())]  # a meeting need not go through nothing twice


_MAKERS: dict[str, Callable[[_Ask], list[Made]]] = {
    "since": _since,
    "theme": _theme,
    "update": _update,
    "exceptions": _exceptions,
    "year_end": _year_end,
    "response": lambda ask: [(tasking.response(ask.item.response, ask.part), ())],
    "changed": _changed,
    "where": _where,
    "days": lambda ask: [(tasking.days(ask.item.days, ask.part), ())],
    "tasks": lambda ask: [(tasking.tasks(ask.item.decisions, ask.part), ())],
    "decisions": lambda ask: [(taken.today(ask.item.decisions, ask.part), ())],
}

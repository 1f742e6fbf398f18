"""A priority as the Board sees it: its measures with computed and judged status, its actions, and what is watched."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sbp import months
from sbp.answers import indicators, london, naming, signals, sources
from sbp.content import Content
from sbp.model import Freshness, Result
from sbp.stats import status
from sbp.store import asking, together
from sbp.store.queries import Connection
from sbp.strategy_model import Action, BoardRow, Fired, Monitor, Priority, Progress, Reference, Status, Strategy, Unheld
from sbp.watching import ExpectedPoint

OLD_MONTHS = 12  # a status by figures older than this would speak of a time long gone
WHOLE = ""  # the priority of what serves all of them


@dataclass(frozen=True)
class Watched:
    """Something that is monitored, and how current the data for it is; None where no source here feeds it.

    `lacks_measures` is True where the source is loaded and yet holds none of the priority's measures.
    """

    monitor: Monitor
    freshness: Freshness | None
    source_title: str
    lacks_measures: bool = False


@dataclass(frozen=True)
class ActionLine:
    """An action with everything said of it, oldest first; empty where nothing was ever reported."""

    action: Action
    progress: tuple[Progress, ...]


def priority(content: Content, address: str) -> Priority:
    """Return the priority with an address.

    Raises:
        UsageError: no such address; the nearest are named.
    """
    known = {each.address: each for each in content.strategies.priorities}
    return naming.find("priority", address, known, {each.address: each.name for each in known.values()})


def strategy_of(content: Content, chosen: Priority) -> Strategy:
    """Return the strategy that a priority belongs to."""
    return next(each for each in content.strategies.periods if each.id == chosen.period)


def board(con: Connection, content: Content, chosen: Priority, today: date) -> tuple[BoardRow, ...]:
    """Answer the measures of a priority for the borough, in the order of its file.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        chosen: the priority.
        today: the day by which lateness is judged.

    Returns:
        One row for each measure; without data its result says why, and its status is "not enough data".
    """
    judged = last_judged(strategy_of(content, chosen), "measure")
    with asking.once():
        together.ahead(con, chosen.indicators, content.borough.code)
        return tuple(_rows(con, content, chosen, judged, today))


def _rows(
    con: Connection, content: Content, chosen: Priority, judged: dict[str, Progress], today: date
) -> Iterator[BoardRow]:
    borough = content.borough.code
    results = [indicators.series(con, content, each, borough, today) for each in chosen.indicators]
    lasts = {each.indicator.id: each.rolling[-1].month for each in results if each.change.latest is not None}
    among = london.own_lines(con, content, lasts)
    for result in results:
        each = result.indicator.id
        found = computed(result, signals.expected(con, content, each, borough), today)
        yield BoardRow(result, found, judged.get(each), among.get(each))


def computed(result: Result, expected: tuple[ExpectedPoint, ...], today: date) -> Status:
    """Apply the status rule to one measure's answer and the months that signalled; old figures are not judged."""
    change = result.change
    last = next((point.month for point in reversed(result.points) if point.value is not None), None)
    is_old = last is not None and months.distance(last, today) > OLD_MONTHS
    is_short = change.dispersion is None or change.reason.startswith(status.NOT_ENOUGH)
    evidence = status.Evidence(
        better=result.indicator.better,
        latest=change.latest,
        previous=change.previous,
        low=change.interval.low if change.interval else None,
        high=change.interval.high if change.interval else None,
        is_comparable=not change.reason.startswith(status.NOT_COMPARABLE),
        is_enough=not (is_old or is_short),
        last_month=last,
        signals=[status.Fired(each.month, each.rule, each.direction) for each in expected if each.is_signal],
    )
    found = status.judge(evidence)
    return Status(
        state=found.state,  # type: ignore[arg-type]  one of the six words
        decided=_fired(found.decided),
        also=_fired(found.also),
        false_alarm=found.false_alarm,
        two_points=status.two_points(evidence),
    )


def _fired(found: status.Fired | None) -> Fired | None:
    return None if found is None else Fired(found.rule, found.month, found.direction)


def last_judged(strategy: Strategy, about: str) -> dict[str, Progress]:
    """Return what was said last of each action or measure of a strategy, by id; a blank status counts as said."""
    return {each.id: each for each in sorted(_of(strategy, about), key=lambda each: each.quarter)}


def _of(strategy: Strategy, about: str) -> list[Progress]:
    return [each for each in strategy.progress if each.about == about]


def actions(strategy: Strategy, priority_id: str | None) -> tuple[ActionLine, ...]:
    """Return the actions of a priority, or of all where None, each with what was said of it."""
    said: dict[str, list[Progress]] = {}
    for each in sorted(_of(strategy, "action"), key=lambda each: each.quarter):
        said.setdefault(each.id, []).append(each)
    return tuple(
        ActionLine(each, tuple(said.get(each.id, ())))
        for each in strategy.actions
        if priority_id is None or each.priority == priority_id
    )


def quarters(lines: tuple[ActionLine, ...]) -> tuple[str, ...]:
    """Return the quarters in which a status was printed for any of the actions, oldest first."""
    return tuple(sorted({said.quarter for line in lines for said in line.progress if said.status and said.quarter}))


def watched(
    con: Connection, content: Content, strategy: Strategy, rows: tuple[BoardRow, ...], priority_id: str, today: date
) -> tuple[Watched, ...]:
    """Return what is monitored for a priority and for the whole strategy, each with how current the data held is.

    Args:
        con: a connection to a built version.
        content: the content that explains it.
        strategy: the priority's strategy.
        rows: the priority's board, which shows what its sources really hold.
        priority_id: the priority.
        today: the day by which lateness is judged.
    """
    states = {each.source.id: each for each in sources.freshness(con, content, today)}
    named = {row.result.indicator.source for row in rows}
    lacking = named - {row.result.indicator.source for row in rows if row.result.points}
    lines = []
    for each in strategy.monitoring:
        if each.priority in (priority_id, WHOLE):
            state = states.get(each.source)
            title = content.sources[each.source].title if each.source else ""
            lines.append(Watched(each, state.freshness if state else None, title, each.source in lacking))
    return tuple(lines)


def unheld(content: Content, chosen: Priority, rows: tuple[BoardRow, ...]) -> tuple[Unheld, ...]:
    """Return the measures of a priority of which nothing is held, each with the figure that was printed last.

    Args:
        content: the content, with the printed figures and the measures that they are held against.
        chosen: the priority, whose file names what open data lacks.
        rows: its board; a measure without a month follows where a figure of it was printed.
    """
    empty = [row.result for row in rows if not row.result.points]
    printed = (_last_printed(content, each) for each in empty)
    return (*chosen.not_in_open_data, *(each for each in printed if each))


def _last_printed(content: Content, result: Result) -> Unheld | None:
    """Return the newest figure that is held against a measure's months; None where none is printed."""
    figures, measure = content.published.figures, result.indicator
    against = [each for each in content.published.relations if each.held.indicator == measure.id]
    counts = [each for each in against if each.kind == "series" and each.held.last]
    if not counts:
        return None
    figure = figures[max(counts, key=lambda each: each.held.last or date.min).figures[0].figure]
    title = next(each.title for each in content.strategies.documents if each.id == figure.document)
    return Unheld(
        measure=measure.name,
        why=result.reason,
        printed=f"{figure.measure}: {figure.value.written} {figure.unit}",
        period=figure.period,
        figure=figure.id,
        reference=Reference(title, figure.section),
    )

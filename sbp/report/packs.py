"""Packs from the current state: the meeting's own messages first, then every priority, then what was done."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from sbp.answers.pack_state import PackState, PriorityState
from sbp.charts import street_words, words
from sbp.charts.sections import changes, context, days, measures, priorities, screens, tasking
from sbp.model import Indicator
from sbp.pack_model import PackPart, PartKind
from sbp.paper import Document, Section

Made = Iterable[Section | None]


def compose(state: PackState, made_at: datetime) -> Document:
    """Return a pack as a document, from what was gathered for it.

    Args:
        state: from `pack_state.gather`.
        made_at: the moment that stands on it.
    """
    pack, content = state.pack, state.content
    found = tuple(_once(section for part in pack.parts for section in _MAKERS[part.kind](state, part) if section))
    titles = {each.id: each.title for each in content.sources.values()}
    return Document(
        id=pack.id,
        title=pack.name,
        subtitle=_subtitle(state),
        marking=pack.marking,
        period=_period(state),
        filters=_filters(state),
        data_version=state.facts.id,
        is_demonstration=state.facts.is_demonstration,
        made_at=made_at,
        attribution=tuple(dict.fromkeys(each.source.attribution for each in state.sources if each.files_count)),
        sections=found,
        definitions=context.definitions(_indicators(state), titles),
    )


def _once(sections: Iterable[Section]) -> Iterator[Section]:
    """Leave out a message that the pack holds already."""
    seen: set[str] = set()
    for each in sections:
        if each.id not in seen:
            seen.add(each.id)
            yield each


def _subtitle(state: PackState) -> str:
    if state.agenda is None:
        return f"{state.content.borough.partnership}, {words.day_name(state.today)}"
    meeting = state.agenda.meeting
    return f"{meeting.name}, {words.day_name(state.agenda.day)}, {state.agenda.quarter.label}"


def _period(state: PackState) -> str:
    rows = [one.result for each in state.priorities for one in each.seen.measures if one.result.rolling]
    newest = max((each.rolling[-1].month for each in rows), default=state.facts.last_month)
    if newest is None:
        return words.NO_DATA
    return f"the newest 12 months held of each measure, none later than {words.month_in_full(newest)}"


def _filters(state: PackState) -> tuple[tuple[str, str], ...]:
    content = state.content
    return (
        ("Area", content.borough.name),
        ("Strategy", state.strategy.title),
        ("Wards", words.vintage_words(content.borough.vintages[-1])),
        ("As of", words.day_name(state.today)),
    )


def _indicators(state: PackState) -> tuple[Indicator, ...]:
    """Return the measures that the pack shows, each once, in the order in which it does."""
    rows = [one.result.indicator for each in state.priorities for one in each.seen.measures]
    tables = [each.indicator for each in (*state.tables, *state.boroughs)]
    seen = state.agenda.items if state.agenda else ()
    named = [one.result.indicator for item in seen for each in item.priorities for one in each.measures]
    named += [one.result.indicator for item in seen for one in item.measures]
    named += [table.indicator for item in seen for table in item.tables]
    return tuple({each.id: each for each in (*named, *rows, *tables)}.values())


def _agenda(state: PackState, part: PackPart) -> Made:
    return screens.sections(state.agenda) if state.agenda else ()


def _standing(state: PackState, part: PackPart) -> Made:
    seen = [(each.seen.priority, tuple(one.row for one in each.seen.measures if one.row)) for each in state.priorities]
    yield priorities.standing(seen, part.title)


def _changed(state: PackState, part: PackPart) -> Made:
    if state.changed:
        yield tasking.changed(state.changed, part.title)


def _priorities(state: PackState, part: PackPart) -> Made:
    for each in state.priorities:
        yield from _priority(state, each, part)


def _priority(state: PackState, each: PriorityState, part: PackPart) -> Made:
    priority, region = each.seen.priority, state.content.borough.region
    yield changes.of_priority(each.seen, region, priority.name)
    held = [one for one in each.seen.measures if one.result.points]
    shown = part.months or measures.SHOWN
    for one in held[: part.trends]:
        yield measures.trend_of(one.result, one.expected, priority.name, one.row, shown)
    yield priorities.actions(priority, [(line.action, line.progress) for line in each.actions])


def _targets(state: PackState, part: PackPart) -> Made:
    for each in state.priorities:
        lines = [(line.target, line.verdict, line.why) for line in each.targets]
        yield priorities.targets(each.seen.priority, lines, part.title)


def _wards(state: PackState, part: PackPart) -> Made:
    for table in state.tables:
        if state.outlines and table.indicator.id in part.indicators:
            old = street_words.old_figures(table.last_month, state.today)
            yield measures.ward_map_of(table, state.outlines, part=part.title, old=old, owed=state.boundaries)


def _boroughs(state: PackState, part: PackPart) -> Made:
    for table in state.boroughs:
        if table.indicator.id in part.indicators:
            yield context.boroughs(table, part.title)


def _outputs(state: PackState, part: PackPart) -> Made:
    yield days.outputs([each.day for each in state.days], state.impact, part.title)


def _verdicts(state: PackState, part: PackPart) -> Made:
    judged = [(each.day, each.outcome) for each in state.days if each.outcome]
    yield days.verdicts(judged, state.years, state.facts.is_demonstration, part.title)


def _evidence(state: PackState, part: PackPart) -> Made:
    if state.audit:
        yield context.printed(state.audit, part.title)


def _caveats(state: PackState, part: PackPart) -> Made:
    held = [(each.source, each.freshness) for each in state.sources if each.files_count]
    last = state.facts.last_month or state.today
    breaks = [each for each in state.content.breaks if each.day <= last]
    yield context.sources(held, breaks, state.facts.is_demonstration, part.title)


_MAKERS: dict[PartKind, Callable[[PackState, PackPart], Made]] = {
    "agenda": _agenda,
    "standing": _standing,
    "changed": _changed,
    "priorities": _priorities,
    "targets": _targets,
    "wards": _wards,
    "boroughs": _boroughs,
    "outputs": _outputs,
    "verdicts": _verdicts,
    "evidence": _evidence,
    "caveats": _caveats,
}

"""The council's input to a tasking meeting as messages: last month's response, what changed, where, days, tasks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sbp import months
from sbp.charts import entries, rank_chart, signal_words, standing_words, theme, words
from sbp.charts.sections import measures, taken, waiting
from sbp.meeting_model import DaySeen, Decision, Response
from sbp.model import WardTable
from sbp.paper import Grid, Plot, Section
from sbp.watching import WhatChanged

OLD_MONTHS = 12  # figures older than this say nothing of where to go now
SHOWN = 6  # wards, from the highest rate on; the table holds all
LISTED = 5
NO_DAYS = (
    "Looked at: every Community Impact Day held or booked ahead.",
    "Days are booked by the council's analyst on the Impact days page, where a plan shows which wards need one most.",
)
ORDER = (
    "1st is the highest rate. A range says between which places a ward lies; wards whose ranges overlap may change it."
)


def response(held: Response | None, part: str) -> Section:
    """Return what the council did last month and what came of it; where nothing was entered, it says so."""
    if held is None:
        told = "Looked at: the council's response to the month before this meeting, and what came of it."
        entered = "The council's analyst enters both on the Meetings page, under Council input."
        return Section("response", "Last month's response has not been entered", part, words=(told, entered))
    result = f"Result: {held.result}" if held.result else "Result: nothing has been written down yet."
    title = "What the council did last month, and what came of it"
    return Section("response", title, part, words=(f"Response: {held.text}", result))


def changed(found: WhatChanged, part: str) -> Section:
    """Return what changed this month beyond chance, as a list, with how many false alarms are to be expected."""
    listed = tuple(f"{_mark(each.point.direction)} {signal_words.signal(each)}." for each in found.signals[:LISTED])
    more = len(found.signals) - LISTED
    rest = (f"{more} more in the table.",) if more > 0 else ()
    rows = tuple(
        (
            each.indicator.name,
            each.area.name,
            words.month_name(each.point.month),
            each.point.value,
            each.point.expected and round(each.point.expected),
            "higher" if each.point.direction > 0 else "lower",
        )
        for each in found.signals
    )
    heads = ("Measure", "Area", "Month", "Recorded", "Expected", "Than expected")
    span = words.period(found.first_month, found.last_month) if found.first_month and found.last_month else ""
    short, whole = _named_in_short(found), signal_words.sources(found)
    return Section(
        id="changed",
        title=signal_words.changed(found),
        part=part,
        subtitle=f"The newest month of each measure, {span}, against what earlier months foretold" if span else "",
        words=(*listed, *rest),
        table=Grid("What changed this month", heads, rows, ("", "", "", "count", "count", "")) if rows else None,
        source=short or whole,
        notes=(signal_words.NOT_WHY, signal_words.budget(found), *([whole] if short else [])),
    )


def _named_in_short(found: WhatChanged) -> str:
    """Name several sources on the one line that a screen has for them; empty where there is one or none."""
    titles = [each.title for each in found.sources]
    return f"Sources: {'; '.join(titles)}." if len(titles) > 1 else ""


def where(
    table: WardTable, days: Sequence[DaySeen], today: date, part: str, colours: theme.Theme = theme.LIGHT
) -> Section:
    """Return where a measure is highest by rate, with what is being done in the wards named.

    A ward is named only by figures of the last year, with the range of places it lies in, and with the impact day held
    or booked there.
    """
    ranked = entries.of_wards(table)
    if table.reason or not ranked or months.distance(table.last_month, today) > OLD_MONTHS:
        return _nowhere(table, part)
    top = [each for each in ranked if each.standing.ranks.outer_quarter == "highest"][:3]
    shown = tuple(replace(each, is_marked=each in top) for each in ranked[:SHOWN])
    title = f"{table.indicator.name}: {_named([each.name for each in top])}"
    done = {each.ward_name: _done(each) for each in days}
    drawn = tuple(
        f"{each.name}: {standing_words.rate_and_ranks(each.rate, each.standing)}.{done.get(each.name, '')}"
        for each in top
    )
    alike = standing_words.alike_words([each.standing.ranks for each in ranked], "wards")
    undone = [each.name for each in top if each.name not in done]
    return Section(
        id=f"where-{table.indicator.id}",
        title=title,
        part=part,
        subtitle=_where_from(table, len(shown), len(ranked)),
        words=(*drawn, *_none_in(undone, len(top)), alike),
        chart=rank_chart.spec(shown, table.is_demonstration, colours),
        plot=Plot(
            "bar",
            tuple(each.name for each in shown),
            (("Per 1,000 residents", tuple(each.rate for each in shown)),),
            "per 1,000 residents",
        ),
        alt=rank_chart.alt(shown, title, "wards"),
        data=measures.ward_grid(table),
        source=words.source_words(table.source, table.freshness),
        notes=(ORDER, standing_words.HOT_NOTE, words.no_ward_words(table), *table.caveats),
    )


def _nowhere(table: WardTable, part: str) -> Section:
    """Return why no ward is named: there are no figures, or they are of long ago."""
    section_id = f"where-{table.indicator.id}"
    looked_at = f"{table.indicator.name} in each of the {words.vintage_words(table.vintage)}"
    said = waiting.of_source(table.source, table.freshness, looked_at)
    if table.reason:
        return Section(section_id, words.ward_headline(table, "rate"), part, words=said)
    title = f"{table.indicator.name}: no figures by ward are held for the last year"
    told = f"The newest held end with {words.month_in_full(table.last_month)}, too long ago to task anybody by."
    source = words.source_words(table.source, table.freshness)
    return Section(section_id, title, part, words=(told, *said), source=source)


def nowhere(tables: Sequence[WardTable], part: str) -> Section:
    """Return as one message of which measures no ward can be named, why, and who makes their figures."""
    ended = "the newest figures by ward end with {month}, too long ago to task anybody by"
    told = tuple(
        f"{each.indicator.name}: {_lowered(each.reason) or ended.format(month=words.month_in_full(each.last_month))}. "
        f"Made by: {each.source.publisher}."
        for each in tables
    )
    names = _listed([_lowered(each.indicator.name) for each in tables])
    title = f"No figures by ward are held for the last year of {names}"
    return Section("where-not-held", title, part, words=(*told, waiting.ONCE_LOADED))


def _lowered(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}".rstrip(".")


def _where_from(table: WardTable, shown: int, of: int) -> str:
    told = (
        f"{words.measure_name('rate', table.indicator.unit)}, {words.vintage_words(table.vintage)}, "
        f"{words.period(table.first_month, table.last_month)}: the {shown} highest of {of}"
    )
    return f"{told}. {words.DEMONSTRATION}." if table.is_demonstration else told


def days(seen: Sequence[DaySeen], part: str) -> Section:
    """Return the impact days last held and next to come."""
    held = [each for each in seen if each.is_held]
    ahead = [each for each in seen if not each.is_held]
    if not seen:
        return Section("days", "No impact day is in the register", part, words=NO_DAYS)
    if ahead:
        title = f"The next impact day is on {words.day_name(ahead[0].day)} in {ahead[0].ward_name}"
    else:
        title = "No impact day is booked ahead"
    told = tuple(_day(each) for each in (*ahead, *reversed(held)))
    invented = ("Invented for the demonstration.",) if any(each.is_invented for each in seen) else ()
    note = "Whether a day made a difference is judged on the Impact days page once enough months have passed."
    return Section("days", title, part, words=told, notes=(note, *invented))


def tasks(proposed: Sequence[Decision], part: str) -> Section:
    """Return the tasks that the council proposes."""
    if not proposed:
        told = "Looked at: the tasks that the council proposes to this meeting."
        entered = "The council's analyst enters them on the Meetings page, under Council input."
        kept = "Each has an owner by role, a place and a day; what the meeting agrees becomes a decision."
        return Section("tasks", "No task has been proposed", part, words=(told, entered, kept))
    count = "1 task" if len(proposed) == 1 else f"{len(proposed)} tasks"
    listed = tuple(
        f"{each.text} ({'; '.join(filter(None, (each.owner, each.place)))}; by {words.day_name(each.due)})"
        for each in proposed[:LISTED]
    )
    return Section("tasks", f"The council proposes {count}", part, words=listed, table=taken.table(proposed))


def _named(names: list[str]) -> str:
    if not names:
        return "no ward's rate can be told from those around it"
    return f"{_listed(names)} {'lies' if len(names) == 1 else 'lie'} in the highest quarter of wards"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _done(each: DaySeen) -> str:
    return f" Impact day {_state(each)} here: {words.day_name(each.day)}."


def _none_in(wards: list[str], of: int) -> tuple[str, ...]:
    """Say in one sentence in which wards named nothing is done; empty where a day was held or is booked in each."""
    if not wards:
        return ()
    return (f"None of the last or next impact days is {'there' if len(wards) == of else f'in {_listed(wards)}'}.",)


def _state(each: DaySeen) -> str:
    return "held" if each.is_held else "booked"


def _day(each: DaySeen) -> str:
    left = "; ".join(f"{name}: {_counted(count, unit, name)}" for name, count, unit in each.outputs)
    told = f"{_state(each).capitalize()} {words.day_name(each.day)}, {each.ward_name}: {each.theme}"
    return f"{told}{f'. {left}' if left else ''}."


def _counted(count: float, unit: str, name: str) -> str:
    """Write a number with its unit, unless the name says the unit already."""
    return f"{count:g}" if unit.lower() in name.lower() else f"{count:g} {unit}"


def _mark(direction: int) -> str:
    return "▲" if direction > 0 else "▼"

"""A few figures side by side with their names, for cards and panels: each from a Result, in words."""

from datetime import date
from html import escape

from sbp.charts import hot_words, standing_words, street_words, words
from sbp.model import Change, Result, WardRow, WardTable
from sbp.profiles import ProfileLine
from sbp.standing import HotPlace

Facts = list[tuple[str, str]]


def of_result(result: Result) -> Facts:
    """Return a series' latest month, its last 12 months and how they compare."""
    shown = [point for point in result.points if point.value is not None]
    facts: Facts = []
    if result.rolling and result.rolling[-1].value is not None:
        last = result.rolling[-1]
        facts.append((f"12 months to {words.month_name(last.month)}", words.number(last.value)))
    facts.append(("Against the 12 before", _compared(result.change)))
    if shown:
        facts.append((f"Latest month, {words.month_name(shown[-1].month)}", words.number(shown[-1].value)))
    return facts


def old(result: Result, today: date) -> str:
    """Warn where a series ended so long ago that it says nothing of today; empty where it did not."""
    return street_words.old_figures(result.freshness.last_month, today)


def of_ward(row: WardRow, table: WardTable, hot: HotPlace | None = None) -> Facts:
    """Return a ward's count, rate with its interval, place in order, how firmly it is hot, and its change.

    All but how firmly it is hot are of the window of the table.
    """
    span = words.period(table.first_month, table.last_month)
    facts = [(f"{table.indicator.name}, {span}", words.number(row.count))]
    if row.rate_per_1000 is not None:
        spread = ""
        if row.rate_interval is not None:
            spread = f" (likely {words.rate(row.rate_interval.low)} to {words.rate(row.rate_interval.high)})"
        facts.append(("Per 1,000 residents", words.rate(row.rate_per_1000) + spread))
    if row.standing is not None:
        facts.append(("Order among the wards", standing_words.ranks_words(row.standing.ranks)))
        facts.append(("With its neighbours", standing_words.hot_words(row.standing)))
    elif row.rank is not None:
        facts.append(("Order among the wards", f"{words.ordinal(row.rank)} highest rate of {len(table.rows)}"))
    if hot is not None:
        facts.append(("Hot in", hot_words.share_words(hot)))
        facts.append(("With its neighbours, over time", hot_words.over_time_words(hot.over_time)))
    facts.append(("Against the same months a year before", _compared(row.change)))
    if row.area.residents is not None:
        facts.append(("Residents", f"{words.number(row.area.residents)} ({row.area.residents_label})"))
    return facts


def of_profile(line: ProfileLine) -> Facts:
    """Return one measure of a ward: its count, how it moved, and how it compares with the other wards."""
    span = words.period(line.first_month, line.last_month)
    return [
        (f"{line.indicator.name}, {span}", words.number(line.row.count)),
        ("Against the year before", _compared(line.row.change)),
        ("Against the other wards", standing_words.rate_words(line)),
    ]


def _compared(change: Change) -> str:
    """Say both counts beside what they allow to be said."""
    told = f"{words.change_mark(change)} {words.change_words(change)}"
    return f"{told}; before: {words.number(change.previous)}" if change.previous is not None else told


def markup(facts: Facts) -> str:
    """Return figures as a list of names and values in HTML, every text escaped; the first one is set large."""
    lines = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in facts)
    return f'<dl class="sbp-facts">{lines}</dl>'

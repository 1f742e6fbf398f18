"""The cards of months: one area with its expected range, up to four areas together, every ward on one scale."""

from collections.abc import Sequence
from functools import partial
from html import escape
from urllib.parse import urlencode

import streamlit as st

from sbp import months
from sbp.charts import compare, signal_words, small_multiples, tables, ward_multiples, watch_tables, words
from sbp.model import Break, Result
from sbp.profiles import EveryWard
from sbp.ui import (
    answers,
    board_chart_card,
    cards,
    downloads,
    drawings,
    filters,
    folding,
    listing,
    moved,
    watch_answers,
)
from sbp.ui.cache import chart_text, drawing
from sbp.ui.downloads import Picture
from sbp.ui.frame import Page

NEITHER = "neither"
NOT_ADJUSTED = "Not shown seasonally adjusted: too few usable months are held to know the season. Here are the months."
ADJUSTED_NOTE = "The season is measured anew with every month, so earlier months may move a little when one comes in."


def show(page: Page, indicator: str, area: str, others: Sequence[str], view: str) -> None:
    """Show a measure as the filters ask: every ward, several areas, or one area."""
    if view == filters.WARDS_VIEW:
        every_ward(page, indicator, area)
        return
    results = tuple(answers.series(page, indicator, code) for code in (area, *others))
    shown = next(each for each in words.SHOWN if each == view)
    if len(results) > 1:
        several(page, results, shown)
    else:
        one(page, results[0], shown)
        if not results[0].reason:
            moved.show(page, results[0])
            board_chart_card.show(page, results[0])


def one(page: Page, result: Result, shown: words.Shown = "monthly") -> None:
    """Show a series with its breaks, events, gaps and signals, its numbers as a table, and how it is known."""
    page.dated(result.freshness)
    with st.container(border=True):
        st.header(words.headline(result), anchor=False)
        if result.reason:
            cards.subtitle(words.subtitle(result))
            st.info(result.reason)
            return
        drawn, shown = _drawn(page, result, shown)
        points = watch_answers.expected(page, result) if shown == "monthly" else ()
        cards.subtitle(words.subtitle(drawn, shown))
        told = f" {signal_words.alt(points)}" if shown == "monthly" else ""
        cards.picture(drawings.trend_spec(page, drawn, shown), words.alt_trend(drawn, shown) + told)
        st.html(_notes(page, result, shown, bool(points)) + _ahead(page, result) + _signals(page, result))
        with st.expander("Table: the same numbers"):
            st.html(drawings.trend_table(page, result))
        picture = Picture(
            drawings.trend_spec(page, drawn, shown), words.headline(result), words.subtitle(drawn, shown),
            words.source_words(result.source, result.freshness), page.version_id,
        )  # fmt: skip
        name = f"{result.indicator.id}_{result.area.code}"
        downloads.offer(name, partial(drawings.trend_csv, page, result), picture, card="months")
        cards.known(result)


def _drawn(page: Page, result: Result, shown: words.Shown) -> tuple[Result, words.Shown]:
    """Return the series as it is asked for, or its months with a sentence where that cannot be."""
    if shown != "adjusted":
        return result, shown
    found = watch_answers.adjusted(page, result)
    if found.points:
        return found, shown
    st.info(NOT_ADJUSTED)
    return result, "monthly"


def _notes(page: Page, result: Result, shown: words.Shown, is_watched: bool) -> str:
    """Return what marks mean and what would mislead, as HTML."""
    breaks = [words.break_words(item) for item in _inside(result)]
    before = watch_answers.before(page, result)
    return cards.noted(
        f"{signal_words.KEY} {signal_words.NOT_WHY}" if shown == "monthly" and is_watched else "",
        ADJUSTED_NOTE if shown == "adjusted" else "",
        words.NOT_JUDGED if result.indicator.better == NEITHER else "",
        words.before_words(before, " ".join(breaks)) if before else "",
        *breaks,
    )


def _inside(result: Result) -> list[Break]:
    """Return the breaks within the months on show."""
    first, last = result.points[0].month, result.points[-1].month
    return [item for item in result.breaks if first <= item.day < months.add(last, 1)]


def _ahead(page: Page, result: Result) -> str:
    """Return as HTML how the latest month fits, what the next are likely to hold, and how such forecasts have done."""
    points = watch_answers.expected(page, result)
    told = {
        "The latest month": signal_words.latest(points, result.change),
        "The next three months": signal_words.forecast(points, watch_answers.hits(page, result)),
    }
    lines = "".join(f"<p><strong>{escape(name)}.</strong> {escape(text)}</p>" for name, text in told.items() if text)
    return f'<div class="sbp-ahead">{lines}</div>' if lines else ""


def _signals(page: Page, result: Result) -> str:
    """Return the months that do not fit in words, as HTML that opens and closes."""
    rows = watch_tables.signal_rows(watch_answers.expected(page, result))
    if not rows:
        return ""
    count = "1 month that does not fit" if len(rows) == 1 else f"{len(rows)} months that do not fit"
    told = listing.markup(rows, "Months that do not fit what came before, newest first")
    label = f"Signals: {count} what came before"
    return folding.part(label, told + cards.noted(signal_words.NOT_WHY), kind=folding.BOXED)


def several(page: Page, results: Sequence[Result], shown: words.Shown) -> None:
    """Show up to four areas in one chart, or say why they cannot stand in one."""
    page.dated(results[0].freshness)
    with st.container(border=True):
        refusal = compare.refusal(results)
        if refusal:
            st.header(f"{results[0].indicator.name}: these areas are not compared", anchor=False)
            st.info(refusal)
            return
        held = [each for each in results if words.shown_points(each, shown)]
        for each in results:
            if each not in held:
                st.info(f"{each.area.name}: {each.reason or 'fewer than 12 months are held'}")
        drawn = _in_view(page, held, shown)
        if drawn:
            headline = compare.headline(held)
            st.header(headline, anchor=False)
            _together(page, held, drawn, shown, headline)
            cards.known(held[0])


def _in_view(page: Page, held: Sequence[Result], shown: words.Shown) -> tuple[Result, ...]:
    """Return the areas as the view asks for them; those whose season is not known are left out by name."""
    if shown != "adjusted":
        return tuple(held)
    found = [watch_answers.adjusted(page, each) for each in held]
    for each in found:
        if not each.points:
            st.info(f"{each.area.name} is left out: too few usable months are held to know its season.")
    return tuple(each for each in found if each.points)


def _together(page: Page, held: Sequence[Result], drawn: Sequence[Result], shown: words.Shown, headline: str) -> None:
    cards.subtitle(compare.subtitle(drawn, shown))
    key = (held[0].indicator.id, shown, *(each.area.code for each in drawn))
    spec = chart_text(page, "compare", *key, make=lambda: compare.spec(drawn, shown, page.colours))
    cards.picture(spec, compare.alt(drawn, shown))
    items = "".join(
        f'<li><b style="color:{page.colours.kinds[at]}" aria-hidden="true">{compare.MARKS[at]}</b>'
        f"{escape(each.area.name)}</li>"
        for at, each in enumerate(drawn)
    )
    st.html(f'<ul class="sbp-legend" aria-label="Areas">{items}</ul>')
    breaks = [words.break_words(item) for item in _inside(drawn[0])]
    cards.note(compare.RATE_NOTE if compare.is_rate(drawn) else "", compare.ends_note(held), *breaks)
    st.html(listing.markup(compare.rows(held), "The latest 12 months of each area"))
    source = words.source_words(held[0].source, held[0].freshness)
    picture = Picture(spec, headline, compare.subtitle(drawn, shown), source, page.version_id)
    downloads.offer(f"{held[0].indicator.id}_compared", partial(compare.csv, drawn, shown), picture, card="compared")


def every_ward(page: Page, indicator: str, area: str) -> None:
    """Show a measure in every ward on one scale, the ward that is chosen marked, each leading to its months."""
    vintage = page.snapshot.content.borough.vintages[-1]
    every = watch_answers.wards(page, indicator, vintage.id)
    table = answers.ward_table(page, indicator, None, answers.YEAR, vintage.id)
    page.dated(table.freshness)
    headline = small_multiples.headline(every, table.indicator)
    with st.container(border=True):
        st.header(headline, anchor=False)
        if not every.wards:
            st.info(table.reason or "No ward holds 12 months in a row.")
            return
        marked = f" {words.DEMONSTRATION}." if table.is_demonstration else ""
        scale = drawing(page, "every ward scale", indicator, make=lambda: small_multiples.scale_words(every))
        cards.subtitle(f"{scale}{marked}")
        drawn = drawing(page, "every ward", indicator, make=lambda: _pictures(page, every, indicator))
        chosen = _opening(indicator, area)
        st.html(drawn.replace(chosen, chosen.replace("<li", '<li aria-current="true"', 1)))
        cards.note(small_multiples.NOTE, *map(words.break_words, every.breaks))
        with st.expander("Table: the same numbers"):
            st.html(drawing(page, "every ward rows", indicator, make=lambda: _rows(every)))
        owned = words.source_words(table.source, table.freshness)
        about = f"{owned} {tables.version_words(table.data_version, table.is_demonstration)}"
        csv = partial(small_multiples.csv, every, table.indicator, about)
        make = partial(ward_multiples.spec, every, table.is_demonstration, page.colours)
        source = f"{small_multiples.NOTE} {owned}"
        picture = Picture(make, headline, scale, source, page.version_id)
        downloads.offer(f"{indicator}_every_ward", csv, picture, card="every_ward")
        cards.known(table)


def _rows(every: EveryWard) -> str:
    return listing.markup(small_multiples.rows(every), "Sums of 12 months by ward")


def _pictures(page: Page, every: EveryWard, indicator: str) -> str:
    items, shared = [], small_multiples.ground(every, page.colours)
    for at, each in enumerate(every.wards):
        last = words.rate(each.points[-1].value) if every.is_rate else words.number(each.points[-1].value)
        items.append(
            f"{_opening(indicator, each.area.code)}{escape(each.area.name)}</a> <span>{last}</span>"
            f"{small_multiples.panel(every, at, page.colours, shared)}</li>"
        )
    return f'<ul class="sbp-small" aria-label="Every ward">{"".join(items)}</ul>'


def _opening(indicator: str, area: str) -> str:
    """Return what a ward's picture begins with, where the one that is chosen is marked."""
    address = urlencode({"indicator": indicator, "area": area})
    return f'<li><a href="?{escape(address)}" target="_self">'

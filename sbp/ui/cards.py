"""The card that every figure stands in: finding, what is shown, picture, the numbers as a table, how it is known."""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any

import streamlit as st

from sbp.charts import sparkline, words
from sbp.model import Result, WardTable
from sbp.profiles import BoroughTable
from sbp.ui import downloads, drawings, facts, folding, navigation, sources, vega
from sbp.ui.frame import Page


def subtitle(text: str) -> None:
    """Say what a picture shows: measure, place, period and unit."""
    st.html(f'<p class="sbp-subtitle">{escape(text)}</p>')


def note(*texts: str) -> None:
    """Say in small print what would mislead, or whose figures they are; empty texts are left out."""
    if told := noted(*texts):
        st.html(told)


def noted(*texts: str) -> str:
    """Return such small print as HTML."""
    return "".join(f'<p class="sbp-source">{escape(text)}</p>' for text in texts if text)


def picture(spec: str | dict[str, Any], alt: str) -> None:
    """Show a Vega-Lite specification, written as text or as it is, with its description."""
    vega.show(spec if isinstance(spec, str) else vega.written(spec), alt)


def finding(page: Page, results: tuple[Result, ...]) -> None:
    """Say the first headline measure's finding in a sentence, and how current its source is."""
    if results:
        lead = results[0]
        sources.date_by(page, lead.source.id)
        span = f", 12 months to {words.month_name(lead.rolling[-1].month)}" if lead.rolling and not lead.reason else ""
        st.html(f'<p class="sbp-finding">{escape(words.headline(lead) + span)}.</p>')


def glance(page: Page, results: tuple[Result, ...]) -> None:
    """Show the borough's headline measures side by side, each with its change and the way to its months."""
    if not results:
        st.info("No measure is marked as a headline in the content files.")
        return
    abreast = 4 if len(results) % 4 == 0 else 3
    for start in range(0, len(results), abreast):
        for place, result in zip(st.columns(abreast), results[start : start + abreast], strict=False):
            with place.container(border=True, height="stretch"):
                _measure(page, result)


def _measure(page: Page, result: Result) -> None:
    st.header(result.indicator.name, anchor=False)
    if result.reason:
        st.write(result.reason)
        return
    st.html(facts.markup(facts.of_result(result)))
    if result.missing:
        note(*result.missing)
    elif told := facts.old(result, page.today):
        st.html(f'<p class="sbp-source">{escape(told)}</p>')
    strip(page, result)
    to_trend(result)


def strip(page: Page, result: Result) -> None:
    """Show the shape of a series without axes; its numbers stand beside it."""
    picture(drawings.strip_spec(page, result), sparkline.alt(result))


def to_trend(result: Result) -> None:
    """Link to a series month by month."""
    chosen = {"indicator": result.indicator.id, "area": result.area.code}
    st.page_link(navigation.entry("trends").target, label=f"{result.indicator.name} by month", query_params=chosen)


def download(name: str, text: str | Callable[[], str], card: str = "") -> None:
    """Offer the numbers on show as a CSV file; to the public beside it all figures as open tables."""
    downloads.offer(name, text, card=card)


def known(result: Result | WardTable | BoroughTable) -> None:
    """Tell how a figure is known: what it counts, whose figures they are, how fresh, and what would mislead.

    Months that are left out of it are told openly above, because a figure without them can be read wrongly.
    """
    note(*result.missing)
    indicator, source = result.indicator, result.source
    said = (
        ("What it counts", f"{indicator.question} Counted in {indicator.unit}, as {indicator.counts_as}s."),
        ("Source", words.source_words(source, result.freshness)),
        ("How fresh", f"{words.freshness_words(result.freshness)}. {source.cadence}"),
        ("Licence", f"{source.licence}. Data version {result.data_version}."),
    )
    how(said, result.caveats)


def how(said: Iterable[tuple[str, str]], caveats: Sequence[str]) -> None:
    """Tell, folded, how something is known: a paragraph a heading, what would mislead, the way to the methods."""
    told = folding.about(said, ("What would mislead", caveats))
    way = '<p><a href="methods" target="_self">How each number is made</a></p>'
    st.html(folding.part("How do you know?", told + way, kind=folding.BOXED))

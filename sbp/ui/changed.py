"""What changed this month that is not noise: each as a way to its months, and how much to expect if nothing had."""

from html import escape

import streamlit as st

from sbp.charts import signal_words, words
from sbp.ui import cards, navigation, watch_answers
from sbp.ui.frame import Page
from sbp.watching import Signal, WhatChanged

LISTED = 6  # the rest stand in a fold


def show(page: Page) -> None:
    """Show the signals that survive the number of checks, most certain first, and the budget of false alarms."""
    found = watch_answers.what_changed(page)
    with st.container(border=True, height="stretch"):
        st.header(signal_words.changed(found), anchor=False)
        st.html(f'<p class="sbp-subtitle">{escape(_when(found))}</p>')
        for each in found.signals[:LISTED]:
            _item(each)
        rest = found.signals[LISTED:]
        if rest:
            with st.expander(f"{len(rest)} more"):
                for each in rest:
                    _item(each)
        if found.signals:
            cards.note(signal_words.NOT_WHY)
        cards.note(signal_words.budget(found), _source(found))
        st.page_link(navigation.entry("methods").file, label="How a month is judged")


def _when(found: WhatChanged) -> str:
    if found.first_month is None or found.last_month is None:
        return "What changed this month that chance does not explain"
    invented = f". {words.DEMONSTRATION}." if found.is_demonstration else ""
    span = words.period(found.first_month, found.last_month)
    return f"The newest month of each measure, {span}, against what earlier months foretold{invented}"


def _source(found: WhatChanged) -> str:
    told = signal_words.sources(found)
    return f"Source: {told}" if told else ""


def _item(each: Signal) -> None:
    mark = "▲" if each.point.direction > 0 else "▼"
    chosen = {"indicator": each.indicator.id, "area": each.area.code}
    label = f"{mark} {signal_words.signal(each)}"
    st.page_link(navigation.entry("trends").file, label=label, query_params=chosen)

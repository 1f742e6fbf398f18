"""The leading priorities side by side: what moved, what was judged, and the way to each."""

from collections import Counter
from html import escape

import streamlit as st

from sbp.charts import spark_line, strategy_words, words
from sbp.charts.theme import Theme
from sbp.strategy_model import BoardRow, Priority
from sbp.ui import board_table, strategy_answers, strategy_cards
from sbp.ui.cache import drawing
from sbp.ui.frame import Page
from sbp.ui.snapshots import View


def show(page: Page) -> None:
    """Show a card for each priority of the leading strategy: finding, judged and computed status, sparkline, link."""
    leading = page.snapshot.content.strategies.leading
    st.header(f"Priorities of {leading.first} to {leading.last}", anchor=False)
    for place, priority in zip(st.columns(len(leading.priorities)), leading.priorities, strict=True):
        with place.container(border=True, height="stretch"):
            st.subheader(priority.name, anchor=False)
            st.html(drawn(page, priority))
            strategy_cards.to_priority(priority, f"Open {priority.name}")


def drawn(view: View, priority: Priority) -> str:
    """Return the card of a priority as HTML, made once."""

    def make() -> str:
        """Draw the card."""
        judged = strategy_cards.judged_whole(strategy_answers.strategy_of(view, priority), priority)
        return markup(strategy_answers.board(view, priority), judged, view.colours)

    return drawing(view, "priority card", priority.address, view.written, make=make)


def markup(rows: tuple[BoardRow, ...], judged: str, colours: Theme) -> str:
    """Return a card's words and sparkline as HTML, every text escaped."""
    told = [f"<p>{escape(strategy_words.in_short(rows))}</p>"]
    chosen = strategy_words.telling(rows)
    if chosen is not None:
        under = f"{chosen.result.indicator.name}, months to {words.month_name(chosen.result.points[-1].month)}"
        told.append(f'<p class="sbp-under">{spark_line.image(chosen.result, colours)}<br>{escape(under)}</p>')
    counts = Counter(row.status.state for row in rows)
    states = [
        f"<li>{board_table.mark(state, colours)} {counts[state]} {escape(told_state.lower())}</li>"
        for state, told_state in strategy_words.STATE_WORDS.items()
        if counts[state]
    ]
    if states:
        measures = "1 measure" if len(rows) == 1 else f"{len(rows)} measures"
        told.append(f'<p>Computed, of {measures}:</p><ul class="sbp-states">{"".join(states)}</ul>')
    told.append(f"<p>Judged: {escape(judged)}.</p>")
    return f'<div class="sbp-card">{"".join(told)}</div>'

"""What a priority watches and no file here holds: the figure that was printed last, its date, and why no more."""

import streamlit as st

from sbp.charts import strategy_words
from sbp.strategy_model import Priority, Unheld
from sbp.ui import strategy_answers, strategy_cards
from sbp.ui.frame import Page

CAPTION = "Measures that no file loaded here holds; each name opens the evidence for its figure"


def show(page: Page, priority: Priority) -> None:
    """Show the measures of which nothing is held, each with the last figure printed; nothing where there is none."""
    found = strategy_answers.unheld(page, priority)
    if not found:
        return
    st.header("Not held here: the last figures printed", anchor=False)
    figures = {each.measure: each.figure for each in found}
    st.html(strategy_cards.table([_row(each) for each in found], CAPTION, figures=figures))


def _row(each: Unheld) -> dict[str, str]:
    return {
        "Measure": each.measure,
        "Printed": each.printed,
        "Of": each.period or "–",
        "Why it is not shown above": each.why,
        strategy_cards.WHERE: strategy_words.printed_at(each.reference),
    }

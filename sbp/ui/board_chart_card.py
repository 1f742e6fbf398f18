"""The chart that boards know, under a trend: drawn with its reading, its months as a table, and what it cannot say."""

from functools import partial

import streamlit as st

from sbp.charts import board_chart, words
from sbp.model import Result
from sbp.ui import cards, downloads, listing, watch_answers
from sbp.ui.cache import chart_text, drawing
from sbp.ui.downloads import Picture
from sbp.ui.frame import Page
from sbp.watching import BoardChart


def show(page: Page, result: Result) -> None:
    """Show what a board's chart makes of a series, or why there is none."""
    chart = watch_answers.board(page, result)
    with st.container(border=True):
        st.header(board_chart.headline(chart), anchor=False)
        if chart.reason:
            return
        cards.subtitle(board_chart.subtitle(chart, result))
        key = (result.indicator.id, result.area.code)
        spec = chart_text(
            page, "board chart", *key, make=lambda: board_chart.spec(chart, result.is_demonstration, page.colours)
        )
        cards.picture(spec, board_chart.alt(chart, result))
        st.write(board_chart.reading(chart))
        cards.note(board_chart.NOTE)
        with st.expander("Table: the same numbers"):
            st.html(drawing(page, "board chart rows", *key, make=lambda: _rows(chart)))
        source = words.source_words(result.source, result.freshness)
        told = (board_chart.headline(chart), board_chart.subtitle(chart, result), source)
        picture = Picture(spec, *told, page.version_id)
        name = f"{result.indicator.id}_{result.area.code}_board_chart"
        downloads.offer(name, partial(board_chart.csv, chart, result), picture, card="board_chart")


def _rows(chart: BoardChart) -> str:
    return listing.markup(board_chart.rows(chart), "Months of the chart for boards, newest first")

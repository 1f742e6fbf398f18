"""Why a measure moved: its change of a year taken apart by category or by ward, as sentence, picture and table."""

from functools import partial

import streamlit as st

from sbp.charts import change_parts, change_words, words
from sbp.model import Result
from sbp.ui import answers, cards, downloads, filters, listing, watch_answers
from sbp.ui.cache import chart_text, drawing
from sbp.ui.downloads import Picture
from sbp.ui.frame import Page
from sbp.watching import ChangeParts

PARTS = "parts"
KINDS = {"category": "Category", "ward": "Ward"}
TITLE = "What moved, and where"


def show(page: Page, result: Result) -> None:
    """Show what contributed to a series' change, where it can be told, and say why where it cannot."""
    offered = KINDS if result.area.kind == "borough" else {"category": KINDS["category"]}
    found = {kind: watch_answers.parts(page, result, kind) for kind in offered}
    held = {kind: told for kind, told in offered.items() if found[kind].parts}
    with st.container(border=True):
        st.header(TITLE, anchor=False)
        st.write("\n\n".join(f"{change_words.headline(found[kind])}." for kind in offered))
        if held:
            kind = next(iter(held))
            if len(held) > 1:
                kind = filters.choose(page, PARTS, "Taken apart by", held, kind, is_list=False)
            _drawn(page, result, found[kind])
        cards.note(*_next_door(page, result))


def _rows(found: ChangeParts) -> str:
    return listing.markup(change_words.rows(found), "What each part contributed, the largest change first")


def _next_door(page: Page, result: Result) -> tuple[str, ...]:
    """Return what a ward's neighbours say of its change: the borough's wards are judged together."""
    if result.area.kind == "borough" or result.area.vintage != page.snapshot.content.borough.vintages[-1].id:
        return ()
    whole = answers.series(page, result.indicator.id, page.snapshot.content.borough.code)
    return change_words.next_door(watch_answers.parts(page, whole, "ward"), result.area.name)


def _drawn(page: Page, result: Result, found: ChangeParts) -> None:
    key = (found.kind, result.indicator.id, result.area.code)
    cards.subtitle(change_words.subtitle(found, result))
    spec = chart_text(
        page, "parts", *key, make=lambda: change_parts.spec(found, result.is_demonstration, page.colours)
    )  # fmt: skip
    cards.picture(spec, change_words.alt(found, result))
    kinds = (change_words.BY_CATEGORY_NOTE,) if found.kind == "category" else change_words.against(found)
    cards.note(change_words.NOTE, *kinds, result.change.note)
    with st.expander("Table: the same numbers"):
        st.html(drawing(page, "parts rows", *key, make=lambda: _rows(found)))
    source = words.source_words(result.source, result.freshness)
    told = (change_words.headline(found), change_words.subtitle(found, result), source)
    picture = Picture(spec, *told, page.version_id)
    name = f"{result.indicator.id}_{result.area.code}_by_{found.kind}"
    downloads.offer(name, partial(change_words.csv, found, result), picture, card="moved")

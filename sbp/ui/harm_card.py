"""Count and harm side by side under the ward map: what moves, whose weights, and the same without the gravest kind."""

from functools import partial

import streamlit as st

from sbp.answers import harm
from sbp.charts import harm_chart, harm_words, words
from sbp.content import harm as harm_content
from sbp.model import WardTable
from sbp.profiles import HarmTable, HarmWeights
from sbp.ui import cards, downloads, folds, harm_weights, listing
from sbp.ui.cache import answer, chart_text, drawing
from sbp.ui.downloads import Picture
from sbp.ui.frame import Page


def show(page: Page, wards: WardTable) -> None:
    """Show how wards lie by harm beside their count, or why they cannot."""
    held = _held(page)
    if held is None:
        return
    changed = harm_weights.changed(page, held)
    key = (wards.indicator.id, wards.vintage.id, wards.first_month, wards.last_month, tuple(sorted(changed.items())))
    found = answer(page, "harm", *key, make=lambda: _found(page, wards, held, changed))
    if not found.rows:
        cards.note(f"{harm_words.headline(found, wards)}.")
        return
    with st.container(border=True):
        st.header(harm_words.headline(found, wards), anchor=False)
        cards.subtitle(harm_words.subtitle(wards))
        st.write(harm_words.gravest(found))
        caption = "Count and harm by ward, highest harm first"
        st.html(drawing(page, "harm rows", *key, make=lambda: listing.markup(harm_words.rows(found), caption)))
        cards.note(harm_words.NOTE, harm_words.unweighted(found), harm_words.source(held, changed), held.without)
        spec = partial(
            chart_text, page, "harm", *key, make=lambda: harm_chart.spec(found, wards.is_demonstration, page.colours)
        )
        label = "Chart: places by count and by harm"
        folds.lazily(folds.HARM, label, lambda: cards.picture(spec(), harm_words.alt(found, wards)))
        harm_weights.show(page, held, changed)
        weighed = f"{held.name}. {words.source_words(wards.source, wards.freshness)}"
        told = (harm_words.headline(found, wards), harm_words.subtitle(wards), weighed)
        picture = Picture(spec, *told, page.version_id)
        csv = partial(harm_words.csv, found, wards, held, changed)
        downloads.offer(f"{wards.indicator.id}_harm", csv, picture, card="harm")


def _held(page: Page) -> HarmWeights | None:
    categories = set(page.snapshot.content.categories)
    return answer(page, "harm weights", make=lambda: harm_content.load(categories))


def _found(page: Page, wards: WardTable, held: HarmWeights, changed: dict[str, float]) -> HarmTable:
    weights = held.weights | changed
    return harm.table(page.snapshot.con, page.snapshot.content, wards, weights, held.without)

"""Ward maps: one to look at and print, one to pan, zoom and pick from, with the table that mirrors them."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from sbp.charts import entries, hot_words, rank_chart, standing_words, words
from sbp.model import WardTable
from sbp.standing import HotPlace
from sbp.ui import (
    answers,
    cards,
    downloads,
    drawings,
    facts,
    filters,
    folding,
    folds,
    harm_card,
    navigation,
    picking,
    prediction_cards,
    standing_answers,
    ward_downloads,
)
from sbp.ui.frame import Page
from sbp.ui.prediction_cards import Measured

DECK_HEIGHT = 560
RATE = "rate"
MAP = "map"
NOTES = {"smoothed": standing_words.SMOOTHED_NOTE, "standing": standing_words.HOT_NOTE}


def overview(page: Page, beside: Callable[[Page], None]) -> None:
    """Show the borough's wards by the rate of one measure over 12 months, and something else beside them."""
    left, right = st.columns(2, gap="medium")
    with left:
        _borough(page)
    with right:
        beside(page)


def _borough(page: Page) -> None:
    with st.container(border=True, height="stretch"):
        indicator = filters.indicator(page, kind="ward")
        vintage = page.snapshot.content.borough.vintages[-1].id
        table = answers.ward_table(page, indicator, None, answers.YEAR, vintage)
        _head(table, RATE)
        if table.reason:
            return
        cards.picture(drawings.ward_spec(page, table, RATE), words.alt_ward_map(table, RATE))
        _legend(page, table, RATE)
        with st.expander("Table: the same numbers"):
            st.html(drawings.ward_rows(page, table, filters.NO_WARD))
        _download(page, table, RATE)
        cards.known(table)


def hotspots(page: Page, table: WardTable, measure: str, ward: str) -> None:
    """Show the map to pick from, the ward picked beside it, and the table that mirrors the map."""
    page.dated(table.freshness)
    with st.container(border=True):
        _head(table, measure)
        if table.reason:
            return
        hot = standing_answers.hot_wards(page, table.indicator.id, table.vintage.id)
        left, right = st.columns([65, 35], gap="medium")
        with left:
            _picking(page, table, measure, ward)
            _legend(page, table, measure)
        with right:
            _panel(page, table, ward, hot)
        _order(page, table, ward)
        st.html(drawings.ward_rows(page, table, ward, hot, picks=True))
        picking.listen("ward_rows", partial(filters.toggle, filters.WARD))
        meaning = cards.noted(hot_words.STABILITY_NOTE, hot_words.OVER_TIME_NOTE)
        folded = folding.part("What “hot in” and “with neighbours” mean", meaning, kind=folding.BOXED) if hot else ""
        st.html(cards.noted(standing_words.ORDER_NOTE) + folded)
        _download(page, table, measure, hot)
        measured = Measured(
            table.indicator.id, table.indicator.unit, "ward", table.vintage.id, table.is_demonstration,
            words.source_words(table.source, table.freshness),
        )  # fmt: skip
        prediction_cards.details(page, measured)
        cards.known(table)
    harm_card.show(page, table)


def _head(table: WardTable, measure: str) -> None:
    st.header(words.ward_headline(table, measure), anchor=False)
    cards.subtitle(words.ward_subtitle(table, measure))
    if table.reason:
        st.info(table.reason)


def _picking(page: Page, table: WardTable, measure: str, ward: str) -> None:
    """Show the map; picking a ward on it chooses that ward in the filter."""
    st.pydeck_chart(
        drawings.ReadyDeck(drawings.deck(page, table, measure, ward), filters.picks(filters.WARD)),
        key=MAP,
        height=DECK_HEIGHT,
        on_select=_pick,
        selection_mode="single-object",
        alt=words.alt_ward_map(table, measure, ward or None),
    )


def _pick() -> None:
    """Choose the ward that was picked on the map; picking the chosen one again chooses none."""
    layers = st.session_state[MAP]["selection"]["objects"].values()
    picked = [each["properties"]["ward_code"] for layer in layers for each in layer]
    if picked:
        filters.toggle(filters.WARD, picked[0])


def _panel(page: Page, table: WardTable, ward: str, hot: Mapping[str, HotPlace]) -> None:
    """Show the ward that is selected: its figures, how they compare, and its shape over time."""
    row = next((each for each in table.rows if each.area.code == ward), None)
    if row is None:
        st.html(drawings.first_wards(page, table, hot))
        cards.note(hot_words.IN_SHORT if hot else standing_words.ORDER_NOTE)
        return
    st.header(row.area.name, anchor=False)
    st.html(facts.markup(facts.of_ward(row, table, hot.get(ward))))
    series = answers.series(page, table.indicator.id, ward)
    cards.strip(page, series)
    cards.to_trend(series)
    if table.vintage == page.snapshot.content.borough.vintages[-1]:
        label = f"{row.area.name}: all measures, newest 12 months"
        st.page_link(navigation.entry("ward").target, label=label, query_params={filters.WARD: ward})


def _order(page: Page, table: WardTable, ward: str) -> None:
    """Show between which places of the order each ward lies, folded, because it is as long as the map."""
    drawn = entries.of_wards(table, ward)
    if drawn:
        intervals = [entry.standing.ranks for entry in drawn]
        finding = standing_words.alike_words(intervals, "wards")
        label = f"Order of the wards by rate: {finding[:1].lower()}{finding[1:]}"
        folds.lazily(folds.ORDER, label, lambda: _ranks(page, table, ward, finding))


def _ranks(page: Page, table: WardTable, ward: str, finding: str) -> None:
    spec = drawings.ranks(page, table, ward)
    cards.picture(spec, rank_chart.alt(entries.of_wards(table, ward), finding.rstrip("."), "wards"))
    cards.note(standing_words.ORDER_NOTE)
    told = (finding, words.ward_subtitle(table, RATE), words.source_words(table.source, table.freshness))
    picture = downloads.Picture(spec, *told, page.version_id)
    downloads.pictures(f"{table.indicator.id}_wards_order", picture, card="order")


def _legend(page: Page, table: WardTable, measure: str) -> None:
    elsewhere = words.no_ward_words(table, answers.borough_end(page, table.indicator.id))
    told = cards.noted(NOTES.get(measure, ""), elsewhere, answers.boundary_words(page))
    st.html(drawings.legend(page, table, measure) + told)


def _download(page: Page, table: WardTable, measure: str, hot: Mapping[str, HotPlace] | None = None) -> None:
    ward_downloads.offer(page, table, measure, lambda: drawings.ward_csv(page, table, hot))

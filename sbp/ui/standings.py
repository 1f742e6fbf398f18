"""The ward and London pages' cards: where a place stands among others, in words first, then drawn, then as a table."""

from dataclasses import replace
from functools import partial
from html import escape
from urllib.parse import urlencode

import streamlit as st

from sbp.charts import entries, funnel_chart, rank_chart, standing_tables, standing_words, words
from sbp.profiles import BoroughTable, ProfileLine, WardProfile
from sbp.ui import cards, downloads, facts, filters, former_wards, listing, navigation, sources, standing_answers
from sbp.ui.cache import chart_text
from sbp.ui.frame import Page

CRIME, NEITHER = "crime", "neither"
MOST_TOLD = 3  # measures that stand out before the others fold, so that the answer stays short
MEASURES, MEASURES_ANCHOR = "Every measure in this ward", "measures"
MADE_OF, MADE_OF_ANCHOR = "The wards it was made of in May 2022", "made-of"


def ward_filter(page: Page) -> str:
    """Offer the wards in force; return the code chosen, the first by name unless asked otherwise."""
    offered = filters.wards_of(page, page.snapshot.content.borough.vintages[-1])
    return filters.choose(
        page, filters.WARD, "Ward", offered, next(iter(offered)), former=partial(former_wards.meant, page)
    )


def ward(page: Page, ward_code: str) -> None:
    """Show what one ward is like, shortest answer first: how it moved, how it compares, and what stands out."""
    profile = standing_answers.profile(page, ward_code)
    with st.container(border=True):
        st.header(standing_words.profile_headline(profile), anchor=False)
        cards.subtitle(f"{profile.ward.name}, 12 months of each measure, compared with the other wards")
        chief = next((line for line in profile.lines if line.indicator.headline and line.is_current), None)
        if chief is not None:
            sources.date_by(page, chief.indicator.source, "ward")
            st.html(facts.markup(facts.of_profile(chief)))
            _to_months(chief, profile)
        if moved := standing_words.moved_words(profile):
            st.write(moved)
        found = [line for line in profile.outstanding if line is not chief]
        for line in found[:MOST_TOLD]:
            _told(line, profile)
        if others := found[MOST_TOLD:]:
            with st.expander(f"What else stands out: {words.number(len(others))} more"):
                for line in others:
                    _told(line, profile)
        is_open = any(line.indicator.better == NEITHER for line in profile.outstanding)
        not_judged = words.NOT_JUDGED if is_open else ""
        cards.note(not_judged, standing_words.area_words(profile.ward), standing_words.VISITORS_NOTE)


def measures(page: Page, ward_code: str) -> None:
    """Show every measure of one ward as a table, recorded crime apart from all else."""
    profile = standing_answers.profile(page, ward_code)
    with st.container(border=True):
        st.header(MEASURES, anchor=MEASURES_ANCHOR)
        for is_crime, told in ((True, "Recorded crime"), (False, "Not crime: incidents, reports and calls")):
            shown = _counting(profile, is_crime)
            if shown.lines:
                usual = standing_tables.usual_period(shown.lines)
                rows = standing_tables.profile_rows(shown, usual)
                st.html(listing.markup(rows, f"{told}, {usual}; each name opens its months", links=_ways(shown, usual)))
        lacking = ", ".join(each.name for each in profile.not_held)
        without = f"No figures are held by ward of: {lacking}." if lacking else ""
        cards.note(standing_words.ORDER_NOTE, *profile.caveats, without)
        cards.download(f"ward_{ward_code}", partial(_csv, page, profile), card="measures")


def _csv(page: Page, profile: WardProfile) -> str:
    known = page.snapshot.content.sources
    owed = dict.fromkeys(known[line.indicator.source].attribution for line in profile.lines)
    return standing_tables.profile_csv(profile, tuple(owed))


def _counting(profile: WardProfile, is_crime: bool) -> WardProfile:
    return replace(
        profile, lines=tuple(line for line in profile.lines if (line.indicator.counts_as == CRIME) is is_crime)
    )


def _ways(shown: WardProfile, usual: str) -> dict[str, str]:
    """Return for each measure's name as the table has it the address of its months in the ward."""
    ways = {}
    for line in shown.lines:
        chosen = urlencode({"indicator": line.indicator.id, "area": shown.ward.code})
        ways[standing_tables.named(line, usual)] = f"trends?{chosen}"
    return ways


def _told(line: ProfileLine, profile: WardProfile) -> None:
    st.write(standing_words.line_sentence(line))
    _to_months(line, profile)


def _to_months(line: ProfileLine, profile: WardProfile) -> None:
    chosen = {"indicator": line.indicator.id, "area": profile.ward.code}
    st.page_link(navigation.entry("trends").file, label=f"{line.indicator.name} by month", query_params=chosen)


def old_wards(page: Page, ward_code: str) -> None:
    """Show which wards a ward was made of, with their shares."""
    profile = standing_answers.profile(page, ward_code)
    if not profile.old_wards:
        return
    with st.container(border=True):
        st.header(MADE_OF, anchor=MADE_OF_ANCHOR)
        said = "".join(
            f"<li>{escape(standing_words.old_ward_words(each, profile.ward.name))}.</li>" for each in profile.old_wards
        )
        st.html(f"<ul>{said}</ul>")
        cards.note("Shares are estimates. A ward of the same name before and after is not the same area.")


def london(page: Page, indicator_id: str, months: int) -> None:
    """Show where the borough stands among all: the order with its doubt, the funnel, the numbers."""
    table = standing_answers.boroughs(page, indicator_id, months)
    page.dated(table.freshness)
    with st.container(border=True):
        st.header(standing_words.borough_headline(table), anchor=False)
        cards.subtitle(standing_words.borough_subtitle(table))
        if table.reason:
            st.info(table.reason)
            return
        own = next(row for row in table.rows if row.is_own)
        moved = f"{own.area.name} against the year before: {words.change_words(own.change)}."
        against = f"Beside the change of the other boroughs: {standing_words.against_words(own.against_others)}."
        together = f"All {len(table.rows)} boroughs together: {words.rate(table.total_rate)} per 1,000 residents."
        st.write(" ".join((together, moved, against)))
        if table.indicator.better == NEITHER:
            cards.note(words.NOT_JUDGED)
        _drawn(page, table)
        with st.expander("Table: the same numbers by borough"):
            st.html(listing.markup(standing_tables.borough_rows(table), "The same numbers by borough", own.area.name))
        cards.download(f"{table.indicator.id}_boroughs", standing_tables.borough_csv(table), card="boroughs")
        cards.known(table)


def _drawn(page: Page, table: BoroughTable) -> None:
    """Draw the order and the funnel, where rates can be judged."""
    drawn, finding = entries.of_boroughs(table), standing_words.borough_headline(table)
    if table.funnel is None:
        return
    key = (table.indicator.id, table.first_month, table.last_month)
    invented, limits = table.is_demonstration, table.funnel
    ranks = chart_text(page, "ranks", *key, make=lambda: rank_chart.spec(drawn, invented, page.colours))
    cards.picture(ranks, rank_chart.alt(drawn, finding, "boroughs"))
    cards.note(
        f"Bold is ours; dark blue are similar boroughs. {table.similar_rule} {standing_words.ORDER_NOTE}",
        standing_words.VISITORS_NOTE,
    )
    source = words.source_words(table.source, table.freshness)
    told = (finding, standing_words.borough_subtitle(table), source, page.version_id)
    downloads.pictures(f"{table.indicator.id}_boroughs_order", downloads.Picture(ranks, *told), card="order")
    own = next((each for each in drawn if each.is_chosen), None)
    if own is not None:
        told_size = f"{own.name} for its number of residents: {standing_words.funnel_words(own.standing)}"
        st.subheader(told_size, anchor=False)
    shape = chart_text(page, "funnel", *key, make=lambda: funnel_chart.spec(drawn, limits, invented, page.colours))
    cards.picture(shape, funnel_chart.alt(drawn, finding))
    cards.note(standing_words.FUNNEL_NOTE)
    downloads.pictures(f"{table.indicator.id}_boroughs_spread", downloads.Picture(shape, *told), card="spread")

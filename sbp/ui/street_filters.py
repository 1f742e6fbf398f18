"""The filters of the street map: kind of record, months, ward, how it is shown, and the place selected."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from sbp import months
from sbp.charts import street_words, words
from sbp.errors import SbpError
from sbp.streets_model import StreetKind, StreetTable
from sbp.ui import filters, links, street_answers
from sbp.ui.cache import answer
from sbp.ui.frame import Page
from sbp.ui.snapshots import View

NO_PLACE = ""
LISTED = 40  # places in the list; a place picked on the map is always in it
HEXAGONS, DENSITY = "hexagons", "density"
SHOWN = {HEXAGONS: "Hexagons", DENSITY: "Density"}


@dataclass(frozen=True)
class Seen:
    """What the filters ask for: the table, and ids of how it is shown, of the ward and of the place ("" for none)."""

    table: StreetTable
    shown: str
    ward: str
    cell: str


def seen(page: Page) -> Seen:
    """Offer the filters of the street map and return what they ask for."""
    kinds = street_answers.kinds(page)
    if not kinds:
        raise SbpError("No records with a place are held", "", "loading street-level files and building again")
    names = {each.id: each.name for each in kinds.values()}
    kind = filters.choose(page, "kind", "Recorded", names, freshest(page, kinds))
    shown = filters.choose(page, "shown", "Shown as", SHOWN, HEXAGONS, is_list=False)
    length = filters.window(page)
    held = street_answers.months_held(page, kinds[kind])
    table = street_answers.table(page, kind, _last_month(page, held), length)
    ward = filters.ward(page, page.snapshot.content.borough.vintages[-1].id)
    return Seen(table, shown, ward, _place(page, table, ward))


def freshest(view: View, kinds: Mapping[str, StreetKind]) -> str:
    """Return the id of the kind of record with the newest month; of several, the first in the content's order.

    What was first shown would otherwise be years old wherever the files of one kind end before those of another.
    """

    def newest(kind_id: str) -> date:
        """Return the last month in which a kind was supplied."""
        return street_answers.months_held(view, kinds[kind_id])[-1]

    return answer(view, "freshest street kind", *kinds, make=lambda: max(kinds, key=newest))


def _last_month(page: Page, held: tuple[date, ...]) -> date:
    offered = {months.text(each): words.month_name(each) for each in reversed(held)}
    return months.parse(filters.choose(page, "to", "Up to and including", offered, months.text(held[-1])))


def _place(page: Page, table: StreetTable, ward: str) -> str:
    """Offer the places with most, and the one that was picked or that the address asks for."""
    places = {each.cell_id: each for each in table.of_ward(ward)}
    wanted = links.asked(filters.PLACE) if page.address_decides else st.session_state.get(filters.PLACE)
    listed = list(places.values())[:LISTED]
    listed += [places[wanted]] if wanted in places and places[wanted] not in listed else []
    offered = {NO_PLACE: "No place selected"} | {each.cell_id: street_words.choice(each) for each in listed}
    return filters.choose(page, filters.PLACE, "Place", offered, NO_PLACE)

"""Places smaller than wards on pages: the street map with its list and table, and where in a ward most is recorded."""

from functools import partial
from html import escape

import streamlit as st

from sbp.charts import density_map, hot_words, street_map, street_words, words
from sbp.streets_model import StreetPlace, StreetTable
from sbp.ui import (
    answers,
    cards,
    downloads,
    drawings,
    facts,
    filters,
    listing,
    navigation,
    picking,
    prediction_cards,
    standing_answers,
    street_answers,
    street_filters,
)
from sbp.ui.downloads import Picture
from sbp.ui.frame import Page
from sbp.ui.prediction_cards import Measured
from sbp.ui.street_filters import Seen

DECK_HEIGHT = 560
MAP = "street_map"
SHOWN_BY = {street_filters.HEXAGONS: "by hexagon of about 300 m across", street_filters.DENSITY: "by density"}
PICK = "Pick a place on the map or in the table, or choose one in the list above, to see its figures here."
IN_WARD, IN_WARD_ANCHOR = 3, "places"  # places of each kind on a ward's page, and what leads there


def hotspots(page: Page, seen: Seen) -> None:
    """Show the street map, the place selected beside it, and the table that mirrors the map."""
    table = seen.table
    page.dated(table.freshness)
    ward_name = next((each.name for each in table.wards if each.code == seen.ward), "")
    places = table.of_ward(seen.ward)
    with st.container(border=True):
        finding, shown, *_ = _told(page, seen)
        st.header(finding, anchor=False)
        cards.subtitle(shown)
        if table.reason:
            st.info(table.reason)
            return
        if old := street_words.old_words([table], page.today):
            st.warning(old)
        left, right = st.columns([65, 35], gap="medium")
        with left:
            (_hexagons if seen.shown == street_filters.HEXAGONS else _density)(page, seen, ward_name)
        with right:
            _panel(page, seen, places)
        st.html(street_answers.rows(page, table, seen.ward, seen.cell))
        picking.listen("street_rows", partial(filters.toggle, filters.PLACE))
        if standing_answers.hot_cells(page, table.kind.id):
            cards.note(hot_words.CELL_STABILITY_NOTE)
        _downloads(page, seen)
        source = words.source_words(table.source, table.freshness)
        measured = Measured(table.kind.id, table.kind.noun, "cell", "", table.is_demonstration, source)
        prediction_cards.details(page, measured)
        _known(page, table)


def in_ward(page: Page, ward_code: str, months: int = answers.YEAR) -> None:
    """Show where in a ward most is recorded: a few places of each kind that the content marks for ward pages."""
    tables = [
        street_answers.table(page, each.id, None, months)
        for each in street_answers.kinds(page).values()
        if each.on_ward_page
    ]
    with st.container(border=True):
        st.header("Where in this ward", anchor=IN_WARD_ANCHOR)
        held = [table for table in tables if table.of_ward(ward_code)]
        if not held:
            st.write("No records with a place are held for this ward.")
            return
        cards.subtitle(f"The {IN_WARD} places with most of each kind that is recorded with a place")
        st.html("".join(_most(table, ward_code) for table in held))
        old = street_words.old_words([table for table in tables if table.places], page.today)
        cards.note(street_words.SNAP_NOTE, street_words.SHARE_NOTE, old)
        chosen = {"by": filters.STREETS, filters.WARD: ward_code}
        st.page_link(navigation.entry("hotspots").file, label="All places in this ward on the map", query_params=chosen)


def _most(table: StreetTable, ward_code: str) -> str:
    """Return where in a ward most of one kind is recorded as a list in HTML, every text escaped."""
    span = words.period(table.first_month, table.last_month)
    named = [place for place in table.of_ward(ward_code)[:IN_WARD] if place.count >= street_words.FEW]
    items = "".join(f"<li>{escape(street_words.place_sentence(place))}</li>" for place in named)
    told = f"<ol>{items}</ol>" if items else f"<p>No place has {street_words.FEW} or more.</p>"
    return f'<div class="sbp-most"><h3>{escape(table.kind.name)}, {escape(span)}</h3>{told}</div>'


def _hexagons(page: Page, seen: Seen, ward_name: str) -> None:
    places = seen.table.of_ward(seen.ward)
    chosen = next((each for each in places if each.cell_id == seen.cell), None)
    text = street_answers.deck(page, seen.table, seen.ward, seen.cell)
    st.pydeck_chart(
        drawings.ReadyDeck(text, filters.picks(filters.PLACE), street_map.LAYER_ID),
        key=MAP,
        height=DECK_HEIGHT,
        on_select=_pick,
        selection_mode="single-object",
        alt=street_words.alt(seen.table, places, ward_name, chosen),
    )
    if tiles := street_answers.tiles(seen.table):
        cards.note(tiles.attribution)
    st.html(street_answers.keys(page, seen.table, seen.ward))
    _notes(page, seen.table)


def _pick() -> None:
    """Choose the place that was picked on the map; picking the chosen one again chooses none."""
    layers = st.session_state[MAP]["selection"]["objects"].values()
    picked = [each["cell"] for layer in layers for each in layer]
    if picked:
        filters.toggle(filters.PLACE, picked[0])


def _density(page: Page, seen: Seen, _ward_name: str) -> None:
    density = street_answers.density(page, seen.table)
    if not density.classes:
        st.info("No density is shown, because the places themselves are not held here, only their hexagons.")
        return
    spec = street_answers.density_spec(page, seen.table, seen.ward, seen.cell)
    cards.picture(spec, density_map.alt(density, seen.table))
    st.html(drawings.keys_markup(density_map.keys(density, page.colours), "squares"))
    listing.show(density_map.rows(density), "The same as numbers")
    keys = density_map.keys(density, page.colours)
    downloads.offer(
        f"{seen.table.kind.id}_density", partial(street_answers.density_csv, page, seen.table),
        Picture(spec, *_told(page, seen), answers.boundary_words(page), keys),
        partial(street_answers.density_geojson, page, seen.table), card="density",
    )  # fmt: skip
    _notes(page, seen.table, density_map.note(density, seen.table))


def _notes(page: Page, table: StreetTable, first: str = "") -> None:
    lacking = street_answers.missing(page)
    cards.note(
        first,
        street_words.place_note(table),
        street_words.SHARE_NOTE if table.is_snapped else "",
        street_words.unplaced_words(table) if table.unplaced else "",
        street_words.missing_words(lacking) if lacking else "",
        answers.boundary_words(page),
    )


def _panel(page: Page, seen: Seen, places: tuple[StreetPlace, ...]) -> None:
    """Show the place that is selected: its figures, and what of it may belong elsewhere."""
    place = next((each for each in places if each.cell_id == seen.cell), None)
    table = seen.table
    if place is None:
        ward = next((each for each in table.wards if each.code == seen.ward), None)
        told = street_words.ward_words(ward, table) if ward else "Choose a ward to see only its places."
        st.write(f"{told}\n\n{PICK}")
        return
    st.header(street_words.title(place), anchor=False)
    span = words.period(table.first_month, table.last_month)
    told = [(f"{words.sentence_case(table.kind.noun)}, {span}", words.number(place.count))]
    if place.ward_name:
        told.append((f"Of all in {place.ward_name}", street_words.percent(place.share_of_ward)))
    told.append(("Next ward", street_words.next_words(place, table)))
    hot = standing_answers.hot_cells(page, table.kind.id).get(place.cell_id)
    if hot is not None:
        told.append(("Hot in", hot_words.share_words(hot)))
    st.html(facts.markup(told))
    if place.ward_name:
        label, chosen = f"{place.ward_name}: all measures", {filters.WARD: place.ward_code}
        st.page_link(navigation.entry("ward").file, label=label, query_params=chosen)


def _known(page: Page, table: StreetTable) -> None:
    """Tell how the places are known: whose records they are, how fresh, how they are added up, what would mislead."""
    streets, source = page.snapshot.content.streets, table.source
    said = [
        ("Source", words.source_words(source, table.freshness)),
        ("How fresh", f"{words.freshness_words(table.freshness)}. {source.cadence}"),
        (
            "Hexagons",
            f"H3 resolution {streets.resolution}. {streets.resolution_reason} A place counts to the ward to "
            "which most of what is recorded there belongs.",
        ),
        ("Densest ground", f"A bandwidth of {streets.bandwidth_m} m. {streets.bandwidth_reason}"),
    ]
    if table.is_snapped:
        reach = street_words.CHANCE_METHOD.format(reach=streets.reach_m)
        said.append(("The next ward", f"{reach} {streets.reach_reason}"))
    said.append(("Licence", f"{source.licence}. Data version {table.data_version}."))
    cards.how(said, table.caveats)


def _told(page: Page, seen: Seen) -> tuple[str, str, str, str]:
    """Return the words of a map: its finding, what it shows, whose figures, and of which data version."""
    table = seen.table
    ward_name = next((each.name for each in table.wards if each.code == seen.ward), "")
    finding = street_words.headline(table, table.of_ward(seen.ward), ward_name)
    shown = street_words.subtitle(table, ward_name or page.snapshot.content.borough.name, SHOWN_BY[seen.shown])
    return finding, shown, words.source_words(table.source, table.freshness), page.version_id


def _downloads(page: Page, seen: Seen) -> None:
    """Offer the places as numbers, as a map, and as a picture where they are drawn."""
    table, picture = seen.table, None
    if seen.shown == street_filters.HEXAGONS:
        make = partial(street_answers.hexagon_spec, page, table, seen.ward, seen.cell)
        keys = lambda: street_map.shades(table.of_ward(seen.ward), page.colours).keys  # noqa: E731
        picture = Picture(make, *_told(page, seen), answers.boundary_words(page), keys)
    geojson = partial(street_answers.geojson, page, table, seen.ward)
    csv = partial(street_answers.csv, page, table, seen.ward)
    downloads.offer(f"{table.kind.id}_places", csv, picture, geojson, card="places")

"""A day's tasking sheet: the same messages on the page, on paper and as PDF, with the data version they rest on."""

from datetime import UTC, datetime
from html import escape

import streamlit as st

from sbp.charts import impact_files, impact_map, tables, words
from sbp.charts.sections import day_sheet
from sbp.charts.sections.day_sheet import Sheet
from sbp.impact_model import Day
from sbp.paper import Section
from sbp.ui import answers, cards, downloads, filters, impact_answers, listing, who
from sbp.ui.cache import drawing
from sbp.ui.frame import Page

ON_PAPER = """<style>@media print {
.st-key-filters, .st-key-aside, .st-key-unprinted, [data-testid="stPageLink"] { display: none; }
.st-key-sheet p { margin: 0 0 .2rem; }
}</style>"""


def show(page: Page) -> None:
    """Offer the booked days and show the sheet of the one chosen; the public has none."""
    if not who.actor().may("see plans"):
        st.info("Tasking sheets are for the partners.")
        return
    days = {each.key: each for each in impact_answers.days(page) if each.design}
    if not days:
        way = " One is booked on the Impact days page." if who.actor().may("write days") else ""
        st.info(f"No day is in the register yet.{way}")
        return
    names = {key: f"{words.day_name(each.day)}, {each.ward_name}" for key, each in reversed(days.items())}
    with filters.row():
        chosen = days[filters.choose(page, "day", "Day", names, next(iter(names)))]
    sheet = _sheet(page, chosen)
    st.html(ON_PAPER)
    with st.container(border=True, key="sheet"):
        st.header(names[chosen.key], anchor=False)
        for section in day_sheet.sections(chosen, sheet):
            _section(section)
    with st.container(key="unprinted"):
        st.write("Print this page with the browser (filters and links stay off the paper), or take it as PDF.")
        st.download_button(
            "Tasking sheet as PDF", lambda: _pdf(chosen, sheet), f"tasking-sheet-{chosen.key}.pdf", "application/pdf",
            on_click="ignore",
        )  # fmt: skip
        _take_map(page, chosen, sheet)


def _take_map(page: Page, chosen: Day, sheet: Sheet) -> None:
    """Offer the map of the sheet as a picture and as a map."""
    design = chosen.design
    if sheet.chart is None or design is None:
        return
    name, span = f"tasking-sheet-{chosen.key}-map", words.day_name(chosen.day)
    told = (f"{chosen.ward_name}: where the day is held, next to what, compared with what", f"Impact day, {span}")
    made = "The partnership's register of impact days."
    downloads.pictures(name, downloads.Picture(sheet.chart, *told, made, page.version_id, sheet.boundaries), card="map")
    about = " ".join([f"{told[0]}. {told[1]}.", made, tables.version_words(page.version_id, sheet.is_demonstration)])
    vintage, names = _wards(page)
    outlines = answers.outlines(page, vintage, degrees=True)
    st.download_button(
        "Download as GeoJSON",
        lambda: impact_files.parts(design, chosen.ward_code, names, outlines, about, sheet.boundaries),
        f"{name}.geojson",
        "application/geo+json",
        on_click="ignore",
    )


def _pdf(chosen: Day, sheet: Sheet) -> bytes:
    from sbp.report import pdf  # slow to load, and only this button needs it

    return pdf.write(day_sheet.document(chosen, sheet, datetime.now(UTC)))


def _section(section: Section) -> None:
    st.subheader(section.title, anchor=False)
    st.html("".join(f"<p>{escape(line)}</p>" for line in section.words))
    if section.chart:
        cards.picture(section.chart, section.alt)
    if section.table:
        heads = section.table.columns
        rows = [dict(zip(heads, map(str, row), strict=True)) for row in section.table.rows]
        listing.show(rows, section.table.caption)
    for note in (section.source, *section.notes):
        if note:
            cards.note(note)


def _wards(page: Page) -> tuple[str, dict[str, str]]:
    """Return the newest boundaries and the names of their wards by code."""
    vintage = page.snapshot.content.borough.vintages[-1].id
    return vintage, {each.code: each.name for each in answers.all_areas(page) if each.vintage == vintage}


def _sheet(page: Page, chosen: Day) -> Sheet:
    """Gather what stands on the sheet of a booked day."""
    impact, design = impact_answers.content(page), chosen.design
    assert design is not None, "days without a design are not offered"
    theme = impact.themes[chosen.theme].name if chosen.theme in impact.themes else "none"
    vintage, names = _wards(page)
    chart = drawing(
        page, "impact sheet map", chosen.ward_code, design.ring, design.comparison,
        make=lambda: impact_map.around(
            design, chosen.ward_code, names, answers.outlines(page, vintage, degrees=False), page.colours
        ),
    )  # fmt: skip
    return Sheet(
        evidence=tuple(impact_answers.evidence(page, chosen)),
        roles={each.id: each.name for each in impact.roles.values()},
        theme=theme,
        measure=impact_answers.judged_by(page, design),
        streets=impact_answers.top_places(page, chosen),
        chart=chart,
        alt=impact_map.alt_around(design, chosen.ward_name, names),
        data_version=page.version_id,
        is_demonstration=page.snapshot.version.is_demonstration,
        attribution=impact_answers.attribution(page, chosen),
        boundaries=answers.boundary_words(page),
    )

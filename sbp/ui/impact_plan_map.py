"""The map of a plan: need by ward or by place within wards, its days numbered as in the calendar; and its files."""

from collections.abc import Callable

import streamlit as st

from sbp.charts import impact_files, impact_map, impact_places, tables
from sbp.charts.classes import Key
from sbp.impact_model import ImpactContent
from sbp.planning_model import Need, NeedWithin, Slot
from sbp.ui import answers, cards, downloads, drawings, impact_answers, street_answers
from sbp.ui.cache import chart_text
from sbp.ui.frame import Page

BY_PLACE = "Outlined and numbered: the places planned, by their number in the calendar."


def show(
    page: Page,
    impact: ImpactContent,
    need: Need,
    within: NeedWithin | None,
    slots: tuple[Slot, ...],
    told: tuple[str, str],
    made: list[str],
) -> None:
    """Show need and days, and offer the picture, the days as numbers, and the map.

    Args:
        page: where it is shown.
        impact: the content on impact days.
        need: of the wards.
        within: need by place, where places are planned.
        slots: the plan's days.
        told: the finding, and what is shown.
        made: what need is made of, in sentences.
    """
    draw = _of_wards(page, need, slots) if within is None else _of_places(page, within, slots, need)
    spec, alt, keys, caption, shapes = draw
    owed, is_demonstration = answers.boundary_words(page), page.snapshot.version.is_demonstration
    cards.picture(spec, alt)
    st.html(drawings.keys_markup(keys, "places" if within else "wards"))
    for each in (caption, *made, owed):
        cards.note(each)
    source = " ".join([caption, *made, *impact_answers.attributions(page, need.last_months)])
    about = [f"{told[0]}.", told[1], source, tables.version_words(page.version_id, is_demonstration)]
    themes = {each.id: each.name for each in impact.themes.values()}
    downloads.offer(
        "impact-plan", impact_files.csv(slots, themes, about),
        downloads.Picture(spec, *told, source, page.version_id, owed, keys),
        lambda: shapes(about, owed),
    )  # fmt: skip
    if within:
        cards.note("Need of every place, as numbers:")
        downloads.offer("need-by-place", lambda: impact_places.csv(impact_places.listed(within, slots), about))


Drawn = tuple[str, str, tuple[Key, ...], str, Callable[[list[str], str], str]]


def _of_wards(page: Page, need: Need, slots: tuple[Slot, ...]) -> Drawn:
    vintage, is_demonstration = page.snapshot.content.borough.vintages[-1].id, page.snapshot.version.is_demonstration
    spec = chart_text(
        page, "impact map", _key(slots), tuple(sorted(need.weights.items())),
        make=lambda: impact_map.spec(
            need, slots, answers.outlines(page, vintage, degrees=False), is_demonstration, page.colours
        ),
    )  # fmt: skip

    def shapes(about: list[str], owed: str) -> str:
        """Make the map's file."""
        return impact_files.geojson(need, slots, answers.outlines(page, vintage, degrees=True), about, owed)

    return spec, impact_map.alt(need, slots), impact_map.keys(need, page.colours), impact_map.KEY, shapes


def _of_places(page: Page, within: NeedWithin, slots: tuple[Slot, ...], need: Need) -> Drawn:
    vintage, is_demonstration = page.snapshot.content.borough.vintages[-1].id, page.snapshot.version.is_demonstration
    shown = impact_places.listed(within, slots)
    spec = chart_text(
        page, "impact places", _key(slots), tuple(sorted(need.weights.items())),
        make=lambda: impact_places.spec(
            shown, street_answers.in_metres(page), answers.outlines(page, vintage, degrees=False), is_demonstration,
            page.colours,
        ),
    )  # fmt: skip

    def shapes(about: list[str], owed: str) -> str:
        """Make the map's file."""
        return impact_places.geojson(shown, street_answers.hexagons(page), about, owed)

    return spec, impact_places.alt(shown), impact_places.keys(shown, page.colours), BY_PLACE, shapes


def _key(slots: tuple[Slot, ...]) -> tuple[tuple[str, str, str], ...]:
    return tuple((slot.month.isoformat(), slot.ward_code, slot.cell_id) for slot in slots)

"""Packs: choose one and its form, watch it being made, take it along."""

import streamlit as st

from sbp.content import packs
from sbp.pack_model import FORMS, Form, Pack
from sbp.ui import filters, progress, who
from sbp.ui.cache import answer
from sbp.ui.frame import Page
from sbp.ui.pack_making import Made, Making, is_full

PACK, FORM = "pack", "form"
_MAKING, _MADE, _FULL = "_pack_making", "_pack_made", "_packs_full"
TOLD: dict[Form, str] = {
    "pdf": "To read and print: tagged for screen readers, with bookmarks; every figure's numbers are attached.",
    "pptx": "To present and change: charts and tables stay editable, the notes hold the sentence and the source.",
    "xlsx": "To calculate with: numbers as numbers, a sheet for each message, one of sources and definitions.",
    "html": "To send and read anywhere: one file that needs nothing else, on a phone as well.",
}


def of_actor(page: Page) -> dict[str, Pack]:
    """Return the packs that whoever is at the screen may make, by id."""
    actor, known = who.actor(), page.snapshot.content
    found: dict[str, Pack] = answer(
        page, "packs", make=lambda: packs.load(set(known.indicators), set(known.meetings.meetings))
    )
    return {each.id: each for each in found.values() if actor.may(each.deed)}


def choices(page: Page) -> tuple[Pack, Form] | None:
    """Offer the packs and forms; return what was chosen, None where this person may make none."""
    offered = of_actor(page)
    if not offered:
        st.info("Packs are for the partners.")
        return None
    names = {each.id: each.name for each in offered.values()}
    pack = filters.choose(page, PACK, "Pack", names, next(iter(names)))
    form: Form = filters.choose(page, FORM, "Form", FORMS, next(iter(FORMS)), is_list=False)  # type: ignore[assignment]
    return offered[pack], form


def show(page: Page, chosen: tuple[Pack, Form] | None) -> None:
    """Say what the pack holds, make it when asked, and hand it over."""
    if chosen is None:
        return
    pack, form = chosen
    with st.container(border=True):
        st.header(pack.name, anchor=False)
        st.write(pack.about)
        st.write(f"{FORMS[form]}. {TOLD[form]}")
        st.write(
            f"Marking on every page: {pack.marking}. Made from the newest data version, with what is written down now; "
            "it says its period, filters, data version and the time at which it was made."
        )
        making: Making | None = st.session_state.get(_MAKING)
        is_busy = making is not None and making.progress.is_running
        st.button("Make the pack", type="primary", disabled=is_busy, on_click=_start, args=(page, pack, form))
        if st.session_state.pop(_FULL, False):
            st.warning("Other people are having packs made. Please try again in a few seconds.")
        if making is not None:
            _follow(making)
        _hand_over(pack, form)


def _start(page: Page, pack: Pack, form: Form) -> None:
    who.actor().require(pack.deed)
    st.session_state.pop(_MADE, None)
    st.session_state[_FULL] = is_full()
    if st.session_state[_FULL]:
        return
    st.session_state[_MAKING] = Making(pack, form, page.version_id)


def _follow(making: Making) -> None:
    """Show how far a pack is; once it is made, keep it for this session."""
    if making.progress.is_running:
        progress.follow(making.work)
        return
    del st.session_state[_MAKING]
    if making.progress.failure:
        st.error(f"The pack could not be made. {making.progress.failure}")
        return
    st.session_state[_MADE] = (making.pack.id, making.form, making.take())


def _hand_over(pack: Pack, form: Form) -> None:
    held: tuple[str, Form, Made] | None = st.session_state.get(_MADE)
    if held is None or held[:2] != (pack.id, form):
        return
    made = held[2]
    st.success(f"{pack.name} is ready: made in {made.seconds:.0f} seconds, {len(made.content) / 1e6:.1f} MB.")
    st.download_button(
        f"Download {FORMS[form]}", made.content, file_name=made.name, mime=made.mime, on_click="ignore", type="primary"
    )

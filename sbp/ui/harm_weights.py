"""The weights of harm on a page: read from the address, changed by who may, shown to everybody."""

import streamlit as st

from sbp.profiles import HarmWeights
from sbp.ui import links, listing, who
from sbp.ui.frame import Page

KEY = "harm"
OPEN = "_harm_open"
LARGEST = 100_000.0
_KEPT = "_harm_kept"
BETWEEN, EQUALS = ",", ":"


def changed(page: Page, held: HarmWeights) -> dict[str, float]:
    """Return the weights that differ from the file's, as the address or this page's controls say."""
    if page.address_decides:
        st.session_state[_KEPT] = _read(links.asked(KEY) or "", held)
    kept: dict[str, float] = st.session_state.setdefault(_KEPT, {})
    if not page.address_decides and st.session_state.get(OPEN):  # asking for controls that are not there takes 5 ms
        _take(kept, held)
    for category in [each for each, weight in kept.items() if held.weights.get(each) == weight]:
        del kept[category]
    page.chosen[KEY], page.defaults[KEY] = _written(kept), ""
    return dict(kept)


def _take(kept: dict[str, float], held: HarmWeights) -> None:
    """Take over what the page's controls say."""
    for category in held.weights:
        set_here = st.session_state.get(_control(category))
        if set_here is not None:
            kept[category] = float(set_here)


def show(page: Page, held: HarmWeights, now: dict[str, float]) -> None:
    """Show every weight; whoever may edit records may change them here, for this page and its link alone."""
    names = page.snapshot.content.categories
    with st.expander("Weights of harm"):
        may_change = who.actor().may("edit records")
        if may_change and st.toggle("Change the weights for this page and its link", key=OPEN):
            _controls(page, held, now)
            return
        rows = [
            {
                "Kind of offence": names[category].name,
                "Weight of one": f"{now.get(category, weight):g}",
                "In the file": f"{weight:g}" if category in now else "same",
            }
            for category, weight in sorted(held.weights.items(), key=lambda each: (-each[1], each[0]))
        ]
        st.html(listing.markup(rows, f"{held.name}: how much one offence weighs"))


def _controls(page: Page, held: HarmWeights, now: dict[str, float]) -> None:
    names = page.snapshot.content.categories
    places = st.columns(3)
    for at, (category, weight) in enumerate(held.weights.items()):
        key = _control(category)
        if key not in st.session_state or page.address_decides:
            st.session_state[key] = now.get(category, weight)
        places[at % 3].number_input(names[category].name, 0.0, LARGEST, step=1.0, key=key)


def _control(category: str) -> str:
    return f"_harm_{category}"


def _written(kept: dict[str, float]) -> str:
    return BETWEEN.join(f"{category}{EQUALS}{weight:g}" for category, weight in sorted(kept.items()))


def _read(text: str, held: HarmWeights) -> dict[str, float]:
    """Read weights from an address; what cannot be followed is said and left out."""
    found: dict[str, float] = {}
    for part in filter(None, text.split(BETWEEN)):
        category, _, weight = part.partition(EQUALS)
        try:
            value = float(weight)
        except ValueError:
            value = -1.0
        if category in held.weights and 0 <= value <= LARGEST:
            found[category] = value
        else:
            told = f"Weights of harm: “{part[:60]}” cannot be followed, so the file's weight is used."
            links.note(KEY, told)  # for later runs, which say it above the page
            st.warning(told)
    return found

"""What a visitor takes along from a card: its numbers, its picture, its map. Nothing is drawn until it is asked for."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from sbp.charts import keyed, titled
from sbp.charts.classes import Key
from sbp.paper import Section
from sbp.ui import picture_making, published, vega
from sbp.ui.picture_making import Form

Spec = dict[str, Any] | str
PICTURES: tuple[Form, ...] = ("png", "svg")
NAMES = {
    "csv": "Numbers as CSV",
    "png": "Picture as PNG",
    "svg": "Picture as SVG, for print",
    "geojson": "Map as GeoJSON",
}
MIME = {"csv": "text/csv", "png": "image/png", "svg": "image/svg+xml", "geojson": "application/geo+json"}


@dataclass(frozen=True)
class Picture:
    """A chart with the words that go with it: the finding, what is shown, whose figures they are.

    `spec` is the specification as it is or as text, or makes it when the picture is asked for. `version` is the data
    version, `boundaries` what must be said of the outlines that it draws, and `keys` the legend that stands beside it,
    or makes it.
    """

    spec: Spec | Callable[[], Spec]
    finding: str
    shown: str
    source: str
    version: str
    boundaries: str = ""
    keys: tuple[Key, ...] | Callable[[], tuple[Key, ...]] = ()


def of_section(section: Section, version: str) -> Picture | None:
    """Return the picture of a message with its words; None where it has none."""
    if section.chart is None:
        return None
    return Picture(section.chart, section.title, section.subtitle, section.source, version)


def offer(
    name: str,
    text: str | Callable[[], str],
    picture: Picture | None = None,
    geojson: Callable[[], str] | None = None,
    card: str = "",
) -> None:
    """Offer a card's numbers as CSV, its picture as PNG and SVG, its map as GeoJSON; to the public also open tables.

    Args:
        name: of the files, without their ending.
        text: the CSV, or makes it when it is asked for.
        picture: what the card draws.
        geojson: makes the map's text when it is asked for.
        card: which card of its page it is, where the name changes with what is chosen; no page has two of one word.
    """
    card = card or name
    with _menu(card) as is_open:
        if is_open:
            _button(card, "csv", name, text if callable(text) else lambda: text)
            if picture is not None:
                _pictures(card, name, picture)
            if geojson is not None:
                _button(card, "geojson", name, geojson)
            published.link()


def pictures(name: str, picture: Picture, card: str = "") -> None:
    """Offer a picture whose numbers are offered elsewhere in its card as PNG and SVG; `card` as for `offer`."""
    card = card or name
    with _menu(card) as is_open:
        if is_open:
            _pictures(card, name, picture)


@contextmanager
def _menu(card: str) -> Iterator[bool]:
    """Open the menu of a card's files, and tell whether a visitor has it open: only then is anything in it made.

    Few visitors take a file along, and buttons were a fifth of what a page was made of.
    """
    with st.popover("Download", key=f"download_{card}", on_change="rerun") as menu:
        yield bool(menu.open)


def _pictures(card: str, name: str, picture: Picture) -> None:
    for form in PICTURES:
        _button(card, form, name, _drawer(picture, form))


def _button(card: str, form: str, name: str, make: Callable[[], str | bytes]) -> None:
    """Show the button of one file. Its key is the card's: one named by its file would be another for each selection."""
    st.download_button(
        NAMES[form], make, file_name=f"{name}.{form}", mime=MIME[form], key=f"{card}_{form}",
        on_click="ignore",
    )  # fmt: skip


def _drawer(picture: Picture, form: Form) -> Callable[[], bytes]:
    """Return what draws a picture for the session that the button is shown to."""
    context = get_script_run_ctx()
    session = context.session_id if context else ""
    return lambda: drawn(picture, form, session)


def specification(picture: Picture) -> dict[str, Any]:
    """Return the chart of a picture as a Vega-Lite specification, made now where it is not yet."""
    spec = picture.spec() if callable(picture.spec) else picture.spec
    return vega.read(spec) if isinstance(spec, str) else spec


def drawn(picture: Picture, form: Form, session: str = "") -> bytes:
    """Return a chart as a picture with its words above it and its legend under it, for a session.

    Raises:
        SbpError: too many pictures are asked for, or this one cannot be drawn.
    """
    keys = picture.keys() if callable(picture.keys) else picture.keys
    own = keyed.spec(specification(picture), keys)
    version = f"Data version {picture.version}."
    whole = titled.spec(own, picture.finding, picture.shown, picture.source, version, picture.boundaries)
    return picture_making.drawn(json.dumps(whole, sort_keys=True), form, session)

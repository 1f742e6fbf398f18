"""What a visitor takes along from a card: its numbers, its picture, its map. Nothing is drawn until it is asked for."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import streamlit as st

from sbp import logs, settings
from sbp.charts import titled
from sbp.ui import published

Form = Literal["png", "svg"]
COMMAND = (sys.executable, "-m", "sbp.report.pictures")
AT_ONCE = 2  # pictures; each takes a process of its own with 0.1 GB for a second
LONGEST_SECONDS = 30
KEPT = 24
MIME: dict[Form, str] = {"png": "image/png", "svg": "image/svg+xml"}
_drawing = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True)
class Picture:
    """A chart with the words that go with it: the finding, what is shown, whose figures they are.

    `spec` is the specification, or makes it when the picture is asked for.
    """

    spec: dict[str, Any] | Callable[[], dict[str, Any]]
    finding: str
    shown: str
    source: str


def offer(name: str, text: str, picture: Picture | None = None, geojson: Callable[[], str] | None = None) -> None:
    """Offer a card's numbers as CSV, its picture as PNG and SVG, its map as GeoJSON; to the public also open tables.

    Args:
        name: of the files, without their ending.
        text: the CSV.
        picture: what the card draws.
        geojson: makes the map's text when it is asked for.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.download_button("Download as CSV", text, file_name=f"{name}.csv", mime="text/csv", on_click="ignore")
        if picture is not None:
            _buttons(name, picture)
        if geojson is not None:
            st.download_button(
                "Download as GeoJSON", geojson, file_name=f"{name}.geojson", mime="application/geo+json",
                on_click="ignore",
            )  # fmt: skip
        published.link()


def pictures(name: str, picture: Picture) -> None:
    """Offer a picture whose numbers are offered elsewhere in its card as PNG and SVG."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _buttons(name, picture)


def _buttons(name: str, picture: Picture) -> None:
    for form, mime in MIME.items():
        st.download_button(
            f"Download as {form.upper()}", _drawer(picture, form), file_name=f"{name}.{form}", mime=mime,
            on_click="ignore",
        )  # fmt: skip


def _drawer(picture: Picture, form: Form) -> Callable[[], bytes]:
    return lambda: drawn(picture, form)


def drawn(picture: Picture, form: Form) -> bytes:
    """Return a chart as a picture with its words above it, drawn by a process of its own."""
    own = picture.spec if isinstance(picture.spec, dict) else picture.spec()
    spec = titled.spec(own, picture.finding, picture.shown, picture.source)
    return _drawn(json.dumps(spec, sort_keys=True), form)


@lru_cache(maxsize=KEPT)
def _drawn(spec: str, form: Form) -> bytes:
    with _drawing:
        done = subprocess.run(
            (*COMMAND, form), input=spec.encode(), capture_output=True, cwd=settings.ROOT, timeout=LONGEST_SECONDS
        )
    if done.returncode:
        logs.event("picture not drawn", form=form, code=done.returncode)
        raise RuntimeError("the picture could not be drawn")
    return done.stdout

"""Answers and drawings, kept by data version and selection, so that a filter set before costs next to nothing."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any, TypeVar

import streamlit as st

from sbp.store import asking
from sbp.ui.snapshots import View

Kept = TypeVar("Kept")
# An answer is some 50 kB and a drawing 30 to 200 kB: together less than 100 MB.
ANSWERS_KEPT = 600
DRAWINGS_KEPT = 300


@st.cache_resource(max_entries=ANSWERS_KEPT, show_spinner=False)
def _answer(version_id: str, today: date, key: tuple[Hashable, ...], _make: Callable[[], Any]) -> Any:
    with asking.once():
        return _make()


@st.cache_resource(max_entries=DRAWINGS_KEPT, show_spinner=False)
def _drawing(version_id: str, today: date, key: tuple[Hashable, ...], _make: Callable[[], Any]) -> Any:
    return _make()


def answer(view: View, *key: Hashable, make: Callable[[], Kept]) -> Kept:
    """Return what `make` gives, made once per data version, day and key."""
    return _answer(view.version_id, view.today, key, make)


def drawing(view: View, *key: Hashable, make: Callable[[], Kept]) -> Kept:
    """Return a specification or text that `make` gives, made once per data version, day, ground and key."""
    return _drawing(view.version_id, view.today, (view.colours.name, *key), make)

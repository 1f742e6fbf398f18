"""Answers and drawings, kept by data version and selection, so that a filter set before costs next to nothing."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from sbp.store import asking
from sbp.ui import vega
from sbp.ui.snapshots import View

Kept = TypeVar("Kept")


def answer(view: View, *key: Hashable, make: Callable[[], Kept]) -> Kept:
    """Return what `make` gives, made once per data version, day and key."""

    def once() -> Kept:
        """Make the answer, asking the data for nothing twice."""
        with asking.once():
            return make()

    return view.snapshot.answers.get((view.today, *key), once)


def drawing(view: View, *key: Hashable, make: Callable[[], Kept]) -> Kept:
    """Return a specification or text that `make` gives, made once per data version, day, ground and key."""
    return view.snapshot.drawings.get((view.today, view.colours.name, *key), make)


def chart_text(view: View, *key: Hashable, make: Callable[[], dict[str, Any]]) -> str:
    """Return the Vega-Lite specification that `make` gives as text, written once per data version, day, ground, key."""
    return drawing(view, *key, make=lambda: vega.written(make()))

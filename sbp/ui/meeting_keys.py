"""Stepping through a meeting by the keys of a keyboard or of a presenter's clicker."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st

KEY = "meeting_keys"
_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


@cache
def _listener() -> Callable[..., object]:
    return st.components.v2.component("meeting_keys", js=_SCRIPT)


def listen(move: Callable[[int], None]) -> None:
    """Listen to arrow and page keys.

    Args:
        move: called with 1 for forward and -1 for back, before the page is drawn again.
    """

    def stepped() -> None:
        """Move as far as the keys asked."""
        move(int(st.session_state[KEY]["step"]))

    _listener()(key=KEY, on_step_change=stepped)

"""What a screen reader is told when a changed filter, or another page, has brought something new."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st

KEY = "announcer"
_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


@cache
def _listener() -> Callable[..., object]:
    return st.components.v2.component(KEY, js=_SCRIPT)


def listen() -> None:
    """Have the page's first finding told, without moving the focus, whenever it is another than before."""
    _listener()(key=KEY)

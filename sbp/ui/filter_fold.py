"""One button for all filters of a page on a phone, where they would fill the first screen; on a desktop none."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st

KEY = "filter_fold"
_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_BUTTON = '<button type="button" aria-expanded="false">Show filters</button>'
_LOOK = """
button {
  font: inherit; font-weight: 600; min-height: 44px; padding: .4rem .9rem; cursor: pointer;
  color: var(--st-text-color); background: var(--st-secondary-background-color);
  border: 1px solid var(--st-border-color); border-radius: .25rem;
}
button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
"""


@cache
def _button() -> Callable[..., object]:
    return st.components.v2.component("filter_fold", html=_BUTTON, css=_LOOK, js=_SCRIPT)


def button() -> None:
    """Show the button; the style sheet hides it where there is room, and the filters where they are folded."""
    _button()(key=KEY)

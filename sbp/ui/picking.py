"""Rows of a table as a way to choose: a click on a row's link chooses it in place, so that maps keep their view.

The link leads to the same choice by its address, so that it also works opened in another tab.
"""

from collections.abc import Callable

import streamlit as st

_LISTEN = """
export default function ({ setTriggerValue }) {
  const listen = (event) => {
    const link = event.target.closest("a[data-pick]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    setTriggerValue("picked", link.dataset.pick);
  };
  document.addEventListener("click", listen, true);
  return () => document.removeEventListener("click", listen, true);
}
"""
_listener = st.components.v2.component("row_picker", js=_LISTEN)


def listen(key: str, choose: Callable[[str], None]) -> None:
    """Call `choose`, before the next run, with what a clicked row stands for: the `data-pick` of its link.

    Args:
        key: of this listener; one on a page is enough.
        choose: may set filters that are on show.
    """

    def picked() -> None:
        """Choose what was picked."""
        if value := st.session_state[key].get("picked"):
            choose(str(value))

    _listener(key=key, on_picked_change=picked)

"""Parts of a page that are made when somebody opens them: heavy ones, which few visitors look at."""

from collections.abc import Callable

import streamlit as st

ORDER, RULES, CONCENTRATION, HARM = KEYS = ("fold_order", "fold_rules", "fold_concentration", "fold_harm")


def lazily(key: str, label: str, draw: Callable[[], None]) -> None:
    """Fold a part of the page under a label; it is made while the fold is open, which a change of filters leaves so.

    Args:
        key: one of `KEYS`; no page has two of one key.
        label: what is read above it, also while it is closed.
        draw: shows the part.
    """
    with st.expander(label, key=key, on_change="rerun") as fold:
        if fold.open:
            draw()

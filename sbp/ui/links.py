"""The address bar as the state of a page: read once, written after each run, and a link that stays true."""

import re
from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from sbp import months
from sbp.charts import words

VERSION = "v"
_NOTICES = "_notices"
_PAGE = "_page"
LONGEST_QUOTED = 60
_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|<>$:~&]|(?<=www)\.)", re.IGNORECASE)


def asked(key: str) -> str | None:
    """Return what the address says for a filter, or None."""
    return st.query_params.get(key)


def decides(page_id: str) -> bool:
    """Return whether the address decides about the filters: when a page is opened, and when going back or forward.

    At all other times the filters decide: the address that a browser sends may be one step behind.
    """
    context = get_script_run_ctx()
    return st.session_state.get(_PAGE) != page_id or bool(context and context.is_history_navigation)


def settled(page_id: str) -> None:
    """Note that a page's filters have been set, so that from now on they decide."""
    st.session_state[_PAGE] = page_id


def match(wanted: str, options: Mapping[str, str]) -> str | None:
    """Return the option that an address means, by its id or by its name, or None where there is none."""
    if wanted in options:
        return wanted
    folded = wanted.strip().casefold()
    return next((each for each, label in options.items() if folded in (each.casefold(), label.casefold())), None)


def note(key: str, sentence: str) -> None:
    """Keep a sentence about a filter until that filter is changed."""
    st.session_state.setdefault(_NOTICES, {})[key] = sentence


def is_noted(key: str) -> bool:
    """Return whether a sentence about a filter is kept."""
    return key in st.session_state.get(_NOTICES, {})


def forget(key: str) -> None:
    """Drop the sentence about a filter."""
    st.session_state.get(_NOTICES, {}).pop(key, None)


def forget_others(keys: set[str]) -> None:
    """Drop the sentences about filters that this page does not have."""
    kept = st.session_state.get(_NOTICES, {})
    st.session_state[_NOTICES] = {key: sentence for key, sentence in kept.items() if key in keys}


def notices() -> list[str]:
    """Return the sentences about filters that could not be followed."""
    return list(st.session_state.get(_NOTICES, {}).values())


def plain(text: str) -> str:
    """Return text that came from elsewhere as it is read: no letter of it starts a link, a picture or a heading."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def quoted(text: str) -> str:
    """Return what an address asked for, short and plain, to be said in a sentence; a month as the filters name it."""
    with suppress(ValueError):
        return words.month_name(months.parse(text))
    return plain(text if len(text) <= LONGEST_QUOTED else f"{text[:LONGEST_QUOTED]}…")


def write(chosen: Mapping[str, str], defaults: Mapping[str, str]) -> None:
    """Put what differs from the defaults into the address; a data version that was asked for stays."""
    wanted = {key: value for key, value in chosen.items() if value != defaults[key]}
    if asked(VERSION) is not None:
        wanted[VERSION] = str(asked(VERSION))
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def lasting(chosen: Mapping[str, str], version_id: str) -> str:
    """Return a link to exactly this view: every filter, absolute months and the data version."""
    filled = {key: value for key, value in chosen.items() if value}
    base = (st.context.url or "").split("?")[0]
    return f"{base}?{urlencode({**filled, VERSION: version_id})}"

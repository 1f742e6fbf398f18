"""Writing something down: what was typed stays when it is refused, and nobody writes over another unseen."""

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from sbp.errors import SbpError

Empty = date | str | float | list[str] | None  # what a field can go back to
DONE = "_written_down"
_SEEN, _EMPTIED, _OVERTAKEN = "_seen", "_emptied", "_overtaken"


def attempt(write: Callable[[], object]) -> bool:
    """Write, and return whether it was done; a refusal is said, and every field keeps what was typed."""
    try:
        write()
    except SbpError as fault:
        st.error(str(fault))
        return False
    return True


def finished(told: str, *typed: str, emptied: Mapping[str, Empty] | None = None) -> None:
    """Say on the next run what was done, with the fields of these keys empty again.

    A field that is only forgotten goes on showing in the browser what was typed, so each is set to what is empty.

    Args:
        told: what was done.
        typed: texts and days that become empty.
        emptied: fields that go back to a value of their own.
    """
    empty = {key: "" if isinstance(st.session_state[key], str) else None for key in typed}
    st.session_state[DONE], st.session_state[_EMPTIED] = told, empty | dict(emptied or {})
    st.session_state.pop(_SEEN, None)
    st.rerun()


def say_done() -> None:
    """Say what was done in the run before, once; stands before the fields, of which it empties those named."""
    for key, empty in st.session_state.pop(_EMPTIED, {}).items():
        st.session_state[key] = empty
    told = st.session_state.pop(DONE, "")
    if told:
        st.success(told)


def seen(place: str, stands: int | None) -> int | None:
    """Return the entry that stood at a place when this writer first looked at it, None where nothing did.

    Args:
        place: what is being written about; another place is looked at anew.
        stands: number of the entry that stands there now.
    """
    held = st.session_state.get(_SEEN)
    if held is None or held[0] != place:
        held = st.session_state[_SEEN] = (place, stands)
    return held[1]


def look_again(told: str) -> None:
    """Forget what this writer saw and begin anew, so that what stands there now can be replaced; every field keeps.

    Args:
        told: what `say_overtaken` then says, once.
    """
    st.session_state.pop(_SEEN, None)
    st.session_state[_OVERTAKEN] = told
    st.rerun()


def say_overtaken() -> None:
    """Say that somebody else wrote in the meantime, where the run before found that out."""
    told = st.session_state.pop(_OVERTAKEN, "")
    if told:
        st.warning(told)

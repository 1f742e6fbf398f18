"""Writing something down: what was typed stays when it is refused, and nobody writes over another unseen."""

from collections.abc import Callable

import streamlit as st

from sbp.errors import SbpError

DONE = "_written_down"
_SEEN = "_seen"


def attempt(write: Callable[[], object]) -> bool:
    """Write, and return whether it was done; a refusal is said, and every field keeps what was typed."""
    try:
        write()
    except SbpError as fault:
        st.error(str(fault))
        return False
    return True


def finished(told: str, *typed: str) -> None:
    """Say on the next run what was done, with the fields of these keys empty again."""
    st.session_state[DONE] = told
    st.session_state.pop(_SEEN, None)
    for key in typed:
        del st.session_state[key]
    st.rerun()


def say_done() -> None:
    """Say what was done in the run before, once."""
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


def look_again() -> None:
    """Forget what this writer saw, because what stands there now has been shown."""
    st.session_state.pop(_SEEN, None)

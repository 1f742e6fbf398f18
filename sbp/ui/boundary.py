"""What a visitor reads when something goes wrong: a sentence, or a reference to the server's log; never a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from sbp import logs
from sbp.errors import SbpError


@contextmanager
def guarded(what: str) -> Iterator[None]:
    """Show what fails inside as one sentence and go on after it.

    Args:
        what: the part of the page, as the log names it.
    """
    try:
        yield
    except SbpError as fault:
        logs.event("fault shown", part=what, kind=type(fault).__name__)
        st.error(str(fault))
    except Exception as fault:
        reference = logs.failure(fault, f"cannot show {what}").upper()
        st.error(f"Cannot be shown, reference {reference}. The reason is in the server's log under this number.")

"""What a visitor sees before there is any data: the build at work, then the page that was asked for."""

import streamlit as st

from sbp import settings
from sbp.ui import building, style
from sbp.ui import progress as progress_bar

NOTHING_YET = "No figures have been published yet. Please come back later."


def show() -> None:
    """Start the build unless it runs, and show how far it is; when it is done, run the page that was asked for.

    The public's program builds nothing and says in a sentence that there is nothing yet.
    """
    style.apply()
    if settings.audience() == settings.PUBLIC:
        st.title("Nothing to show yet", anchor=False)
        st.write(NOTHING_YET)
        return
    work = building.builder()
    progress = work.progress()
    if not progress.is_running and not progress.is_over:
        work.start()
    st.title("Preparing the data", anchor=False)
    if progress.is_over:
        _failed(progress.failure or "The build ended well and left no data to show.")
    else:
        st.write(
            "This is the first start. The files are being read, checked and written to a database on this machine. "
            "It takes less than a minute, and the page opens by itself."
        )
        progress_bar.follow()


def _failed(failure: str) -> None:
    st.error(f"The data could not be prepared. {failure}")
    st.write("When the cause is mended, try again here, or run this command and read what it says:")
    st.code("python -m sbp build", language=None)
    st.button("Try again", on_click=building.builder().start)

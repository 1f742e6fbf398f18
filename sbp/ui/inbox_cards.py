"""The files of the next build on the Load data page: which they are, and setting one aside or bringing it back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from sbp.answers import next_build
from sbp.charts import inbox_words, words
from sbp.errors import SbpError
from sbp.inbox_model import Inbox, Listed
from sbp.store import taken
from sbp.store.taken import LONGEST_REASON
from sbp.ui import links, listing, snapshots, who, writing
from sbp.ui.cache import answer, drawing
from sbp.ui.frame import Page

_CHOSEN, _REASON, _BACK = "aside-files", "aside-reason", "back-files"
OPEN_UP_TO = 12  # files; more of them are folded away


def files(page: Page) -> Inbox:
    """List the files of the next build and those set aside, offer to move files between the lists, and return both."""
    state = next_build.state()
    known = answer(page, "inbox", state, make=lambda: next_build.inbox(page.snapshot.content))
    st.header("Files of the next build", anchor="inbox")
    for told in inbox_words.standing(known):
        st.write(links.plain(told))
    if known.files:
        with st.expander(f"File by file ({words.number(len(known.files))})", expanded=len(known.files) <= OPEN_UP_TO):
            st.html(drawing(page, "inbox", state, make=lambda: _table(known)))
        _offer_aside(known)
    if known.aside:
        st.header("Files set aside", anchor=False)
        listing.show(
            [inbox_words.aside_row(each) for each in known.aside], "Files that no build uses, until brought back"
        )
        _offer_back(known)
    return known


def _table(known: Inbox) -> str:
    rows = [inbox_words.row(each) for each in reversed(known.files)]
    return listing.markup(rows, "Each file of the next build, the one taken last first")


def _offer_aside(known: Inbox) -> None:
    st.write(
        "A wrong month, another borough's file, a file with an error: set it aside, and the next build is made without "
        "it. Nothing is deleted, and it can be brought back."
    )
    chosen = _choose("Files to set aside", known.files, known.aside, _CHOSEN)
    if chosen:
        _tell(known, chosen)
    reason = st.text_input("Reason, kept with the file", key=_REASON, max_chars=LONGEST_REASON)
    if st.button("Set aside", disabled=not chosen) and chosen:
        writing.attempt(lambda: _set_aside(chosen, reason))


def _offer_back(known: Inbox) -> None:
    chosen = _choose("Files to bring back", known.aside, known.files, _BACK)
    if st.button("Bring back", disabled=not chosen) and chosen:
        writing.attempt(lambda: _bring_back(chosen))


def _choose(label: str, offered: Sequence[Listed], others: Sequence[Listed], key: str) -> list[Listed]:
    """Offer files by name, the one taken last first; one that somebody else has moved meanwhile is told of."""
    by_hash = {each.taken.file.sha256: each for each in offered}
    held = st.session_state.get(key, [])
    if any(each not in by_hash for each in held):
        st.session_state[key] = [each for each in held if each in by_hash]
        for each in others:
            if each.taken.file.sha256 in held:
                st.warning(links.plain(inbox_words.moved(each)))
    labels = inbox_words.labels(offered)
    chosen = st.multiselect(label, list(reversed(by_hash)), format_func=lambda each: labels.get(each, each), key=key)
    return [by_hash[each] for each in chosen]


def _tell(known: Inbox, chosen: Sequence[Listed]) -> None:
    """Say what the next build loses, as the version in use knows the files, whichever the page shows."""
    effect = next_build.effect(snapshots.current().con, known, chosen)
    rows = inbox_words.loss_rows(effect)
    if rows:
        listing.show(rows, "What the next build loses")
    for told in inbox_words.effect_lines(effect):
        st.write(links.plain(told))


def _set_aside(chosen: Sequence[Listed], reason: str) -> None:
    by = who.actor().require("load data")
    with _plainly():
        done = taken.set_aside([each.taken.file.sha256 for each in chosen], reason, by)
    _finished(f"Set aside: {inbox_words.named([each.file.name for each in done])}.")


def _bring_back(chosen: Sequence[Listed]) -> None:
    by = who.actor().require("load data")
    with _plainly():
        done = taken.bring_back([each.taken.file.sha256 for each in chosen], by)
    _finished(f"Brought back: {inbox_words.named([each.file.name for each in done])}.")


@contextmanager
def _plainly() -> Iterator[None]:
    """Say a refusal with the names and words in it as they are: nothing in them is a link or a picture."""
    try:
        yield
    except SbpError as fault:
        raise SbpError(links.plain(fault.what), links.plain(fault.where), links.plain(fault.try_this)) from fault


def _finished(told: str) -> None:
    """Say what was done, and where a build is under way that knows nothing of it."""
    emptied = {key: [] for key in (_CHOSEN, _BACK) if key in st.session_state}
    after = inbox_words.UNDER_WAY if taken.build_is_running() else "Figures change with the next build."
    typed = [_REASON] if _REASON in st.session_state else []
    writing.finished(links.plain(f"{told} {after}"), *typed, emptied=emptied)

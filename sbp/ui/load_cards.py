"""The Load data page: take files in, build a version, see what changed, put a version into use or online."""

from collections.abc import Sequence

import streamlit as st

from sbp import settings
from sbp.answers import next_build, sources
from sbp.charts import inbox_words, words
from sbp.errors import SbpError
from sbp.inbox_model import Inbox, Taken
from sbp.store import versions
from sbp.store.lock import only_one
from sbp.ui import building, children, intake, listing, progress, who, writing
from sbp.ui.frame import Page

_TAKEN, _FETCHED, _ROUND = "_taken_in", "_fetched", "_upload_round"
_ASKED = "_build_asked_for"


def take_in() -> None:
    """Offer a place to drop files, and say of each what it is and what became of it."""
    st.header("Take files in", anchor=False)
    st.write(
        "Drop files as their publishers gave them: tables, archives, spreadsheets, boundaries. What a file is, is told "
        "from its content, never from its name. Nothing changes on any page until a version is built."
    )
    turn = st.session_state.setdefault(_ROUND, 0)
    files = st.file_uploader("Files", accept_multiple_files=True, key=f"upload-{turn}")
    if st.button("Take them in", type="primary", disabled=not files):
        writing.attempt(lambda: _take(files))
    found = st.session_state.get(_TAKEN, ())
    if found:
        rows = [
            {"File": each.name, "Outcome": each.outcome, "What it is, or why it was left": each.told} for each in found
        ]
        st.write(intake.summary(found))
        listing.show(rows, "Each file with what became of it")
    if st.button("Ask the publishers for new files"):
        with st.spinner("Asking each publisher; this can take some minutes."):
            writing.attempt(_fetch)
    told = st.session_state.get(_FETCHED, ())
    if told:
        st.code("\n".join(told), language=None, wrap_lines=True)


def _take(files: list) -> None:
    actor = who.actor()
    actor.require("load data")
    with st.spinner("Looking at the files."):
        st.session_state[_TAKEN] = intake.take(files, actor.name)
    st.session_state[_ROUND] += 1
    st.rerun()


def _fetch() -> None:
    actor = who.actor()
    actor.require("load data")
    said = children.run("fetch", f"--by={actor.name}")
    st.session_state[_FETCHED] = said.lines or (said.complaint,)


def build() -> None:
    """Offer to build a version of everything held, with its progress, and say how it ended."""
    st.header("Build a version", anchor=False)
    work = building.builder()
    state = work.progress()
    if state.is_running:
        progress.follow()
        return
    if state.is_over and st.session_state.get(_ASKED):
        _ended(state)
    st.write("Every file of the list above is read, checked and added up anew; the pages show it once all of it holds.")
    if st.button("Build a new version"):
        writing.attempt(_build)


def _build() -> None:
    who.actor().require("load data")
    building.builder().start()
    st.session_state[_ASKED] = True
    st.rerun()


def _ended(state: building.Progress) -> None:
    if state.failure:
        st.error(f"No version was built, and the one before goes on being used. {state.failure}")
    else:
        st.success(state.step)


def unread(page: Page) -> None:
    """List the files of which the version in use holds nothing, because they could not be read."""
    told = sources.unread(page.snapshot.con)
    if told:
        st.header("Files that could not be read", anchor=False)
        st.write("They were taken in, and nothing of them is in the version in use.")
        listing.show([{"What was found, where, and what to try": each} for each in told], "One line for each file")


def kept(page: Page, inbox: Inbox) -> None:
    """List the versions that are kept, and offer to go back to another one."""
    st.header("Versions", anchor=False)
    held, known = versions.all_versions(), [each.taken for each in inbox.aside]
    rows = [
        {
            "Version": each.id,
            "Built": words.day_name(each.built_on),
            "Data": words.DEMONSTRATION if each.is_demonstration else "real",
            "Files": words.number(len(each.manifest["files"])),
            inbox_words.ASIDE_IN: words.number(next_build.aside_in(each, known)),
            "State": "in use" if each.id == page.version_id else "kept",
        }
        for each in held
    ]
    listing.show(rows, "Versions that are kept, newest first", current=page.version_id)
    others = [each.id for each in held if each.id != page.version_id]
    if others:
        chosen = st.selectbox("Another version", others, key="rollback")
        if st.button("Put it into use"):
            writing.attempt(lambda: _roll_back(chosen, known))


def _roll_back(version_id: str, known: Sequence[Taken]) -> None:
    who.actor().require("load data")
    with only_one(settings.build_dir() / ".lock", "A build"):
        version = versions.rollback(version_id)
    more = inbox_words.aside_in(next_build.aside_in(version, known))
    writing.finished(f"Version {version_id} is in use. The next build replaces it.{more}")


def publish(inbox: Inbox) -> None:
    """Offer to write the public's file, which is attacked before anybody may see it."""
    st.header("Publish", anchor=False)
    st.write(
        "The public's file holds only what may be public. Before it is put in place, everything that it shows is used "
        "to find out what it should not; if one protected number can be pinned down, nothing is published."
    )
    if told := inbox_words.aside_in(sum(each.is_in_use for each in inbox.aside)):
        st.warning(f"The version in use would be published as it is.{told}")
    if st.button("Publish the version in use"):
        with st.spinner("Writing the public's file, and attacking it."):
            writing.attempt(_publish)


def _publish() -> None:
    who.actor().require("load data")
    said = children.run("publish")
    if said.code:
        raise SbpError(said.complaint.rstrip(".") or "Nothing was published")
    writing.finished(said.lines[-1] if said.lines else "Published.")

"""The data that a page is looking at: one built version, opened once and shared by all sessions."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import streamlit as st

from sbp import content, settings
from sbp.answers import version as answered
from sbp.charts import theme
from sbp.content import publishing
from sbp.errors import SbpError
from sbp.store import asking, records, versions
from sbp.store.served_file import ServedFile
from sbp.ui import shelf
from sbp.ui.shelf import Shelf

OPEN_VERSIONS = 3
MEGABYTE = 1_000_000
# Together 64 MB of the version in use: with 27, 60 visitors cost a sixth more, who share it. Start-up makes 8 MB of it.
QUESTIONS_KEPT = (2_000, 12 * MEGABYTE)
ANSWERS_KEPT = (3_000, 24 * MEGABYTE)
DRAWINGS_KEPT = (2_000, 28 * MEGABYTE)


@dataclass(frozen=True)
class Snapshot:
    """One version of the data with the content that explains it, and what has been made of both so far."""

    version: versions.Version
    content: content.Content
    facts: answered.VersionFacts
    con: ServedFile

    @cached_property
    def questions(self) -> Shelf:
        """What the file was asked and what it answered, which stays true because nobody changes it."""
        return Shelf(*QUESTIONS_KEPT)

    @cached_property
    def answers(self) -> Shelf:
        """The domain's answers; the content that they share has no weight."""
        return Shelf(*ANSWERS_KEPT, apart=self._content_parts)

    @cached_property
    def drawings(self) -> Shelf:
        """Specifications and texts ready to send."""
        return Shelf(*DRAWINGS_KEPT, apart=self._content_parts)

    @cached_property
    def _content_parts(self) -> frozenset[int]:
        return shelf.parts(self.content)


@dataclass(kw_only=True)
class View:
    """What answers and drawings depend on beside their selection: the data, today, and the ground to draw on."""

    snapshot: Snapshot
    today: date
    colours: theme.Theme

    @property
    def version_id(self) -> str:
        """The data version on show."""
        return self.snapshot.version.id

    @cached_property
    def written(self) -> str:
        """What changes whenever something is written down, as this run found it; kept answers that quote it name it."""
        return records.state(records.place(self.snapshot.version.is_demonstration))


def exists() -> bool:
    """Return whether any version has been built."""
    return versions.current() is not None


def current() -> Snapshot:
    """Open the current version; the pointer is read at every call, so a new version shows at the next interaction.

    Raises:
        SbpError: nothing has been built, or the file cannot be opened.
    """
    version = versions.current()
    if version is None:
        raise SbpError("There is no data to show", "", "python -m sbp build")
    return _open(version.id, version)


def at(version_id: str) -> Snapshot | None:
    """Open the version of that id where it is still kept, else return None."""
    version = next((held for held in versions.all_versions() if held.id == version_id), None)
    return None if version is None else _open(version.id, version)


def today(snapshot: Snapshot) -> date:
    """Return the day that counts as today for a version."""
    key = ("today", settings.today(), date.today())
    return snapshot.answers.get(key, lambda: answered.today(snapshot.con))


def _close(snapshot: Snapshot) -> None:
    snapshot.con.close()


@st.cache_resource(max_entries=OPEN_VERSIONS, show_spinner=False, on_release=_close)
def _open(version_id: str, _version: versions.Version) -> Snapshot:
    con = ServedFile(_version.path)
    snapshot = Snapshot(_version, _content(), answered.facts(con), con)
    asking.keep(con, snapshot.questions)
    return snapshot


def _content() -> content.Content:
    """Return the content as it stands, or for the public as it was published."""
    held = content.load()
    if settings.audience() != settings.PUBLIC:
        return held
    return publishing.as_published(held, publishing.load(held).shield)

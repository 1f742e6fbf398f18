"""The pages, in the order of the navigation, which is flat and shows at most seven entries; the others are linked."""

from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

import streamlit as st

from sbp import settings
from sbp.content import Content
from sbp.errors import SbpError
from sbp.strategy_model import Priority
from sbp.ui import snapshots, who

CURRENT = "_current_page"


@dataclass(frozen=True)
class Entry:
    """One page: its id (its address), its title, whether it comes first, whether the navigation shows it.

    `quotes` is whether it shows what documents print, which is true also where recorded figures are invented. `page` is
    the name of its file where that is not the id, because one file serves several addresses. `audiences` are the roles
    for which it is registered; for all others there is no such page.
    """

    id: str
    title: str
    is_default: bool = False
    is_hidden: bool = False
    quotes: bool = False
    page: str = ""
    audiences: tuple[str, ...] = settings.AUDIENCES

    @property
    def file(self) -> str:
        """The page's file, as the navigation wants it."""
        return str(settings.ROOT / "pages" / f"{self.page or self.id}.py")

    @property
    def target(self) -> st.Page:
        """The page as the navigation registers it, and as a link to it needs it.

        A copy, because a page that is run notes so on itself, and others may be running the same one. Links by `file`
        look for it again: 0.1 ms each.
        """
        return copy(_made(self))


class _Hashed(st.Page):
    """A page whose address is hashed once: Streamlit does so three times a page and run, a hundred times in all."""

    _hashes: ClassVar[dict[str, str]] = {}

    @property
    def _script_hash(self) -> str:
        if self._url_path not in self._hashes:
            self._hashes[self._url_path] = super()._script_hash
        return self._hashes[self._url_path]


@lru_cache(maxsize=256)
def _made(entry: Entry) -> st.Page:
    """Look for a page's file once: for all pages that took 2 ms of every run."""
    return _Hashed(
        entry.file,
        title=entry.title,
        url_path=None if entry.is_default else entry.id,
        default=entry.is_default,
        visibility="hidden" if entry.is_hidden else "visible",
    )


PARTNERS = ("analyst", "board")
ENTRIES = (
    Entry("overview", "Overview", is_default=True),
    Entry("priorities", "Priorities", quotes=True),
    Entry("hotspots", "Hotspots"),
    Entry("trends", "Trends"),
    Entry("ward", "Wards"),
    Entry("impact_days", "Impact days", quotes=True),
    Entry("more", "More"),
    Entry("tasking_sheet", "Tasking sheet", is_hidden=True, audiences=PARTNERS),
    Entry("meetings", "Meetings", is_hidden=True, quotes=True, audiences=PARTNERS),
    Entry("meeting", "Meeting", is_hidden=True, quotes=True, audiences=PARTNERS),
    Entry("packs", "Packs", is_hidden=True, quotes=True, audiences=PARTNERS),
    Entry("london", "London", is_hidden=True),
    Entry("delivery", "Delivery", is_hidden=True, quotes=True),
    Entry("residents", "Residents", is_hidden=True, quotes=True),
    Entry("evidence", "Evidence", is_hidden=True, quotes=True),
    Entry("data", "Data", is_hidden=True),
    Entry("load_data", "Load data", is_hidden=True, audiences=("analyst",)),
    Entry("records", "Records", is_hidden=True, audiences=("analyst",)),
    Entry("methods", "Methods", is_hidden=True),
    Entry("accessibility", "Accessibility", is_hidden=True),
    Entry("privacy", "Privacy", is_hidden=True),
)


def of_content(content: Content) -> tuple[Entry, ...]:
    """Return a page for each priority of each strategy."""
    return tuple(map(of_priority, content.strategies.priorities))


def of_priority(priority: Priority) -> Entry:
    """Return the page of a priority, at the address that the content gives it."""
    return Entry(priority.address, priority.name, is_hidden=True, quotes=True, page="priority")


def entries() -> tuple[Entry, ...]:
    """Return the pages of whoever is at the screen: those of the code, and where there is data those of the content."""
    role = who.actor().role
    return tuple(each for each in of_everybody() if role in each.audiences)


def is_open(page_id: str) -> bool:
    """Return whether whoever is at the screen has a page of that id; a link to any other would lead nowhere."""
    return page_id in {each.id for each in entries()}


def is_missing(address: str) -> bool:
    """Return whether an address that was asked for is none of the pages open to whoever is at the screen."""
    return bool(address) and address not in {each.id for each in entries() if not each.is_default}


def of_everybody() -> tuple[Entry, ...]:
    """Return the pages that anybody may have: those of the code, and where there is data those of the content."""
    try:
        return ENTRIES + of_content(snapshots.current().content)
    except SbpError:
        return ENTRIES  # nothing is built, or the page that is opened says what is wrong


def entry(page_id: str) -> Entry:
    """Return the page of that id; the pages themselves ask for it, so an unknown id is a fault of ours (KeyError)."""
    own = {item.id: item for item in ENTRIES}
    return own[page_id] if page_id in own else {item.id: item for item in of_everybody()}[page_id]


def remember(address: str) -> None:
    """Note which page is being run, for files that serve several addresses."""
    st.session_state[CURRENT] = address


def current() -> str:
    """Return the id of the page that is being run."""
    return st.session_state[CURRENT]

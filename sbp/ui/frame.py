"""The frame of every page: title, how fresh the data is, banner, link to the view, footer, and what a fault becomes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sbp.charts import theme, words
from sbp.model import Freshness
from sbp.ui import announcer, boundary, links, navigation, snapshots, style, whose

_INVENTED = "Every figure on this page is invented to show how the dashboard works."
_INVENTED_RECORDS = (
    "Recorded figures on this page are invented to show how the dashboard works. "
    "What the partnership's documents say and print is real."
)
_UNDATED = {"more", "load_data", "records", "accessibility", "privacy"}  # which show no figures of a data version
_FOOTER_LINKS = {
    "data": "Sources and licences", "methods": "Methods", "accessibility": "Accessibility", "privacy": "Privacy",
}  # fmt: skip


@dataclass(kw_only=True)
class Page(snapshots.View):
    """One run of a page: what it looks at, the filters chosen so far, and its places for what is known later.

    `address_decides` is whether this run takes its filters from the address.
    """

    entry: navigation.Entry
    address_decides: bool
    fresh: DeltaGenerator
    tools: DeltaGenerator
    chosen: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)

    def dated(self, freshness: Freshness) -> None:
        """Say beside the title how current the page's data is."""
        self.fresh.html(f'<p class="sbp-fresh">{escape(words.freshness_words(freshness))}</p>')


@contextmanager
def page(page_id: str, is_bare: bool = False) -> Iterator[Page]:
    """Draw the frame around a page's content; a fault inside becomes a sentence, and the frame stays whole.

    Args:
        page_id: the page's id in the navigation.
        is_bare: whether the page has the whole screen: it brings its own title, banner and way out.
    """
    entry = navigation.entry(page_id)
    style.apply()
    this = None
    with boundary.guarded(f"the frame of page {page_id}"):
        this = _open(entry, is_bare)
    if this is None:
        st.stop()
    with boundary.guarded(f"page {page_id}"):
        yield this
        _finish(this)
        if not is_bare:
            _offer_link(this)
    if not is_bare:
        _footer(this)
        announcer.listen()


def _open(entry: navigation.Entry, is_bare: bool) -> Page:
    snapshot = _asked_version()
    partnership = snapshot.content.borough.partnership
    is_demonstration = snapshot.version.is_demonstration
    mark = f" - {words.DEMONSTRATION}" if is_demonstration else ""
    style.name(partnership)
    st.set_page_config(page_title=f"{entry.title} - {partnership}{mark}", layout="wide")
    fresh, tools = (st.empty(), st.container()) if is_bare else _head(entry, is_demonstration)
    colours = theme.theme(style.theme_name())
    return Page(
        entry=entry,
        snapshot=snapshot,
        today=snapshots.today(snapshot),
        colours=colours,
        address_decides=links.decides(entry.id),
        fresh=fresh,
        tools=tools,
    )


def _head(entry: navigation.Entry, is_demonstration: bool) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Draw banner and title; return the places beside the title for freshness and for tools."""
    if is_demonstration:
        st.html(
            f'<p class="sbp-demonstration" role="note"><strong>{words.DEMONSTRATION}.</strong> '
            f"{_INVENTED_RECORDS if entry.quotes else _INVENTED}</p>"
        )
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="medium"):
        st.title(entry.title, anchor=False, width="content")
        aside = st.container(
            horizontal=True, vertical_alignment="center", horizontal_alignment="right", gap="medium", key="aside"
        )
    return aside.empty(), aside.container(width="content")


def _asked_version() -> snapshots.Snapshot:
    """Return the data version that the address asks for where it is kept, else the current one with a sentence."""
    current = snapshots.current()
    wanted = links.asked(links.VERSION)
    if wanted is None or wanted == current.version.id:
        return current
    held = snapshots.at(wanted)
    if held is None:
        st.warning(
            f"The link was made with data version {links.quoted(wanted)}, which is no longer kept. "
            f"The figures below are of version {current.version.id}."
        )
        return current
    st.warning(
        f"These are the figures of data version {held.version.id}, as the link asks. "
        f"A newer one, {current.version.id}, is being served."
    )
    st.button("Show the current figures", on_click=_drop_version)
    return held


def _drop_version() -> None:
    del st.query_params[links.VERSION]


def _finish(this: Page) -> None:
    """Write the chosen filters to the address."""
    links.forget_others(set(this.chosen))
    links.write(this.chosen, this.defaults)
    links.settled(this.entry.id)


def _offer_link(this: Page) -> None:
    """Offer a link to exactly this view."""
    if this.chosen or this.entry.id not in _UNDATED:
        with this.tools.popover("Copy link"):
            st.write("This link opens the same filters, months and data version again.")
            st.code(links.lasting(this.chosen, this.version_id), language=None, wrap_lines=True)


def _footer(this: Page) -> None:
    whose.show(this)
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        for page_id, told in _FOOTER_LINKS.items():
            st.page_link(navigation.entry(page_id).target, label=told)
        invented = f" · {words.DEMONSTRATION}" if this.snapshot.version.is_demonstration else ""
        st.html(f'<p class="sbp-version">Data version {escape(this.version_id)}{invented}</p>')

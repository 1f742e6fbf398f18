"""A meeting on a shared screen: one message at a time, no scrolling, the keyboard alone, and a way out."""

from datetime import date
from html import escape
from pathlib import Path

import streamlit as st

from sbp.charts import legible, words
from sbp.errors import SbpError
from sbp.meeting_model import Meeting, Screen
from sbp.paper import Section
from sbp.ui import deciding, folding, links, meeting_answers, meeting_keys, meeting_papers, navigation, who, writing
from sbp.ui.frame import Page

_RULES = Path(__file__).with_name("meeting.css").read_text(encoding="utf-8")
PLACE = "_meeting_place"  # of this visit: meeting, day, and the screen it is at
MEETING, DATE, ITEM = "meeting", "date", "item"
BESIDE = 300  # characters said under a chart; the rest stands behind Numbers
LONG, VERY_LONG = 110, 200  # characters of a title from which its type is smaller
MUCH, VERY_MUCH = 480, 900  # characters of all words together from which their type is smaller


def show(page: Page) -> None:
    """Show the screen that the address asks for, with the bar to step, to write down and to leave."""
    try:
        meeting, day = _asked(page)
    except SbpError as fault:
        st.title(page.entry.title, anchor=False)
        st.error(str(fault))
        return
    st.html(f"<style>{_RULES}</style>")
    screens = meeting_answers.screens_of(page, meeting, day)
    place = _place(page, meeting, day, len(screens))
    page.chosen |= {MEETING: meeting.id, DATE: day.isoformat(), ITEM: str(place + 1)}
    page.defaults |= dict.fromkeys((MEETING, DATE, ITEM), "")
    meeting_keys.listen(lambda by: _move(by, len(screens)))
    with st.container(key="meeting", gap=None):
        _head(page, meeting, day, screens[place])
        _message(screens[place].section)
        _bar(page, meeting, day, screens, place)


def _asked(page: Page) -> tuple[Meeting, date]:
    """Return the meeting and day of the address; without one, the next meeting."""
    known = meeting_answers.open_to_actor(page)
    wanted = links.asked(MEETING) or next(iter(known), "")
    if wanted not in known:
        what = f"There is no meeting “{wanted[:40]}” that you may see"
        raise SbpError(what, "", "starting one from the Meetings page")
    try:
        day = date.fromisoformat(links.asked(DATE) or "")
    except ValueError:
        coming = next(each for each in meeting_answers.upcoming(page) if each.meeting.id == wanted)
        day = coming.day or page.today
    return known[wanted], day


def _place(page: Page, meeting: Meeting, day: date, count: int) -> int:
    """Return which screen is shown, from 0; the address decides where it is opened, the bar from then on."""
    held = st.session_state.get(PLACE)
    if page.address_decides or held is None or held[:2] != (meeting.id, day):
        asked = links.asked(ITEM) or "1"
        held = (meeting.id, day, int(asked) - 1 if asked.isdecimal() and len(asked) < 5 else 0)
    at = min(max(held[2], 0), count - 1)
    st.session_state[PLACE] = (meeting.id, day, at)
    return at


def _move(by: int, count: int) -> None:
    meeting, day, at = st.session_state[PLACE]
    _go(meeting, day, min(max(at + by, 0), count - 1))


def _go(meeting: str, day: date, at: int) -> None:
    st.session_state[PLACE] = (meeting, day, at)


def _head(page: Page, meeting: Meeting, day: date, screen: Screen) -> None:
    """Say which meeting this is, under which marking, and which point of its agenda is on."""
    quarter = meeting_answers.agenda_of(page, meeting, day).quarter.label
    marks = [*([f"{words.DEMONSTRATION}."] if page.snapshot.version.is_demonstration else []), meeting.marking]
    told = "".join(f"<strong>{escape(each)}</strong>" for each in marks)
    which = f"{meeting.short}, {words.day_name(day)}, {quarter}. Data version {page.version_id}"
    st.html(
        f'<p class="sbp-marks" role="note">{told}<span>{escape(which)}</span></p>'
        f'<p class="sbp-part">{escape(screen.section.part)}</p>'
    )


def _message(section: Section) -> None:
    """Show one message: its sentence, one picture or list, one line of source."""
    size = "sbp-vast" if len(section.title) > VERY_LONG else "sbp-long" if len(section.title) > LONG else ""
    st.html(f'<h1 class="sbp-message {size}">{escape(section.title)}</h1>')
    if section.measured:
        st.html(f'<p class="sbp-measured">{escape(section.measured)}</p>')
    with st.container(key="scene", gap=None):
        if section.chart is not None:
            st.vega_lite_chart(
                legible.spec(section.chart), alt=section.alt, theme=None, width="stretch", height="stretch"
            )
        elif section.table is not None and not section.words:
            st.html(folding.markup(meeting_papers.rows(section.table), section.table.caption))
        else:
            st.html(_list(section.words))
    told = _beside(section.words) if section.chart is not None else ""
    lines = [each for each in (told, section.source) if each]
    if lines:
        st.html("".join(f'<p class="sbp-line">{escape(each)}</p>' for each in lines))


def _list(said: tuple[str, ...]) -> str:
    length = sum(map(len, said))
    size = "sbp-vast" if length > VERY_MUCH else "sbp-long" if length > MUCH else ""
    return f'<ul class="sbp-said {size}">{"".join(f"<li>{escape(each)}</li>" for each in said)}</ul>'


def _beside(said: tuple[str, ...]) -> str:
    """Return as many whole sentences as fit under a chart."""
    kept: list[str] = []
    for each in said:
        if sum(map(len, kept)) + len(each) > BESIDE:
            break
        kept.append(each)
    return " ".join(kept)


def _bar(page: Page, meeting: Meeting, day: date, screens: tuple[Screen, ...], place: int) -> None:
    """Show where in the agenda this is, and what can be done."""
    screen = screens[place]
    done = st.session_state.pop(writing.DONE, "")
    with st.container(key="bar", horizontal=True, vertical_alignment="center", gap="small"):
        told = done or f"Screen {place + 1} of {len(screens)}"  # the bar has room for one of them
        st.html(f'<p class="sbp-place" role="status">{escape(told)}</p>')
        st.button("Back", on_click=_move, args=(-1, len(screens)), disabled=place == 0)
        st.button("Next", on_click=_move, args=(1, len(screens)), disabled=place == len(screens) - 1)
        with st.popover("Agenda"):
            _contents(meeting, day, screens)
        if st.button("Numbers and notes"):
            meeting_papers.show(screen.section, page.version_id, links.lasting(page.chosen, page.version_id))
        if who.actor().may("write decisions") and st.button("Record decision"):
            deciding.record(page, meeting, day, screen)
        if who.actor().may("write progress") and st.button("Judge status"):
            deciding.judge(page, meeting, day)
        st.page_link(navigation.entry("meetings").file, label="Leave the meeting")


def _contents(meeting: Meeting, day: date, screens: tuple[Screen, ...]) -> None:
    """Offer the agenda's points, each leading to its first screen."""
    seen: set[str] = set()
    for at, each in enumerate(screens):
        if each.section.part not in seen:
            seen.add(each.section.part)
            st.button(each.section.part, key=f"go_{at}", on_click=_go, args=(meeting.id, day, at), type="tertiary")

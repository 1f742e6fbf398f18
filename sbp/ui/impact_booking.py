"""Booking a day and writing down what it left behind: what was typed stays where it is when something is refused."""

from datetime import date
from html import escape

import streamlit as st

from sbp import logs
from sbp.answers import impact_register
from sbp.answers.impact_register import Outputs
from sbp.charts import impact_words, words
from sbp.errors import SbpError
from sbp.impact_model import Day, Held, ImpactContent
from sbp.model import Area
from sbp.ui import answers, impact_answers, impact_controls, links, who, writing
from sbp.ui.frame import Page

EARLIER = "earlier"  # stands for a day that has no key yet
CHOSEN = ("book_day", "book_ward", "book_theme", "book_measure", "book_lead")
BOOKED: dict[str, writing.Empty] = {"book_objective": "", "book_partners": [], **dict.fromkeys(CHOSEN)}


def show(page: Page) -> None:
    """Offer to book a day and to write down one that was held; the analyst's program alone may."""
    if not who.actor().may("write days"):
        st.info("Days are booked and written down in the analyst's own program.")
        return
    writing.say_done()
    impact = impact_answers.content(page)
    with st.container(border=True):
        st.header("Book a day", anchor=False)
        _book(page, impact)
    own = [each for each in impact_answers.days(page) if not each.is_invented]
    with st.container(border=True):
        st.header("Write down a day that was held", anchor=False)
        past = {each.key: each for each in own if each.day <= page.today}
        if past:
            _hold(page, impact, past)
        else:
            st.write("None of the days booked here lies in the past yet.")
    with st.container(border=True):
        st.header("Add a remark to a booked day", anchor=False)
        if own:
            _add(page, {each.key: each for each in own})
        else:
            st.write("No day has been booked here yet.")
    with st.container(border=True):
        st.header("Withdraw a booked day", anchor=False)
        waiting = {each.key: each for each in own if not each.held}
        if waiting:
            _withdraw(page, waiting)
        else:
            st.write("No day is booked that has not been held.")


def _book(page: Page, impact: ImpactContent) -> None:
    wards = _wards(page)
    left, right = st.columns(2, gap="medium")
    with left:
        day = st.date_input("Date", value=None, key="book_day", format="DD/MM/YYYY", min_value=date(2000, 1, 1))
        code = _choose("Ward", {each.code: each.name for each in wards.values()}, "book_ward")
        theme = _choose("Theme", {each.id: each.name for each in impact.themes.values()}, "book_theme")
        measures = {each.id: each.name for each in impact.measures.values()}
        measure = _choose("What the day is to change", measures, "book_measure")
    with right:
        lead = _choose("Lead, by role", {each.id: each.name for each in impact.roles.values()}, "book_lead")
        partners = st.multiselect(
            "Partners, by role",
            list(impact.roles),
            format_func=lambda each: impact.roles[each].name,
            key="book_partners",
        )
        objective = st.text_area(
            "The problem, and what the day is to achieve (a day ahead needs both)", key="book_objective", height=150
        )
    texts = {"theme": theme, "lead": lead, "objective": objective}
    if isinstance(day, date) and code and day <= page.today:
        _write_earlier(page, impact, day, wards[code], texts, tuple(partners))
    elif isinstance(day, date) and code and measure:
        _book_on(page, impact, day, wards[code], measure, texts, tuple(partners))
    else:
        st.write("Choose a date, a ward and what the day is to change: then it is said here what the day could show.")


def _choose(label: str, names: dict[str, str], key: str) -> str:
    """Offer names by id with none chosen, since a booking is sealed and nobody should seal a default; "": none yet."""
    return (
        st.selectbox(label, list(names), index=None, format_func=names.__getitem__, key=key, placeholder="Choose one")
        or ""
    )


def _book_on(
    page: Page,
    impact: ImpactContent,
    day: date,
    ward: Area,
    measure: str,
    texts: dict[str, str],
    partners: tuple[str, ...],
) -> None:
    """Say what the day could show, and book it where that is asked for."""
    is_demonstration = page.snapshot.version.is_demonstration
    try:
        impact_register.check_booking(day, ward, page.today, impact_answers.days(page))
        design = impact_answers.design(page, measure, ward, day)
    except SbpError as fault:
        st.error(str(fault))
        return
    st.html(f'<p class="sbp-finding">{escape(impact_words.foreseen(design))}</p>')
    st.write(f"It would be judged by: {impact_answers.judged_by(page, design)}. {impact_words.windows(design)}")
    names = {area.code: area.name for area in answers.all_areas(page)}
    compared = ", ".join(names[each] for each in design.comparison)
    ring = ", ".join(names[each] for each in design.ring) or "none"
    st.write(f"Compared with: {compared}. Next door: {ring}.")
    st.write(f"Booking freezes all of this, with data version {page.version_id}.")
    if st.button(f"Book {words.day_name(day)} in {links.plain(ward.name)}", type="primary", key="book_it"):
        try:
            label, invented = who.actor().require("write days"), impact_answers.invented(page)
            booked = impact_register.book(
                is_demonstration, label, impact, day, ward, design, texts, partners, page.today, invented
            )
        except SbpError as fault:
            st.error(str(fault))
            return
        logs.event("impact day booked", day=booked.key)
        told = f"Booked: {words.day_name(day)}, {ward.name}. Its seal is {booked.seal[:12]}."
        writing.finished(told, emptied=BOOKED)


def _write_earlier(
    page: Page, impact: ImpactContent, day: date, ward: Area, texts: dict[str, str], partners: tuple[str, ...]
) -> None:
    """Offer to write down a day that was held before it was booked: its outputs, and no verdict."""
    st.info(
        f"{words.day_name(day)} is not in the future, so it cannot be booked. If a day was held then, it can be "
        "written down with what it left behind. It will never be judged, because nothing was fixed before it was held."
    )
    left_behind = _outputs(impact, EARLIER, None)
    if st.button("Write it down as held before it was booked"):
        is_demonstration = page.snapshot.version.is_demonstration

        def write() -> None:
            """Write the earlier day down."""
            label, invented = who.actor().require("write days"), impact_answers.invented(page)
            impact_register.write_earlier(
                is_demonstration, label, impact, day, ward, texts, partners, left_behind, page.today, invented
            )

        if writing.attempt(write):
            outputs = {f"hold_{EARLIER}_{each}": 0.0 for each in impact.outputs}
            emptied = BOOKED | outputs | {f"hold_cost_{EARLIER}": None, f"hold_notes_{EARLIER}": ""}
            writing.finished(f"Written down: {words.day_name(day)}, {ward.name}.", emptied=emptied)


def _hold(page: Page, impact: ImpactContent, past: dict[str, Day]) -> None:
    key = st.selectbox("Day", list(past), format_func=lambda each: _name(past[each]), key="hold_day")
    chosen = past[key]
    left_behind = _outputs(impact, key, chosen.held)
    if st.button("Write it down"):
        is_demonstration = page.snapshot.version.is_demonstration

        def write() -> None:
            """Write down what was done."""
            label = who.actor().require("write days")
            impact_register.hold(is_demonstration, label, impact, chosen, left_behind, page.today)

        if writing.attempt(write):
            writing.finished(f"Written down: {_name(chosen)}.")


def _outputs(impact: ImpactContent, key: str, held: Held | None) -> Outputs:
    """Offer what a day left behind: counts, cost and notes."""
    counts = {}
    for place, output in zip(st.columns(3) * len(impact.outputs), impact.outputs.values(), strict=False):
        with place:
            counts[output.id] = st.number_input(
                f"{output.name} ({output.unit})",
                value=float((held.outputs if held else {}).get(output.id, 0.0)),
                step=1.0,
                format="%g",  # most are whole numbers, tonnes are not
                key=f"hold_{key}_{output.id}",
            )
    cost = st.number_input(
        "What the day cost in pounds; empty where it is not known",
        value=held.cost if held else None,
        step=100.0,
        format="%g",
        key=f"hold_cost_{key}",
    )
    notes = st.text_area("Notes; no names of people", value=held.notes if held else "", key=f"hold_notes_{key}")
    return Outputs(counts, notes, cost)


def _add(page: Page, own: dict[str, Day]) -> None:
    key = st.selectbox("Day", list(own), format_func=lambda each: _name(own[each]), key="add_day")
    text = st.text_area("Remark, with the reason; what was booked stays as it is", key="addition")
    if st.button("Add it"):

        def write() -> None:
            """Write the remark down."""
            label = who.actor().require("write days")
            impact_register.add_to(page.snapshot.version.is_demonstration, label, own[key], text)

        if writing.attempt(write):
            writing.finished("Added.", emptied={"addition": ""})


def _withdraw(page: Page, waiting: dict[str, Day]) -> None:
    names = {key: _name(each) for key, each in waiting.items()}
    key = _choose("Day to withdraw", names, "withdraw_day")
    reason = st.text_area("Why it will not be held", key="withdraw_reason")
    st.write(
        "It stays in the register, marked as withdrawn with this reason. It has no tasking sheet any more and is not "
        "judged, and its date can be booked again. This cannot be undone."
    )
    if key and st.button(f"Withdraw {links.plain(names[key])}", key="withdraw_it"):

        def write() -> None:
            """Write down that the day is withdrawn."""
            label = who.actor().require("write days")
            impact_register.withdraw(page.snapshot.version.is_demonstration, label, waiting[key], reason)

        if writing.attempt(write):
            logs.event("impact day withdrawn", day=key)
            writing.finished(f"Withdrawn: {names[key]}.", emptied={"withdraw_day": None, "withdraw_reason": ""})


def _wards(page: Page) -> dict[str, Area]:
    codes = impact_controls.ward_options(page)
    by_code = {area.code: area for area in answers.all_areas(page)}
    return {code: by_code[code] for code in codes}


def _name(day: Day) -> str:
    return f"{words.day_name(day.day)}, {day.ward_name}"

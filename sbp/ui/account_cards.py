"""What was written down of the strategy: the log with everything that was replaced, and words beside a figure."""

from collections.abc import Iterator
from datetime import datetime
from html import escape

import streamlit as st

from sbp.answers import account, delivery
from sbp.answers.account import Written
from sbp.charts import account_words
from sbp.charts.account_words import Line
from sbp.content import Content
from sbp.ui import cards, folding, strategy_answers, who
from sbp.ui.frame import Page

GONE = "no longer in the content"


def log(page: Page, period: str, priority: str, partner: str) -> None:
    """Show everything written down that fits, newest first, each with what it replaced; offer it as CSV."""
    found = [each for each in strategy_answers.written(page) if _fits(page.snapshot.content, each, period, priority)]
    shown = [each for each in found if partner.casefold() in account_words.in_words(each.kind, each.said).casefold()]
    lines = [line for each in shown for line in _lines(page, each)]
    st.header("Written down since the documents", anchor=False)
    if not lines:
        st.write("Nothing has been written down yet that fits these choices.")
        return
    st.html(folding.markup(account_words.rows(lines), "Judged statuses, log and partners' words, newest first"))
    cards.download("delivery_log", account_words.to_csv(lines))


def _fits(content: Content, each: Written, period: str, address: str) -> bool:
    said = each.said
    if each.kind == account.COMMENTARY:
        chosen = [one for one in content.strategies.priorities if address in ("", one.address)]
        return any(said["indicator"] in one.indicators for one in chosen if period in ("", one.period))
    if period and said["period"] != period:
        return False
    wanted = delivery.along(content, address)
    return not wanted or (said["period"], _priority_of(content, each)) in wanted


def _priority_of(content: Content, each: Written) -> str:
    said = each.said
    if said["about"] == "priority":
        return said["id"]
    period = next((one for one in content.strategies.periods if one.id == said["period"]), None)
    return next((one.priority for one in period.actions if one.id == said["id"]), "") if period else ""


def _lines(page: Page, each: Written) -> Iterator[Line]:
    for place, one in enumerate((each, *each.before)):
        yield Line(
            written_at=datetime.fromisoformat(one.written_at),
            who=one.who if who.actor().may("write progress") else one.who.split(" (")[0],
            kind=one.kind,
            about=about(page.snapshot.content, one),
            when=one.said.get("quarter") or account_words.day(one.said["day"]),
            text=account_words.in_words(one.kind, one.said),
            reason=one.reason,
            stands=place == 0,
        )


def about(content: Content, each: Written) -> str:
    """Name what something was written about; what the content no longer holds goes by its id."""
    said = each.said
    if each.kind == account.COMMENTARY:
        return name(content, "", "measure", said["indicator"])
    return name(content, said["period"], said["about"], said["id"])


def name(content: Content, period: str, kind: str, wanted: str) -> str:
    """Name an action, a measure, a priority or a period."""
    strategies = {each.id: each for each in content.strategies.periods}
    held = strategies.get(period)
    named = {each.id: each.name for each in content.indicators.values()} if kind == "measure" else {}
    if held and kind == "action":
        named = {each.id: each.text for each in held.actions}
    if held and kind in ("priority", account.PERIOD):
        named = held.priority_names() | {held.id: f"{held.title} as a whole"}
    told = named.get(wanted, f"{wanted} ({GONE})")
    return f"{period}: {told}" if period else told


def beside(written: tuple[Written, ...], indicator_id: str) -> str:
    """Return what partners say of a measure as HTML, newest quarter first; empty where nobody said anything."""
    told = []
    for each in account.comments(written, indicator_id):
        moment = datetime.fromisoformat(each.written_at)
        head, text = account_words.comment(each.said, moment, bool(each.before))
        told.append(f"<strong>{escape(head)}:</strong> {escape(text)}")
    return "<br>".join(told)

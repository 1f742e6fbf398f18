"""Writing down how the strategy goes: a judged status, a log entry, or what a partner says of a figure."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from html import escape

import streamlit as st

from sbp import logs
from sbp.answers import account
from sbp.answers.account import Before, Desk, Subject
from sbp.charts import account_words
from sbp.content import Content
from sbp.ui import account_cards, navigation, strategy_answers, who, writing
from sbp.ui.frame import Page

KINDS = {account.PROGRESS: "A judged status", account.LOG: "A log entry", account.COMMENTARY: "What a partner says"}
NEW = ""
NOBODY = ""
REASON = "write_reason"
OVERTAKEN = (
    "Somebody else wrote this down while you were typing; what they wrote stands above, and what you typed is still "
    "here. To replace theirs, say why and write it down again."
)
NOT_BEGUN = "No quarter of this strategy has begun yet"
PLAIN = "Plain text: what you type is shown as you typed it, marks and all. No names of people."


def show(page: Page, period: str, priority: str) -> None:
    """Offer to write down what fits a period and a priority (empty: all), and the way to all records."""
    writing.say_done()
    desk = Desk(who.actor(), page.snapshot.content, page.snapshot.version.is_demonstration, page.today)
    with st.container(border=True):
        st.header("Write down", anchor=False)
        kind = st.segmented_control(
            "What", list(KINDS), format_func=KINDS.__getitem__, default=account.PROGRESS, required=True,
            key="write_kind",
        )  # fmt: skip
        FORMS[kind](page, desk, period, priority)
    st.page_link(navigation.entry("records").target, label="Write everything out as a file, or bring it back")


def _progress(page: Page, desk: Desk, period: str, priority: str) -> None:
    subject = _subject(desk.content, ("action", "priority", "measure"), period, priority)
    quarter = _quarter(desk, subject.period)
    status = st.text_input("Status, in the words that were agreed", key="write_status", help="Such as: Achieved")
    place = st.text_input("Agreed at, the meeting", key="write_agreed_at")
    day = st.date_input("Agreed on", value=None, key="write_agreed_on", format="DD/MM/YYYY", min_value=date(1999, 1, 1))
    note = st.text_area("Note", key="write_note", help=PLAIN)
    said = {"quarter": quarter, "status": status, "note": note, "agreed_at": place, "agreed_on": _text(day)}
    key = account.progress_key(subject, quarter)
    _write(
        page, account.PROGRESS, key, lambda before: account.judge(desk, subject, said, before),
        ("write_status", "write_note"),
    )  # fmt: skip


def _log(page: Page, desk: Desk, period: str, priority: str) -> None:
    subject = _subject(desk.content, ("action", "priority", account.PERIOD), period, priority)
    held = [each for each in strategy_answers.written(page) if each.kind == account.LOG]
    own = {each.key: each for each in held if _same(each.said, subject)}
    key = st.selectbox(
        "Entry", [NEW, *own], key="write_entry",
        format_func=lambda each: own[each].said["text"][:80] if each in own else "A new entry",
    )  # fmt: skip
    day = st.date_input("Day", value=None, key="write_day", format="DD/MM/YYYY", min_value=date(1999, 1, 1))
    owner = st.selectbox(
        "Who acts, by role", [NOBODY, *account.roles(desk.content)], key="write_owner",
        format_func=lambda each: each or "Not said",
    )  # fmt: skip
    text = st.text_area("What was done, or what the meeting left to be done", key="write_text", help=PLAIN)
    said = {"day": _text(day), "owner": owner, "text": text}
    _write(page, account.LOG, key, lambda before: account.note(desk, subject, said, key, before), ("write_text",))


def _comment(page: Page, desk: Desk, period: str, priority: str) -> None:
    chosen = [each for each in desk.content.strategies.priorities if priority in ("", each.address)]
    ids = dict.fromkeys(one for each in chosen if period in ("", each.period) for one in each.indicators)
    if not ids:
        st.write("No measure of this priority is in open data.")
        return
    names = {each: desk.content.indicators[each].name for each in ids}
    indicator = st.selectbox("Measure", list(names), format_func=names.__getitem__, key="write_indicator")
    quarter = _quarter(desk, period or desk.content.strategies.leads)
    role = st.selectbox("Who says it, by role", account.roles(desk.content), key="write_role")
    text = st.text_area("In their words, short", key="write_comment", help=PLAIN)
    said = {"indicator": indicator, "quarter": quarter, "role": role, "text": text}
    key = account.commentary_key(indicator, quarter, role)
    _write(page, account.COMMENTARY, key, lambda before: account.comment(desk, said, before), ("write_comment",))


FORMS: dict[str, Callable[[Page, Desk, str, str], None]] = {
    account.PROGRESS: _progress,
    account.LOG: _log,
    account.COMMENTARY: _comment,
}


def _subject(content: Content, kinds: tuple[str, ...], period: str, priority: str) -> Subject:
    """Offer what can be written about, of the leading strategy first; return what is chosen."""
    leading, newest_first = content.strategies.leads, reversed(content.strategies.periods)
    address = {(each.period, each.id): each.address for each in content.strategies.priorities}
    offered: dict[str, Subject] = {}
    for strategy in sorted(newest_first, key=lambda each: each.id != leading):
        if period not in ("", strategy.id):
            continue
        actions = [each for each in strategy.actions if priority in ("", address.get((strategy.id, each.priority), ""))]
        own = [each for each in strategy.priorities if priority in ("", each.address)]
        measures = dict.fromkeys(one for each in own for one in each.indicators)
        ids = {
            "action": [each.id for each in actions],
            "priority": [each.id for each in own],
            "measure": list(measures),
            account.PERIOD: [strategy.id],
        }
        for subject in (Subject(strategy.id, kind, each) for kind in kinds for each in ids[kind]):
            offered[account_cards.name(content, subject.period, subject.about, subject.id)] = subject
    return offered[st.selectbox("About", list(offered), key="write_subject")]


def _quarter(desk: Desk, period: str) -> str:
    first = next(each.first for each in desk.content.strategies.periods if each.id == period)
    begun = account.quarters(first, desk.today)
    return st.selectbox("Quarter", begun, key="write_quarter", placeholder=None if begun else NOT_BEGUN)


def _same(said: Mapping[str, str], subject: Subject) -> bool:
    return (said["period"], said["about"], said["id"]) == (subject.period, subject.about, subject.id)


def _text(day: object) -> str:
    return day.isoformat() if isinstance(day, date) else ""


def _write(page: Page, kind: str, key: str, write: Callable[[Before], object], typed: tuple[str, ...]) -> None:
    """Show what stands there, and write what was typed where that is asked for; another's words are never lost."""
    stands = account.standing(strategy_answers.written(page), kind, key)
    place = f"{kind} {key}"
    number = writing.seen(place, stands.number if stands else None)
    if stands:
        moment = datetime.fromisoformat(stands.written_at)
        told = f"Stands here, written {account_words.moment(moment)}: {account_words.in_words(kind, stands.said)}"
        st.html(f'<p class="sbp-period" role="note">{escape(told)}</p>')
    writing.say_overtaken()
    reason = st.text_input("Why it is replaced", key=REASON) if number is not None else ""
    if st.button("Write it down", type="primary") and writing.attempt(lambda: write(Before(number, reason))):
        logs.event("strategy written down", kind=kind)
        typed = (*typed, REASON) if number is not None else typed
        writing.finished(f"Written down: {KINDS[kind].lower()}.", *typed)
    if stands and stands.number != number:
        writing.look_again(OVERTAKEN)

"""Residents' worry beside what is recorded, topic by topic, and where the two part."""

import streamlit as st

from sbp.answers import residents
from sbp.answers.residents import Worry
from sbp.charts import strategy_words, words
from sbp.model import Result
from sbp.ui import cards, navigation, priority_parts, strategy_answers, strategy_cards
from sbp.ui.frame import Page

APART = 2  # places from which worry and record are said to part


def beside(page: Page, topics: tuple[str, ...]) -> None:
    """Show worry against record for a priority's topics; nothing where it has none."""
    if not topics:
        return
    st.header("Residents' concern beside recorded crime", anchor=priority_parts.CONCERN)
    _table(page, strategy_answers.worries(page, topics))
    st.page_link(navigation.entry("residents").file, label="What residents say")


def whole(page: Page) -> None:
    """Show worry against record for every topic that has a recorded counterpart."""
    found = strategy_answers.worries(page, None)
    parted = [f"{each.topic.name} {_apart(each)}" for each in found if abs(each.apart) >= APART]
    st.header("; ".join(parted) or "Topics rank alike in worry and in recorded crime", anchor=False)
    _table(page, found)


def _table(page: Page, found: tuple[Worry, ...]) -> None:
    among = len(page.snapshot.content.surveys.topics)
    rows = [_row(each, among) for each in found]
    figures = {each.topic.name: each.topic.figure for each in found}
    content = page.snapshot.content
    asked = (residents.figure_of(content, each.asked) for each in found)
    evidence = strategy_cards.proofs(page, ((each,) if each else () for each in asked))
    surveys = " and ".join(dict.fromkeys(f"{each.asked.survey} of {each.asked.wave}" for each in found))
    caption = f"{surveys}: share that found it a serious problem, and what was recorded, whose evidence each name opens"
    st.html(strategy_cards.table(rows, caption, figures=figures, evidence=evidence))
    alone = ", ".join(strategy_answers.without_record(page)) or "none"
    then = ", ".join(dict.fromkeys(each.topic.printed_period for each in found))
    said = (
        f"Recorded then: {then}, as printed. Then and now are not compared: names, offences counted and the police "
        "recording system have changed. "
        "Asked once, of the borough as a whole: nothing follows for single wards. Without the number asked no "
        "interval can be drawn. Worry is about how serious a problem is, the record about how often it is reported. "
        f"Without a recorded counterpart: {alone}."
    )
    cards.note(said)


def _row(each: Worry, among: int) -> dict[str, str]:
    topic = each.topic
    return {
        "Topic": topic.name,
        "Serious problem": strategy_words.share(each.asked.share),
        f"Order of worry, of {among}": str(each.worry_place),
        "Recorded then": f"{topic.printed_measure}: {words.number(topic.printed)} ({topic.printed_change})",
        f"Order of record, of {among}": str(each.record_place),
        "Where they part": _apart(each),
        "Recorded now": _now(each.now),
        strategy_cards.WHERE: f"{strategy_words.printed_at(each.asked.reference)}; {topic.reference.section}",
    }


def _now(now: Result) -> str:
    last = strategy_words.last_month(now)
    if not last:
        return now.reason or "no 12 months are held"
    return f"{now.indicator.name}: {words.number(now.change.latest)}, 12 months to {last}"


def _apart(each: Worry) -> str:
    if abs(each.apart) < APART:
        return "ranks alike in both"
    return f"ranks {'higher' if each.apart < 0 else 'lower'} in worry than in recorded crime"

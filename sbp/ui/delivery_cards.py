"""The priorities of every period side by side, and what became of everything that was promised."""

from html import escape

import streamlit as st

from sbp.answers import delivery, strategy
from sbp.answers.delivery import Period
from sbp.answers.strategy import ActionLine
from sbp.charts import delivery_words, strategy_words
from sbp.strategy_model import Item, Priority, Strategy
from sbp.ui import (
    account_cards,
    account_desk,
    action_rows,
    board_table,
    filters,
    listing,
    navigation,
    strategy_answers,
    strategy_cards,
    who,
)
from sbp.ui.frame import Page

ALL = ""
WHOLE = "All priorities"
PARTS = {"became": "What became of it", "log": "Log", "write": "Write down"}
READ = ("became", "log")


def leading(page: Page) -> None:
    """Show the priorities of the leading strategy as cards, each with its statuses and the way to its page."""
    chosen = page.snapshot.content.strategies.leading
    strategy_cards.banner(page, chosen)
    rows = (row for priority in chosen.priorities for row in strategy_answers.board(page, priority))
    board_table.dated(page, rows)
    for start in range(0, len(chosen.priorities), 2):
        for place, priority in zip(st.columns(2), chosen.priorities[start : start + 2], strict=False):
            with place.container(border=True, height="stretch"):
                _priority(page, priority)


def _priority(page: Page, priority: Priority) -> None:
    rows = strategy_answers.board(page, priority)
    st.header(f"{priority.number}. {priority.name}", anchor=False)
    st.write(priority.summary)
    whole = strategy_cards.judged_whole(strategy_answers.strategy_of(page, priority), priority)
    st.write(strategy_words.sentence(f"Judged: {whole}"))
    st.write(f"Computed from the figures: {strategy_words.board_headline(rows)}.")
    strategy_cards.to_priority(priority, f"Open {priority.name}")


def others(page: Page) -> None:
    """Show the other strategies with their priorities, and how priorities continue from one to the next."""
    strategies = page.snapshot.content.strategies
    for chosen in strategies.periods:
        if chosen.id != strategies.leads:
            st.header(chosen.title, anchor=False)
            st.write(chosen.standing)
            with st.container(horizontal=True, gap="medium"):
                for priority in chosen.priorities:
                    strategy_cards.to_priority(priority, priority.name)
    st.header("How priorities continue", anchor=False)
    strategy_cards.said(
        crosswalk(strategies.periods, page), "Threads from period to period: our reading of the documents"
    )
    with st.container(horizontal=True, gap="medium"):
        for page_id in ("delivery", "residents"):
            st.page_link(navigation.entry(page_id).file, label=navigation.entry(page_id).title)


def crosswalk(periods: tuple[Strategy, ...], page: Page) -> list[dict[str, str]]:
    """Return the threads as rows with a column for each period."""
    rows = []
    for thread in page.snapshot.content.strategies.threads:
        row = {"Thread": thread.title}
        for each in periods:
            names = each.priority_names()
            row[each.id] = "; ".join(names[known] for known in thread.priorities.get(each.id, ())) or "–"
        rows.append(row | {"Why": thread.why})
    return rows


def choices(page: Page) -> tuple[str, str, str]:
    """Offer period, priority and partner; return the three chosen, each empty for all."""
    content = page.snapshot.content
    periods = {ALL: "All periods"} | {each.id: each.title for each in content.strategies.periods}
    period = filters.choose(page, "period", "Period", periods, ALL)
    shown = [each for each in content.strategies.priorities if period in (ALL, each.period)]
    priorities = {ALL: WHOLE} | {each.address: f"{each.name} ({each.period})" for each in shown}
    priority = filters.choose(page, "priority", "Priority and what it continues", priorities, ALL)
    partners = {ALL: "All partners"} | {each: each for each in delivery.partners(content)}
    return period, priority, filters.choose(page, "partner", "Partner", partners, ALL)


def part(page: Page) -> str:
    """Offer the parts of the page that this audience may see; return the one chosen."""
    offered = PARTS if who.actor().may("write progress") else {each: PARTS[each] for each in READ}
    return filters.choose(page, "part", "Part", offered, READ[0], is_list=False)


def show(page: Page, period: str, priority: str, partner: str, part: str) -> None:
    """Show the part chosen, of what fits."""
    if part == "write":
        account_desk.show(page, period, priority)
    elif part == "log":
        account_cards.log(page, period, priority, partner)
    else:
        periods(page, period, priority, partner)


def periods(page: Page, period: str, priority: str, partner: str) -> None:
    """Show every period that fits, newest first: standing, actions with what was said of them, targets."""
    found = strategy_answers.periods(page, period, priority, partner)
    if not found:
        st.info("Nothing printed fits these choices together.")
        return
    tallies = [delivery.tally(each) for each in reversed(found)]
    st.html(f'<p class="sbp-finding">{escape(delivery_words.headline(tallies))}.</p>')
    if len(tallies) > 1:
        listing.show(delivery_words.rows(tallies), "Each period: what was promised, and what became of it")
    for each in reversed(found):
        _period(page, each)


def _period(page: Page, each: Period) -> None:
    st.header(each.strategy.title, anchor=False)
    strategy_cards.banner(page, each.strategy)
    names = each.strategy.priority_names()
    for priority in (ALL, *names):
        lines = tuple(line for line in each.actions if line.action.priority == priority)
        if lines:
            _actions(page, names.get(priority, WHOLE), lines, strategy.quarters(each.actions))
    if each.targets or each.monitoring:
        st.subheader("Targets, and what is to be watched", anchor=False)
    if each.targets:
        rows = strategy_cards.target_rows(each.targets)
        evidence = strategy_cards.proofs(page, (line.target.figures for line in each.targets))
        below = (strategy_cards.LATER,)
        strategy_cards.said(rows, f"Targets, {each.strategy.title}", evidence=evidence, below=below)
    if each.monitoring:
        rows = [
            {"Priority": names.get(item.priority, WHOLE)} | strategy_cards.monitor_row(item) for item in each.monitoring
        ]
        strategy_cards.said(rows, f"What is to be watched, {each.strategy.title}")
    for title, items in (("Duties", each.strategy.duties), ("Asked of the partnership", each.strategy.decisions)):
        if items:
            strategy_cards.said([_item(item) for item in items], f"{title}, {each.strategy.title}")


def _actions(page: Page, name: str, lines: tuple[ActionLine, ...], quarters: tuple[str, ...]) -> None:
    """Show the actions of one priority; where none of them has a status, the caption says so once for all."""
    rows = action_rows.rows(lines, quarters)
    caption = f"Actions: {name}"
    statuses = [head for head in rows[0] if head in (action_rows.JUDGED, *quarters)]
    if all(row[head] == strategy_words.NONE_JUDGED for row in rows for head in statuses):
        rows = [{head: text for head, text in row.items() if head not in statuses} for row in rows]
        caption += f", {strategy_words.NONE_JUDGED}"
    st.subheader(name, anchor=False)
    evidence = strategy_cards.proofs(page, map(action_rows.figures_of, lines))
    strategy_cards.said(rows, caption, action_rows.PROMISED, evidence=evidence, below=action_rows.BELOW)


def _item(each: Item) -> dict[str, str]:
    return {
        "About": each.title,
        "In short": each.text,
        strategy_cards.WHERE: strategy_words.printed_at(each.reference),
    }

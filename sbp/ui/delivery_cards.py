"""The priorities of every period side by side, and what became of everything that was promised."""

from collections.abc import Mapping
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
    board_table,
    filters,
    folding,
    listing,
    navigation,
    strategy_answers,
    strategy_cards,
    who,
)
from sbp.ui.cache import drawing
from sbp.ui.frame import Page
from sbp.ui.snapshots import View

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
    whole = strategy_cards.judged_whole(strategy_answers.strategy_of(page, priority), priority)
    judged = strategy_words.sentence(f"Judged: {whole}")
    moved = strategy_words.which_moved(rows, strategy_words.NAMED)
    computed = f"Computed from the figures. {strategy_words.board_headline(rows)}."
    st.write("\n\n".join(filter(None, (priority.summary, moved, computed, judged))))
    strategy_cards.to_priority(priority, f"Open {priority.name}")


def others(page: Page) -> None:
    """Show the other strategies with their priorities, the newest first, and how priorities continue."""
    strategies = page.snapshot.content.strategies
    for chosen in reversed(strategies.periods):
        if chosen.id != strategies.leads:
            st.header(chosen.title, anchor=False)
            st.write(chosen.standing)
            with st.container(horizontal=True, gap="medium"):
                for priority in chosen.priorities:
                    strategy_cards.to_priority(priority, priority.name)
    st.header("How priorities continue", anchor=False)
    st.html(
        strategy_cards.table(
            crosswalk(strategies.periods, page), "Threads from period to period: our reading of the documents"
        )
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
    """Show every period that fits: standing, actions with what was said of them, targets."""
    found = strategy_answers.periods(page, period, priority, partner)
    if not found:
        st.info("Nothing printed fits these choices together.")
        return
    chosen = (period, priority, partner, page.written)
    st.html(drawing(page, "delivery", *chosen, make=lambda: markup(page, found, is_narrow=bool(priority or partner))))


def markup(view: View, found: tuple[Period, ...], is_narrow: bool) -> str:
    """Return periods as HTML: what became of all in a sentence and a table, then each with its parts folded.

    Args:
        view: whose content and evidence they lead to.
        found: the periods, oldest first; shown is the one that leads, then the newest first.
        is_narrow: whether one priority or partner was asked for: then every part is open.

    Returns:
        One piece of HTML with all that is printed. A part is open at first where something became of what it holds.
    """
    leads = view.snapshot.content.strategies.leads
    shown = sorted(found, key=lambda each: (each.strategy.id == leads, each.strategy.first), reverse=True)
    tallies = [delivery.tally(each) for each in shown]
    told = f'<p class="sbp-finding">{escape(delivery_words.headline(tallies))}.</p>'
    if len(tallies) > 1:
        told += listing.markup(delivery_words.rows(tallies), "Each period: what was promised, and what became of it")
    return told + "".join(_period(view, each, is_narrow) for each in shown)


def _period(view: View, each: Period, is_narrow: bool) -> str:
    names = each.strategy.priority_names()
    told = f"<h2>{escape(each.strategy.title)}</h2>{strategy_cards.standing(view, each.strategy)}"
    for priority in (ALL, *names):
        lines = tuple(line for line in each.actions if line.action.priority == priority)
        if lines:
            told += _actions(view, names.get(priority, WHOLE), lines, strategy.quarters(each.actions), is_narrow)
    return told + _targets(view, each, is_narrow) + _watched(each, names, is_narrow) + _asked(each.strategy, is_narrow)


def _actions(view: View, name: str, lines: tuple[ActionLine, ...], quarters: tuple[str, ...], is_narrow: bool) -> str:
    """Return the actions of one priority, open where one of them has a status."""
    judged = delivery.judged(lines)
    table = strategy_cards.actions_table(view, name, lines, quarters)
    return _part(name, delivery_words.actions_in_short(len(lines), judged), table, is_narrow or bool(judged))


def _targets(view: View, each: Period, is_narrow: bool) -> str:
    """Return the targets with what came of them; open where one was met or missed."""
    if not each.targets:
        return ""
    rows = strategy_cards.target_rows(each.targets)
    evidence = strategy_cards.proofs(view, (line.target.figures for line in each.targets))
    tally = delivery.tally(each)
    caption = f"Targets, {each.strategy.title}"
    return _part(
        "Targets",
        delivery_words.came_of([tally]),
        strategy_cards.table(rows, caption, evidence=evidence, below=(strategy_cards.LATER,)),
        is_open=is_narrow or bool(tally.met or tally.missed),
    )


def _watched(each: Period, names: Mapping[str, str], is_narrow: bool) -> str:
    if not each.monitoring:
        return ""
    rows = [
        {"Priority": names.get(item.priority, WHOLE)} | strategy_cards.monitor_row(item) for item in each.monitoring
    ]
    table = strategy_cards.table(rows, f"What is to be watched, {each.strategy.title}")
    return _part("What is to be watched", str(len(rows)), table, is_narrow)


def _asked(chosen: Strategy, is_narrow: bool) -> str:
    """Return the duties of a strategy and what it asks of the partnership."""
    return "".join(
        _part(
            title, str(len(items)), strategy_cards.table(list(map(_item, items)), f"{title}, {chosen.title}"), is_narrow
        )
        for title, items in (("Duties", chosen.duties), ("Asked of the partnership", chosen.decisions))
        if items
    )


def _part(name: str, count: str, table: str, is_open: bool) -> str:
    """Return a table folded under its name and how much is in it."""
    return folding.part(f"<h3>{escape(name)}</h3> {escape(count)}", table, is_open)


def _item(each: Item) -> dict[str, str]:
    return {
        "About": each.title,
        "In short": each.text,
        strategy_cards.WHERE: strategy_words.printed_at(each.reference),
    }

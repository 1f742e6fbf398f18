"""What a priority is and how it goes, as the documents say it: aim, actions, what is watched, what lacks data."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape

import streamlit as st

from sbp.answers import delivery, strategy
from sbp.answers.delivery import TargetLine
from sbp.answers.strategy import ActionLine, Watched
from sbp.charts import strategy_words, words
from sbp.evidence_model import Figure
from sbp.strategy_model import Item, Monitor, Priority, Strategy
from sbp.ui import action_rows, filters, folding, navigation, parts, priority_parts, strategy_answers
from sbp.ui.frame import Page
from sbp.ui.snapshots import View

Rows = list[dict[str, str]]
MEASURE = "indicator"
BLANK = ("", "–")  # a column of these alone is left out
EVIDENCE = "evidence"  # the page of published figures
WHERE = "Document and section"
LATER = "Printed later"


def asked(page: Page) -> Priority:
    """Return the priority whose page this is."""
    return strategy.priority(page.snapshot.content, page.entry.id)


def banner(page: Page, chosen: Strategy) -> None:
    """Say which period is shown, how far it is evidenced, and what holds for its figures."""
    st.html(standing(page, chosen))


def standing(view: View, chosen: Strategy) -> str:
    """Return in HTML which period is shown and how far it is evidenced."""
    said = f"<strong>{escape(chosen.title)}.</strong> {escape(chosen.standing)}{_why_it_leads(view, chosen)}"
    return f'<p class="sbp-period" role="note">{said}</p>'


def _why_it_leads(view: View, chosen: Strategy) -> str:
    strategies = view.snapshot.content.strategies
    if chosen.id != strategies.leads:
        return " The dashboard leads with another period's priorities."
    proposed = next((each for each in strategies.periods if each.first > chosen.first and each.is_proposed), None)
    if proposed is None:
        return ""
    return f" It is shown first because no document held here shows that {escape(proposed.title)} was adopted."


def head(page: Page, priority: Priority) -> None:
    """Show the banner, aim and sub-priorities, what was judged of the priority as a whole, and the way to each part."""
    chosen, among = strategy_answers.strategy_of(page, priority), escape("; ".join(priority.sub_priorities))
    st.html(
        standing(page, chosen)
        + (f'<p class="sbp-period" role="note">{escape(priority.notice)}</p>' if priority.notice else "")
        + f'<p class="sbp-finding">{escape(priority.aim.text)}</p>'
        + (f"<p>Sub-priorities: {among}.</p>" if among else "")
        + f'<p class="sbp-source">Priority {priority.number} of {len(chosen.priorities)}. As a whole: '
        f"{escape(judged_whole(chosen, priority))}. {_at(priority.aim)}</p>"
        + parts.markup(priority_parts.ways(priority))
    )


def judged_whole(chosen: Strategy, priority: Priority) -> str:
    """Say what was last judged of a priority as a whole, when and where; no document ever did."""
    return strategy_words.judged_at(strategy.last_judged(chosen, "priority").get(priority.id))


def proofs(view: View, figures: Iterable[tuple[str, ...]]) -> list[list[folding.Link]]:
    """Return, for ids of published figures, the ways to their evidence, each named by measure and value.

    Figures of one row that share a measure are told apart by their periods.
    """
    held = view.snapshot.content.published.figures
    return [_proof([held[each] for each in ids]) for ids in figures]


def _proof(figures: list[Figure]) -> list[folding.Link]:
    shared = Counter(each.measure for each in figures)
    names = [f"{each.measure}, {each.period}" if shared[each.measure] > 1 else each.measure for each in figures]
    return [
        (f"{name}: {each.value.written}", f"{EVIDENCE}?figure={each.id}")
        for name, each in zip(names, figures, strict=True)
    ]


def table(
    rows: Rows,
    caption: str,
    where: str = WHERE,
    figures: Mapping[str, str] | None = None,
    evidence: Sequence[Sequence[folding.Link]] = (),
    below: tuple[str, ...] = (),
) -> str:
    """Return rows of what documents say as HTML; where all stand in one place, that is said once, in the caption.

    Args:
        rows: as for any table; the first column names its row.
        caption: what the table holds.
        where: the column that says where a row stands.
        figures: for texts of the first column, the id of the published figure that the row leads to; empty for none.
        evidence: for each row, from `proofs`.
        below: headings of which few rows have something: it stands below the row, after its heading unless a note.
    """
    links = {name: f"{EVIDENCE}?figure={figure}" for name, figure in (figures or {}).items() if figure}
    rows = [{head: text for head, text in row.items() if any(each[head] not in BLANK for each in rows)} for row in rows]
    places = {row.get(where, "") for row in rows}
    if len(places) == 1 and "" not in places:
        rows = [{head: text for head, text in row.items() if head != where} for row in rows]
        caption = f"{caption} ({places.pop()})"
    documents: dict[str, str] = {}
    for head in (where, action_rows.REPORTED):
        rows, document = strategy_words.said_once(rows, head)
        documents[document] = f"{documents[document]} and {head.lower()}" if document in documents else head
    caption += "".join(f". {heads}: {document}" for document, heads in documents.items() if document)
    if below:
        rows = [_told_below(row, below) for row in rows]
    return folding.markup(rows, caption, links, evidence, below[0] if below else "")


def _told_below(row: dict[str, str], below: tuple[str, ...]) -> dict[str, str]:
    """Return a row with the texts that stand below it as one, under the first of their headings."""
    told = {head: row[head] for head in below if row.get(head, "") not in BLANK}
    kept = {head: text for head, text in row.items() if head not in below}
    texts = (
        text if head == action_rows.NOTE else strategy_words.sentence(f"{head}: {text}") for head, text in told.items()
    )
    return kept | {below[0]: " ".join(texts)}


def _at(item: Item) -> str:
    return f"Source: {escape(strategy_words.printed_at(item.reference))}."


def measure(page: Page, priority: Priority) -> str:
    """Offer the priority's measures to look at month by month; return the id chosen, empty where it has none."""
    known = page.snapshot.content.indicators
    offered = {each: known[each].name for each in priority.indicators}
    if not offered:
        return ""
    return filters.choose(page, MEASURE, "Measure month by month", offered, next(iter(offered)))


def actions(page: Page, priority: Priority) -> None:
    """Show what was promised, with the status as printed, by quarter once two quarters hold statuses."""
    chosen = strategy_answers.strategy_of(page, priority)
    lines = strategy.actions(chosen, priority.id)
    st.header("Actions, with the status as printed", anchor=priority_parts.ACTIONS)
    if not lines:
        st.write("No action of this priority is printed.")
        return
    st.html(actions_table(page, priority.name, lines, strategy.quarters(lines)))


def actions_table(view: View, name: str, lines: tuple[ActionLine, ...], quarters: tuple[str, ...]) -> str:
    """Return the actions of one priority as HTML; where none has a status, the caption says so once for all."""
    rows, caption = action_rows.rows(lines, quarters), f"Actions: {name}"
    statuses = [head for head in rows[0] if head in (action_rows.JUDGED, *quarters)]
    if all(row[head] == strategy_words.NONE_JUDGED for row in rows for head in statuses):
        rows = [{head: text for head, text in row.items() if head not in statuses} for row in rows]
        caption += f", {strategy_words.NONE_JUDGED}"
    evidence = proofs(view, map(action_rows.figures_of, lines))
    return table(rows, caption, action_rows.PROMISED, evidence=evidence, below=action_rows.BELOW)


def objections(chosen: Strategy, priority_id: str | None = None) -> None:
    """Show the reasons given against proposed priorities and the partnership's answers; of all where None."""
    names = chosen.priority_names()
    rows = [
        {
            "Reference": each.id,
            "Priority": names[each.priority],
            "Reason given": each.reason,
            "Answer": each.response or "No answer is printed.",
            WHERE: strategy_words.printed_at(each.reference),
        }
        for each in chosen.objections
        if priority_id in (None, each.priority)
    ]
    if rows:
        st.header(f"{chosen.title}: reasons given against, and the answers", anchor=False)
        st.html(table(rows, "Reasons given against the proposed priorities, with the partnership's answer"))


def on_track(page: Page, priority: Priority) -> None:
    """Show when the Board discusses the theme, what is watched by whom, whether its data is current, and targets."""
    st.header("How will we know we are on track?", anchor=priority_parts.TRACK)
    if priority.board_quarter is not None:
        st.write(
            f"The Board discusses this theme in quarter {priority.board_quarter} of each business year (April is the "
            f"first month of quarter 1); partners give an end of year update in quarter 4."
        )
    watched = strategy_answers.watched(page, priority)
    st.html(
        table([_watched(each) for each in watched], "What is watched, by whom, how often, and how current the data is")
    )
    lines = strategy_answers.targets(page, priority)
    if lines:
        evidence = proofs(page, (line.target.figures for line in lines))
        st.html(table(target_rows(lines), "Targets, with what came of them", evidence=evidence, below=(LATER,)))


def monitor_row(each: Monitor) -> dict[str, str]:
    """Return what is watched, by whom and how often, as a row."""
    return {
        "What": each.what,
        "By whom": each.who,
        "How often": each.how_often,
        WHERE: strategy_words.printed_at(each.reference),
    }


def _watched(each: Watched) -> dict[str, str]:
    return monitor_row(each.monitor) | {"Data held here": _held(each)}


def _held(each: Watched) -> str:
    if each.freshness is None:
        return "Nothing held here"
    if each.lacks_measures:
        return f"{each.source_title}: the files loaded hold none of this priority's measures"
    return f"{each.source_title}: {words.freshness_words(each.freshness)}"


def target_rows(lines: Iterable[TargetLine]) -> Rows:
    """Return targets as rows: base and date as printed, verdict with the figure, what a document prints later."""
    return [
        {
            "Target": line.target.text,
            "Base": line.target.base or "–",
            "By when": line.target.due,
            "Met or missed": strategy_words.sentence(f"{line.verdict}: {line.why}" if line.why else line.verdict),
            LATER: line.target.printed or "–",
            WHERE: strategy_words.printed_at(line.target.reference),
        }
        for line in lines
    ]


def plan(page: Page, priority: Priority) -> None:
    """Show what is tackled and how, whose work it is, the plans that help, and how it hangs together over time."""
    tackle, how = priority_parts.TACKLE, priority_parts.HOW
    for anchor, title, items in (
        (tackle, "What we will tackle", priority.tackle),
        (how, "How we will do it", priority.how),
    ):
        if items:
            st.header(title, anchor=anchor)
            evidence = proofs(page, ((each.figure,) if each.figure else () for each in items))
            st.html(table([_item(each) for each in items], title, evidence=evidence))
    st.write(f"Lead partners: {'; '.join(priority.lead_partners)}.")
    if priority.plans:
        st.write(f"Supporting plans: {'; '.join(priority.plans)}.")
    st.write("Where a document names partners or plans for all priorities together, this is our reading of it.")
    objections(strategy_answers.strategy_of(page, priority), priority.id)
    _threads(page, priority)


def _item(each: Item) -> dict[str, str]:
    return {
        "Theme": each.title,
        "In short": each.text,
        WHERE: strategy_words.printed_at(each.reference),
    }


def _threads(page: Page, priority: Priority) -> None:
    threads = delivery.threads_of(page.snapshot.content, priority.period, priority.id)
    if not threads:
        return
    known = {(each.period, each.id): each for each in page.snapshot.content.strategies.priorities}
    st.header("Before and after", anchor=False)
    for thread in threads:
        st.write(f"{thread.title}. {thread.why} The documents do not say so themselves; this is our reading of them.")
        with st.container(horizontal=True, gap="medium"):
            for period, ids in thread.priorities.items():
                for each in ids:
                    if (period, each) != (priority.period, priority.id):
                        to_priority(known[period, each], f"{period}: {known[period, each].name}")


def to_priority(priority: Priority, label: str) -> None:
    """Link to a priority's page."""
    st.page_link(navigation.of_priority(priority).target, label=label)

"""The Evidence page: every printed figure beside what can be recomputed, and one figure with all its arithmetic."""

from collections.abc import Mapping
from html import escape
from itertools import groupby

import streamlit as st

from sbp.answers import evidence
from sbp.charts import evidence_tables, evidence_words, words
from sbp.evidence_model import Audit, AuditLine
from sbp.ui import cards, facts, filters, folding, listing, navigation
from sbp.ui.cache import answer, drawing
from sbp.ui.frame import Page

FIGURE = "figure"
ALL = "all"
DOCUMENTS = "Each document: figures printed, recomputed, agreeing, differing"
CAPTION = "printed figures beside what was recomputed; each name opens its arithmetic"


def audited(page: Page) -> Audit:
    """Return the audit of the page's content and data version."""
    return answer(page, "audit", make=lambda: evidence.audit(page.snapshot.con, page.snapshot.content))


def choices(page: Page) -> tuple[str, str, str]:
    """Offer the documents, the verdicts and the figures; return what is chosen, `all` where nothing is."""
    held = audited(page)
    documents = {ALL: "All documents"} | {each.id: each.title for each in held.documents}
    found = {line.verdict for line in held.lines}
    verdicts = {ALL: "All"} | {each: each.capitalize() for each in evidence.WORST_FIRST if each in found}
    named = {line.figure.id: evidence_tables.name(line.figure) for line in held.lines}
    document = filters.choose(page, "document", "Document", documents, ALL)
    verdict = filters.choose(page, "verdict", "Verdict", verdicts, ALL)
    return document, verdict, filters.choose(page, FIGURE, "Figure", {ALL: "All figures"} | named, ALL)


def show(page: Page, document: str, verdict: str, figure: str) -> None:
    """Show one figure where one is chosen, else the figures of a document with a verdict."""
    held = audited(page)
    note = evidence_words.demonstration(held)
    if note:
        st.info(note)
    if figure != ALL:
        _one(evidence.find(held, figure), held)
        return
    lines = tuple(line for line in held.lines if document in (ALL, line.document.id) and verdict in (ALL, line.verdict))
    told = f'<p class="sbp-finding">{escape(evidence_words.headline(lines))}.</p>'
    if document == verdict == ALL:
        told += listing.markup(evidence_tables.documents(held), DOCUMENTS)
    st.html(told + drawing(page, "evidence", document, verdict, make=lambda: _by_verdict(lines)))
    cards.download("evidence", drawing(page, "evidence csv", make=lambda: evidence_tables.to_csv(held)))
    _how()


def _by_verdict(lines: tuple[AuditLine, ...]) -> str:
    """Return printed figures as HTML, those of each verdict folded; open are the first ones, which matter most."""
    told = ""
    for place, (verdict, group) in enumerate(groupby(lines, key=lambda line: line.verdict)):
        found = tuple(group)
        table = listing.markup(evidence_tables.rows(found), f"{verdict.capitalize()}: {CAPTION}", links=_links(found))
        label = f"<h3>{escape(evidence_words.MARKS[verdict])}</h3> {words.number(len(found))}"
        told += folding.part(label, table, is_open=place == 0)
    return told


def _links(lines: tuple[AuditLine, ...]) -> Mapping[str, str]:
    return {evidence_tables.name(line.figure): f"?{FIGURE}={line.figure.id}" for line in lines}


def _one(line: AuditLine, held: Audit) -> None:
    """Show a figure with its place, the tests it was put to, and those it is a part of."""
    figure = line.figure
    with st.container(border=True):
        st.header(evidence_tables.name(figure), anchor=False)
        told = [("Printed", evidence_words.printed(figure)), ("Verdict", evidence_words.MARKS[line.verdict])]
        told += [("Unit", figure.unit), ("Document", line.document.title), ("Section", figure.section)]
        st.html(facts.markup(told))
        if figure.note:
            st.write(f"{figure.note}.")
        if line.findings:
            listing.show(evidence_tables.tests(line.findings), "The tests that it was put to, with the arithmetic")
        else:
            st.write(f"{evidence_words.why(line)}.")
        if line.used_in:
            rows = evidence_tables.uses(line, held)
            listing.show(rows, "Other figures that were recomputed from this one", links=_links(held.lines))
    st.button("All printed figures", on_click=_all)


def _all() -> None:
    st.session_state[FIGURE] = ALL


def _how() -> None:
    """Say how verdicts come about."""
    with st.expander("How do you know?"):
        st.markdown(evidence_words.METHOD, anchors=False)
        st.page_link(navigation.entry("methods").file, label="How each number is made")

"""The evidence audit: every printed figure with its document, put to every test that the content names for it."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from sbp.answers import naming, recomputing, version
from sbp.answers.recomputing import Records
from sbp.content import Content
from sbp.evidence_model import Audit, AuditLine, Figure, Finding, Verdict
from sbp.store import queries
from sbp.store.queries import Connection
from sbp.strategy_model import Document

Findings = dict[str, list[Finding]]
INVENTED = "The data loaded is an invented demonstration, which proves nothing about a printed figure"
# A figure that fails one test and passes another has failed; this is also the order of the list.
WORST_FIRST: tuple[Verdict, ...] = (
    "differs",
    "target missed",
    "agrees after rounding",
    "agrees",
    "target met",
    "cannot be checked",
)


def audit(con: Connection, content: Content) -> Audit:
    """Recompute what can be recomputed of every printed figure.

    Args:
        con: a connection to a built version, against whose data some figures are held.
        content: the content, with the printed figures and how they hang together.

    Returns:
        Every figure once, disagreements first (those within the documents before those with the data held alone), and
        within a verdict in the order of the documents. A figure without a test
        "cannot be checked"; so is a test against data that is invented or not loaded.
    """
    facts = version.facts(con)
    published = content.published
    records = _records(con, content, INVENTED if facts.is_demonstration else "")
    findings = [
        finding
        for relation in published.relations
        for finding in recomputing.recompute(relation, published.figures, records)
    ]
    tested, used = _by_figure(findings)
    documents = {each.id: each for each in content.strategies.documents}
    order = list(documents)
    lines = [
        _line(figure, documents[figure.document], tested, used)
        for figure in sorted(published.figures.values(), key=lambda each: order.index(each.document))
    ]
    lines.sort(key=lambda line: (WORST_FIRST.index(line.verdict), line.only_records_differ))
    return Audit(tuple(lines), tuple(documents.values()), facts.id, facts.is_demonstration)


def find(audited: Audit, figure_id: str) -> AuditLine:
    """Return the line of one printed figure.

    Raises:
        UsageError: no such figure; the nearest are named.
    """
    lines = {line.figure.id: line for line in audited.lines}
    return naming.find("figure", figure_id, lines, {key: line.figure.measure for key, line in lines.items()})


def _line(figure: Figure, document: Document, tested: Findings, used: Findings) -> AuditLine:
    own = tuple(tested.get(figure.id, ()))
    return AuditLine(figure, document, worst(each.verdict for each in own), own, tuple(used.get(figure.id, ())))


def _by_figure(findings: list[Finding]) -> tuple[Findings, Findings]:
    """Return the findings by the figure that they test, and by each other figure that is a part of them."""
    tested: Findings = {}
    used: Findings = {}
    for each in findings:
        tested.setdefault(each.figure.figure, []).append(each)
        for part in dict.fromkeys(term.figure for term in each.terms):
            if part and part != each.figure.figure:
                used.setdefault(part, []).append(each)
    return tested, used


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the verdict that counts for a figure with several; "cannot be checked" where there is none."""
    return min(verdicts, key=WORST_FIRST.index, default="cannot be checked")


def _records(con: Connection, content: Content, reason: str) -> Records:
    code = content.borough.code

    @cache
    def months(indicator: str) -> dict[date, float]:
        """Return an indicator's months with their values."""
        rows = queries.indicator_series(con, indicator, code)
        return {row.month: row.value for row in rows if row.value is not None}

    @cache
    def years(dataset: str, measure: str) -> dict[int, float]:
        """Return a measure's years with their counts."""
        return queries.yearly_counts(con, dataset, measure, code)

    return Records(months, years, reason)

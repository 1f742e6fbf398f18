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
        Every figure once, disagreements first, within a verdict in the order of the documents. A figure without a test
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
    documents = {each.id: each for each in content.strategies.documents}
    order = list(documents)
    lines = [
        _line(figure, documents[figure.document], findings)
        for figure in sorted(published.figures.values(), key=lambda each: order.index(each.document))
    ]
    lines.sort(key=lambda line: WORST_FIRST.index(line.verdict))
    return Audit(tuple(lines), tuple(documents.values()), facts.id, facts.is_demonstration)


def find(audited: Audit, figure_id: str) -> AuditLine:
    """Return the line of one printed figure.

    Raises:
        UsageError: no such figure; the nearest are named.
    """
    lines = {line.figure.id: line for line in audited.lines}
    return naming.find("figure", figure_id, lines, {key: line.figure.measure for key, line in lines.items()})


def _line(figure: Figure, document: Document, findings: list[Finding]) -> AuditLine:
    own = tuple(each for each in findings if each.figure.figure == figure.id)
    used = tuple(
        each
        for each in findings
        if each.figure.figure != figure.id and any(term.figure == figure.id for term in each.terms)
    )
    return AuditLine(figure, document, worst(each.verdict for each in own), own, used)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the verdict that counts for a figure with several; "cannot be checked" where there is none."""
    return min(verdicts, key=WORST_FIRST.index, default="cannot be checked")


def _records(con: Connection, content: Content, reason: str) -> Records:
    code = content.borough.code

    @cache
    def months(indicator: str) -> dict[date, float]:
        rows = queries.indicator_series(con, indicator, code)
        return {row.month: row.value for row in rows if row.value is not None}

    @cache
    def years(dataset: str, measure: str) -> dict[int, float]:
        return queries.yearly_counts(con, dataset, measure, code)

    return Records(months, years, reason)

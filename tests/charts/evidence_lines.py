"""Made-up lines of an audit."""

from sbp.evidence_model import Audit, AuditLine, Figure, Finding, Held, Quantity, Reference, Relation, Term, Verdict
from sbp.strategy_model import Document

PLAN = Document("plan", "First plan", "2020", "A plan.")


def line(name: str, verdict: Verdict, note: str = "", value: str = "805", comparison: str = "") -> AuditLine:
    """One figure; with a comparison it has a test of it."""
    figure = Figure(
        name, "plan", "Table 1", "Burglary", "Exampleton", "2020", None, Quantity(value, 805.0 if value else None),
        Quantity(comparison, 44.0 if comparison else None), "offences", note,
    )  # fmt: skip
    tested = (Term("before", 513, "513", "before"), Term("after", 805, "805", name))
    relation = Relation("one", "change", (Reference(name, True),), (), Held(), 0, 0.0, "Noted.")
    finding = Finding(relation, Reference(name, True), figure.comparison, verdict, tested, 56.92, 56.92)
    return AuditLine(figure, PLAN, verdict, (finding,) if comparison else (), ())


def audited(*lines: AuditLine, is_demonstration: bool = False) -> Audit:
    """An audit of some lines."""
    return Audit(lines, (PLAN,), "2025-03-07.1-abcdef12", is_demonstration)

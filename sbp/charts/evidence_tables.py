"""The evidence audit as rows of words for a page and as CSV text."""

import csv
import io
from collections import Counter

from sbp.charts import evidence_words as told
from sbp.charts import words
from sbp.charts.tables import safe_text
from sbp.evidence_model import Audit, AuditLine, Figure, Finding

HEAD = ("figure_id", "document", "section", "measure", "area", "period", "value", "comparison", "unit", "note")
TESTED = ("verdict", "test", "recomputed", "arithmetic")


def rows(lines: tuple[AuditLine, ...]) -> list[dict[str, str]]:
    """Return figures of one verdict as rows for a page: name, as printed, recomputed, where it stands."""
    return [
        {
            "Figure": name(line.figure),
            "Printed": told.printed(line.figure),
            "Recomputed": _deciding(line),
            "Document and section": f"{line.document.title}, {line.figure.section}",
        }
        for line in lines
    ]


def documents(audited: Audit) -> list[dict[str, str]]:
    """Return documents as rows for a page: how many figures each prints, and what came of them."""
    rows = []
    for document in audited.documents:
        counts = Counter(line.verdict for line in audited.lines if line.document == document)
        printed = sum(counts.values())
        rows.append(
            {
                "Document": document.title,
                "Figures": words.number(printed),
                "Recomputed": words.number(printed - counts["cannot be checked"]),
                "Agree": words.number(counts["agrees"] + counts["agrees after rounding"]),
                "Differ": words.number(counts["differs"]),
                "Targets missed": words.number(counts["target missed"]),
            }
        )
    return rows


def name(figure: Figure) -> str:
    """Name a figure so that it can be told from all others: measure, area, period."""
    return f"{figure.measure}, {figure.area}, {figure.period}"


def _deciding(line: AuditLine) -> str:
    """Return what the test that decided the verdict recomputed."""
    found = next((each for each in line.findings if each.verdict == line.verdict), None)
    return (told.recomputed(found) if found else "") or "–"


def tests(findings: tuple[Finding, ...]) -> list[dict[str, str]]:
    """Return tests as rows for a page: which, the arithmetic, the verdict."""
    return [
        {
            "Test": told.TESTS[each.relation.kind],
            "Put to the test": each.printed.text,
            "Arithmetic": " ".join(part for part in (told.arithmetic(each), each.relation.note) if part),
            "Verdict": told.MARKS[each.verdict],
        }
        for each in findings
    ]


def uses(line: AuditLine, audited: Audit) -> list[dict[str, str]]:
    """Return the tests that a figure is a part of as rows for a page: whose test, the arithmetic, the verdict."""
    figures = {each.figure.id: each.figure for each in audited.lines}
    return [
        {
            "Figure": name(figures[each.figure.figure]),
            "Arithmetic": told.arithmetic(each),
            "Verdict": told.MARKS[each.verdict],
        }
        for each in line.used_in
    ]


def to_csv(audited: Audit) -> str:
    """Return the audit as CSV text: a line for each test of each figure, one without a test where there is none."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*HEAD, *TESTED, "data_version"])
    for line in audited.lines:
        figure = line.figure
        place = [figure.id, line.document.title, figure.section, figure.measure, figure.area, figure.period]
        place += [figure.value.text, figure.comparison.text, figure.unit, figure.note]
        for cells in _tested(line):
            writer.writerow([safe_text(cell) for cell in (*place, *cells, audited.data_version)])
    return out.getvalue()


def _tested(line: AuditLine) -> list[tuple[str, str, str, str]]:
    if not line.findings:
        return [(line.verdict, "", "", told.why(line))]
    return [
        (each.verdict, told.TESTS[each.relation.kind], told.recomputed(each), told.arithmetic(each))
        for each in line.findings
    ]

"""data/published/<document>.csv: every figure that the document prints, word for word, with its place."""

from pathlib import Path

from sbp.content import printed, relations
from sbp.content.fields import Fields, read_csv
from sbp.evidence_model import Figure, Published

COLUMNS = (
    "figure_id",
    "document",
    "section",
    "measure",
    "area",
    "period",
    "value",
    "comparison",
    "unit",
    "number",
    "note",
)
CHANGE = "change"  # a unit with this word makes a value a change, which needs a direction


def read(folder: Path, documents: set[str], indicators: set[str], faults: list[str]) -> Published:
    """Read the figures of every document, in the order of the files and lines, and how they hang together.

    Args:
        folder: the folder `published`.
        documents: the ids of the documents that may be quoted; a file is named by its document's.
        indicators: the ids of indicators, against which figures may be held.
        faults: the list that every fault is added to.
    """
    figures = _figures(folder, documents, faults)
    return Published(figures, relations.read(folder / "checks.yaml", figures, indicators, faults))


def _figures(folder: Path, documents: set[str], faults: list[str]) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    for path in sorted(folder.glob("*.csv")):
        for row in read_csv(path, COLUMNS, faults):
            row.place = f"published/{row.place}"
            figure = _figure(row, path.stem, documents)
            if figure.id in figures:
                row.fault("figure_id", f"{figure.id!r} stands twice")
            figures[figure.id] = figure
    return figures


def _figure(row: Fields, file: str, documents: set[str]) -> Figure:
    document = row.text("document")
    if document and document not in documents:
        row.fault("document", f"{document!r} is not one of {', '.join(sorted(documents))}")
    elif document and document != file:
        row.fault("document", f"{document!r} stands in the file of {file!r}")
    unit, period, note = row.text("unit"), row.text("period"), row.text("note", required=False)
    stated = _stated(row)
    value = printed.quantity(row.text("value", required=False), stated, CHANGE in unit.split())
    if not value.text and not note:
        row.fault("value", "is missing: where the document leaves a cell blank, the note must say so")
    if value.text and value.number is None:
        row.fault("value", f"{value.text!r} cannot be read; give the number (a change needs its direction in words)")
    return Figure(
        id=row.id("figure_id"),
        document=document,
        section=row.text("section"),
        measure=row.text("measure"),
        area=row.text("area"),
        period=period,
        period_end=printed.last_month(period),
        value=value,
        comparison=printed.quantity(row.text("comparison", required=False), None, is_change=True),
        unit=unit,
        note=note,
    )


def _stated(row: Fields) -> float | None:
    text = row.text("number", required=False)
    try:
        return float(text) if text else None
    except ValueError:
        row.fault("number", f"{text!r} is not a number")
        return None

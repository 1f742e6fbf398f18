"""A day's tasking sheet as a document: the problem, its place and people, what is done, and how it will be judged."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sbp import months
from sbp.charts import impact_words, words
from sbp.impact_model import Day, Design
from sbp.paper import Cell, Document, Grid, Section
from sbp.streets_model import StreetPlace, StreetTable

REVIEW_AFTER = 2  # months until the last of the months after has been published
MARKING = "For the partners of the day"
TIMES = "Times of day are not published; ask the local team for them."
SHADES = (
    "Strongest shade: where the day is held. Middle shade: wards next door. Faintest shade: wards that it is compared "
    "with. The others take no part."
)


@dataclass(frozen=True)
class Sheet:
    """What stands on a sheet beside the day itself.

    `evidence`: one sentence for each measure, with its period. `roles`: id to name. `theme` and `measure` in words.
    `streets`: where in the ward it is found, by kind of record. `chart`: a map of the ward and those around it.
    `boundaries`: what must be said of its outlines.
    """

    evidence: tuple[str, ...]
    roles: dict[str, str]
    theme: str
    measure: str
    streets: tuple[tuple[StreetTable, tuple[StreetPlace, ...]], ...]
    chart: dict[str, Any] | None
    alt: str
    data_version: str
    is_demonstration: bool
    attribution: tuple[str, ...]
    boundaries: str


def document(day: Day, sheet: Sheet, made_at: datetime) -> Document:
    """Return a booked day's tasking sheet; a day without a design has nothing that was fixed and gets no assessment."""
    title = f"Tasking sheet: {words.day_name(day.day)}, {day.ward_name}"
    return Document(
        id=f"tasking-sheet-{day.key}",
        title=title,
        subtitle="One impact day, from the problem to how it will be judged",
        marking=MARKING,
        period=words.day_name(day.day),
        filters=(("Ward", day.ward_name), ("Theme", sheet.theme)),
        data_version=sheet.data_version,
        is_demonstration=sheet.is_demonstration,
        made_at=made_at,
        attribution=sheet.attribution,
        sections=sections(day, sheet),
        is_sheet=True,
    )


def sections(day: Day, sheet: Sheet) -> tuple[Section, ...]:
    """Return the sheet's messages in their order."""
    partners = ", ".join(sheet.roles.get(each, each) for each in day.partners) or "none named"
    response = (f"Theme: {sheet.theme}.", f"Lead: {sheet.roles.get(day.lead, day.lead)}.", f"Partners: {partners}.")
    found = [
        Section(
            "problem",
            "The problem (scanning)",
            words=(day.objective or "No problem statement was written down.", *sheet.evidence),
            chart=sheet.chart,
            alt=sheet.alt,
            source=sheet.boundaries if sheet.chart else "",
            notes=(SHADES,) if sheet.chart else (),
        ),
        _triangle(day, sheet),
        Section("response", "What will be done (response)", words=response),
    ]
    if day.design:
        found.append(_assessment(day.design, sheet.measure))
        version, seal = day.design.data_version or "invented", day.seal[:12] or "none: invented"
        booked = words.day_name(datetime.fromisoformat(day.booked_at).date())
        told = f"Booked on {booked}. Data version {version}. Seal {seal}."
        found.append(Section("sealed", "Sealed at booking", words=(told,)))
    if day.additions:
        found.append(Section("added", "Added since", words=day.additions))
    return tuple(found)


def _triangle(day: Day, sheet: Sheet) -> Section:
    rows: list[tuple[Cell, ...]] = []
    for table, places in sheet.streets:
        period = words.period(table.first_month, table.last_month)
        rows += [(", ".join(each.names[:2]) or "no name", table.kind.name, each.count, period) for each in places]
    heads = ("Near", "Counted", "Number", "In")
    grid = Grid("Where in the ward most is counted", heads, tuple(rows), ("", "", "count", "")) if rows else None
    where = "the places below" if rows else "streets are not held; ask the local team for them"
    return Section(
        "triangle",
        "Place, people, handlers (analysis)",
        words=(
            f"Place: {day.ward_name}; {where}. {TIMES}",
            "Who is harmed, and who looks after them: to be filled in together, by role and never by name.",
            "Who causes it, and who has a say with them: to be filled in together, by role and never by name.",
            "Who manages the place: to be filled in together, by role and never by name.",
        ),
        table=grid,
        notes=tuple(dict.fromkeys(each for table, _ in sheet.streets for each in table.caveats[:2])),
    )


def _assessment(design: Design, measure: str) -> Section:
    review = words.month_in_full(months.add(design.after_last, REVIEW_AFTER))
    return Section(
        "assessment",
        "How it will be judged (assessment)",
        words=(
            f"By: {measure}. {impact_words.windows(design)}",
            impact_words.foreseen(design),
            f"Review: {review}, once those months are held.",
        ),
    )

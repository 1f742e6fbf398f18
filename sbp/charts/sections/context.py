"""What surrounds the figures, as sections: other boroughs, printed figures that do not hold, sources."""

from collections.abc import Iterable, Sequence

from sbp.charts import evidence_words, standing_words, words
from sbp.evidence_model import Audit
from sbp.model import Break, Freshness, Indicator, Source
from sbp.paper import Grid, Plot, Section
from sbp.profiles import BoroughRow, BoroughTable

OWN = " ◀"  # after the name of our borough, which is looked for among more than thirty
MAY_MISLEAD = (
    "Recorded crime is what was reported and recorded. It is shaped by how willing people are to report and by how the "
    "police record and look, so a rise may be good news and a fall may not.",
    "Incidents of anti-social behaviour are not crimes and stand in no crime total. Figures of different publishers "
    "are never joined into one series.",
)


def boroughs(table: BoroughTable, part: str = "") -> Section:
    """Return where the borough stands among the region's boroughs by one measure."""
    section_id = f"{table.indicator.id}-boroughs"
    title = standing_words.borough_headline(table)
    if table.reason:
        return Section(section_id, title, part)
    ordered = sorted(table.rows, key=lambda row: (-(row.rate_per_1000 or 0.0), row.area.name))
    rows = tuple(
        (
            f"{row.area.name}{OWN if row.is_own else ''}",
            row.count,
            row.rate_per_1000,
            standing_words.ranks_short(row.standing.ranks) if row.standing else "",
            words.change_words(row.change),
        )
        for row in ordered
    )
    heads = ("Borough", "Count", "Per 1,000", "Place (1 = highest)", "Against the year before")
    names = tuple(row.area.name for row in ordered)
    return Section(
        id=section_id,
        title=title,
        part=part,
        subtitle=standing_words.borough_subtitle(table),
        plot=Plot("bar", names, (("Per 1,000 residents", tuple(row.rate_per_1000 for row in ordered)),), "per 1,000"),
        alt=f"Bars. {title}. The same numbers are in the table.",
        table=Grid(f"{table.indicator.name} by borough{_marked(ordered)}", heads, rows, ("", "count", "rate", "", "")),
        source=words.source_words(table.source, table.freshness),
        notes=(standing_words.ORDER_NOTE, *table.caveats),
    )


def _marked(rows: Iterable[BoroughRow]) -> str:
    own = next((row.area.name for row in rows if row.is_own), "")
    return f";{OWN} marks {own}" if own else ""


def printed(audit: Audit, part: str = "") -> Section:
    """Return the printed figures that differ from what can be recomputed, and how many were put to the test."""
    verdicts = [line.verdict for line in audit.lines]
    differ = [line for line in audit.lines if line.verdict in ("differs", "target missed")]
    tested = sum(each != "cannot be checked" for each in verdicts)
    rows = tuple(
        (
            line.figure.measure,
            evidence_words.printed(line.figure),
            evidence_words.MARKS[line.verdict],
            f"{line.document.title}, {line.figure.section}",
        )
        for line in differ
    )
    heads = ("Figure", "As printed", "Verdict", "Where it is printed")
    return Section(
        id="printed",
        title=f"{len(differ)} of {tested} printed figures that can be checked do not hold",
        part=part,
        subtitle=f"{len(audit.lines):,} figures of the partnership's documents, recomputed where something is held",
        table=Grid("Printed figures that do not hold", heads, rows) if rows else None,
        notes=("A figure that differs from data held now may have been right when it was printed.",),
    )


def sources(
    states: Iterable[tuple[Source, Freshness]], breaks: Sequence[Break], is_demonstration: bool, part: str = ""
) -> Section:
    """Return whose figures these are, how fresh, and what would mislead.

    Args:
        states: the sources of which something is held, each with how current it is.
        breaks: the days, within what is held, from which series no longer mean quite the same.
        is_demonstration: whether the figures are invented.
        part: the part of the agenda.
    """
    held = list(states)
    rows = tuple(
        (source.title, source.publisher, _how_fresh(freshness), source.status, source.licence)
        for source, freshness in held
    )
    late = sum(freshness.is_late for _, freshness in held)
    told = f"{len(held)} sources are held; {late or 'none'} {'is' if late == 1 else 'are'} late"
    return Section(
        id="sources",
        title=f"{words.DEMONSTRATION}; {told[:1].lower()}{told[1:]}" if is_demonstration else told,
        part=part,
        words=MAY_MISLEAD,
        table=Grid("Sources", ("Source", "Publisher", "How fresh", "Standing", "Licence"), rows) if rows else None,
        notes=tuple(dict.fromkeys(words.break_words(each) for each in breaks)),
    )


def _how_fresh(freshness: Freshness) -> str:
    """Say how current a source is; one that holds no months, such as boundaries, by the day it was loaded."""
    if freshness.last_month is None and freshness.retrieved is not None:
        return f"Loaded {words.day_name(freshness.retrieved)}"
    return words.freshness_words(freshness)


def definitions(indicators: Iterable[Indicator], names: dict[str, str]) -> Grid:
    """Return what each measure counts, as whose figures, and which way is better.

    Args:
        indicators: the measures.
        names: the titles of their sources by id.
    """
    better = {"up": "more is better", "down": "fewer is better", "neither": "not judged"}
    rows = tuple(
        (each.name, each.question, f"{each.unit}, as {each.counts_as}s", names[each.source], better[each.better])
        for each in indicators
    )
    return Grid("Definitions", ("Measure", "What it counts", "Counted as", "Source", "Which way"), rows)

"""The register of impact days as everybody may read it, and what can be said of each day and of each year."""

from dataclasses import replace
from html import escape

import streamlit as st

from sbp.charts import impact_words, tables, words
from sbp.charts.sections import days as day_sections
from sbp.impact_model import Day, ImpactContent, Outcome, OutputKind, Reported
from sbp.paper import Section
from sbp.report import cells
from sbp.ui import cards, downloads, impact_answers, listing, navigation, who
from sbp.ui.frame import Page

NOT_WRITTEN = "not written down"
OUTPUTS = "Outputs of impact days, as written down by the partnership."


def shown(page: Page) -> tuple[Day, ...]:
    """Return the days that this person may see: those held, and those to come where plans may be seen."""
    sees_plans = who.actor().may("see plans")
    return tuple(each for each in impact_answers.days(page) if each.held or sees_plans)


def register(page: Page) -> None:
    """Show every day with its outputs, and what documents report of days without dates."""
    impact = impact_answers.content(page)
    days = shown(page)
    withdrawn = impact_answers.withdrawn(page) if who.actor().may("see plans") else ()
    with st.container(border=True):
        st.header(_headline(days, withdrawn), anchor=False)
        if any(each.is_invented for each in days):
            st.write("The days marked as invented belong to the demonstration: nothing was done on them.")
        every = sorted((*days, *withdrawn), key=lambda each: (each.day, each.key), reverse=True)
        rows = [_row(impact, each) for each in every] + [_reported_row(impact, each) for each in impact.reported]
        listing.show(rows, "Days held and booked, and operations reported without dates")
        cards.download("impact-days", _csv(impact, days))
        if any(each.design for each in days):
            st.page_link(navigation.entry("tasking_sheet").target, label="Tasking sheet of a day, to print")
        for each in impact.reported:
            told = f"{each.title}. {each.note} Source: {each.document}, {each.section}."
            cards.note(told)
    _by_year(impact, days)


def _by_year(impact: ImpactContent, days: tuple[Day, ...]) -> None:
    """Show what the days of each business year left behind, as the scrutiny committee reads it."""
    grid = day_sections.outputs(days, impact).table
    if grid is None:
        return
    with st.container(border=True):
        st.header("What the days left behind, by year", anchor=False)
        cards.subtitle("Added up by business year, April to March. What was done does not tell whether it worked")
        told = [[NOT_WRITTEN if each is None else f"{each:g}" if isinstance(each, float) else str(each) for each in row]
                for row in grid.rows]  # fmt: skip
        listing.show([dict(zip(grid.columns, row, strict=True)) for row in told], grid.caption)
        cards.download("impact-day-outputs-by-year", tables.csv_text(list(grid.columns), told, [OUTPUTS]))


def results(page: Page) -> None:
    """Show what can be said of each year's days together and of each day."""
    held = tuple(each for each in shown(page) if each.held)
    with st.container(border=True):
        if not held:
            st.header("No day has been held yet", anchor=False)
            st.info("Results appear here by themselves once the months named at booking are held.")
            return
        years = impact_answers.years(page, held)
        for year in years:
            st.html(f'<p class="sbp-finding">{escape(impact_words.pooled(year))}</p>')
        outcomes = {each.key: impact_answers.outcome(page, each) for each in held}
        judged = [(each, outcomes[each.key]) for each in held]
        found = day_sections.verdicts(judged, years, page.snapshot.version.is_demonstration, "", page.colours)
        issues = [issue for each in held if each.design for issue in each.design.issues]
        owed = " ".join(impact_answers.attributions(page, issues))
        _forest(page, replace(found, source=f"{found.source} {owed}".strip()))
        listing.show(
            [_verdict_row(each, outcomes[each.key]) for each in reversed(held)], "What can be said of each day"
        )
        st.write(
            "One day alone will nearly always end in “cannot tell”: too few incidents fall into its months. That is "
            "why the days of a business year (April to March) are judged together. Elsewhere means the wards of like "
            "counts named at booking, which are not next door. The months that picked a place take no part, because a "
            "count that lies far out tends back by itself. What an incident avoided cost is told where the cost of the "
            "day was written down."
        )


def _forest(page: Page, section: Section) -> None:
    """Show all estimates on one scale, and offer the picture and its numbers."""
    if section.chart is None or section.data is None:
        return
    cards.subtitle(section.subtitle)
    cards.picture(section.chart, section.alt)
    version = tables.version_words(page.version_id, page.snapshot.version.is_demonstration)
    text = cells.csv(section.data, [section.title, section.subtitle, section.source, version])
    downloads.offer("impact-day-results", text, downloads.of_section(section, page.version_id))


def _headline(days: tuple[Day, ...], withdrawn: tuple[Day, ...]) -> str:
    held = sum(each.held is not None for each in days)
    beside = f"; {len(withdrawn)} withdrawn" if withdrawn else ""
    if not days:
        return f"No day {'stands' if withdrawn else 'is'} in the register yet{beside}"
    return f"{held} of {len(days)} days in the register have been held{beside}"


def _name(day: Day) -> str:
    return f"{words.day_name(day.day)}, {day.ward_name}"


def _row(impact: ImpactContent, day: Day) -> dict[str, str]:
    theme = impact.themes.get(day.theme)
    state = "held" if day.held else "booked"
    if day.withdrawn:
        state = "withdrawn, not held"
    elif day.design is None:
        state = "held, not booked before"
    return {
        "Day": words.day_name(day.day),
        "Place": day.ward_name,
        "Theme": theme.name if theme else "",
        "State": f"{state}, invented" if day.is_invented else state,
        "What was done": outputs_words(impact, day.held.outputs) if day.held else "",
        "Notes": "; ".join(filter(None, _notes(day))),
    }


def _notes(day: Day) -> list[str]:
    """Return what was written beside a day: why it was withdrawn, notes and remarks."""
    reason = f"Withdrawn: {day.withdrawn}" if day.withdrawn else ""
    return [reason, day.held.notes if day.held and not day.is_invented else "", *day.additions]


def _reported_row(impact: ImpactContent, each: Reported) -> dict[str, str]:
    return {
        "Day": words.period(each.first, each.last),
        "Place": each.place,
        "Theme": "",
        "State": "reported as totals",
        "What was done": outputs_words(impact, each.outputs),
        "Notes": "Not single days, and never judged",
    }


def outputs_words(impact: ImpactContent, outputs: dict[str, float]) -> str:
    """Say what was left behind, each count with its unit."""
    told = [_counted(impact.outputs[kind], count) for kind, count in outputs.items() if kind in impact.outputs]
    return "; ".join(told) or "nothing written down"


def _counted(output: OutputKind, count: float) -> str:
    """Say one output; the unit is left out where the name says it already."""
    unit = "" if output.unit.lower() in output.name.lower() else f" {output.unit}"
    return f"{output.name.lower()} {count:g}{unit}"


def _verdict_row(day: Day, found: Outcome) -> dict[str, str]:
    return {
        "Day": _name(day),
        "Verdict": impact_words.verdict(found),
        "Read with this": " ".join(impact_words.beside(found)),
        "Judged by": impact_words.windows_short(day.design) if day.design else "nothing fixed in advance",
    }


def _csv(impact: ImpactContent, days: tuple[Day, ...]) -> str:
    """Return one line for each output of each day, for a committee's table by period."""
    lines = []
    for each in days:
        for kind, count in (each.held.outputs if each.held else {}).items():
            output = impact.outputs.get(kind)
            if output:
                said = [each.day.isoformat(), each.ward_code, tables.safe_text(each.ward_name), each.theme]
                lines.append([*said, output.name, f"{count:g}", output.unit, "yes" if each.is_invented else "no"])
    head = ["day", "ward_code", "ward", "theme", "output", "count", "unit", "invented"]
    return tables.csv_text(head, lines, [OUTPUTS])

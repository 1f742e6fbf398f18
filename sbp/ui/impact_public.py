"""The register of impact days as the public has it: of each day held its date, ward, theme and outputs."""

import json
from collections.abc import Mapping
from html import escape

import streamlit as st

from sbp import months
from sbp.charts import tables, words
from sbp.impact_model import ImpactContent, Reported
from sbp.store import impact_queries
from sbp.store.impact_queries import HeldDayRow
from sbp.ui import cards, impact_answers, impact_verdicts, listing
from sbp.ui.cache import answer
from sbp.ui.frame import Page

WHAT_IT_IS = (
    "On an impact day the council, the police and other services work together in one place for a day. A day is "
    "published here once it has been held: when, where, with which theme, and what was done."
)
SAID = "Outputs of impact days, as written down by the partnership."


def register(page: Page) -> None:
    """Show the days held as they were published, and what documents report of days without dates."""
    impact = impact_answers.content(page)
    held = _held(page)
    with st.container(border=True):
        st.header(_headline(len(held)), anchor=False)
        told = [WHAT_IT_IS]
        if held and page.snapshot.version.is_demonstration:
            told.append("These days are invented and belong to the demonstration: nothing was done on them.")
        rows = [_row(impact, each) for each in held] + [_reported(impact, each) for each in impact.reported]
        table = listing.markup(rows, "Impact days held, and operations reported without dates")
        st.html("".join(f"<p>{escape(each)}</p>" for each in told) + table)
        cards.download("impact-days", _csv(impact, held))
        cards.note(*(f"{each.title}. {each.note} Source: {each.document}, {each.section}." for each in impact.reported))


def in_ward(page: Page, ward_code: str) -> list[dict[str, str]]:
    """Return the days held in a ward as rows for its page, newest first."""
    impact = impact_answers.content(page)
    rows = [_row(impact, each) for each in _held(page) if each.ward_code == ward_code]
    return [{"Day": row["Day"], "About": row["Theme"], "What was done": row["What was done"]} for row in rows]


def _held(page: Page) -> list[HeldDayRow]:
    return answer(page, "impact days held", make=lambda: impact_queries.held_days(page.snapshot.con))


def _headline(count: int) -> str:
    if not count:
        return "No impact day has been published yet"
    return f"{words.number(count)} impact day{'s have' if count > 1 else ' has'} been held"


def _outputs(each: HeldDayRow) -> dict[str, float]:
    return json.loads(each.outputs)


def _row(impact: ImpactContent, each: HeldDayRow) -> dict[str, str]:
    theme = impact.themes.get(each.theme)
    return {
        "Day": words.day_name(each.day),
        "Place": each.ward_name,
        "Theme": theme.name if theme else "not given",
        "What was done": impact_verdicts.outputs_words(impact, _outputs(each)),
    }


def _reported(impact: ImpactContent, each: Reported) -> dict[str, str]:
    return {
        "Day": words.period(each.first, each.last),
        "Place": each.place,
        "Theme": "not given",
        "What was done": impact_verdicts.outputs_words(impact, each.outputs),
    }


def _lines(impact: ImpactContent, head: list[str], outputs: Mapping[str, float]) -> list[list[str]]:
    known = ((impact.outputs[kind], count) for kind, count in outputs.items() if kind in impact.outputs)
    return [[*head, output.name, f"{count:g}", output.unit] for output, count in known]


def _csv(impact: ImpactContent, held: list[HeldDayRow]) -> str:
    """Return one line for each output of each day, then of each operation that is reported without days."""
    lines = []
    for each in held:
        lines += _lines(impact, [each.day.isoformat(), each.ward_code, each.ward_name, each.theme], _outputs(each))
    for told in impact.reported:
        span = f"{months.text(told.first)} to {months.text(told.last)}"
        lines += _lines(impact, [span, "", told.place, ""], told.outputs)
    about = [SAID, *(f"{told.title}: {told.document}, {told.section}." for told in impact.reported)]
    return tables.csv_text(["day", "ward_code", "ward", "theme", "output", "count", "unit"], lines, about)

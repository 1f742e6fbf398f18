"""The Methods page's proof: how often signals are false and real changes are found, by simulation."""

from functools import cache
from html import escape

import streamlit as st

from sbp.charts import watch_tables
from sbp.content import calibration
from sbp.ui import folding, listing
from sbp.watching import CalibrationRow

HEADING = "How often a signal is false, and how often a change is found"
WORST = (
    "For each rule, the simulated kind of series in which it was raised most often although nothing had happened. "
    "No rule may pass 1.2 times what is stated."
)
POWER = (
    "How often a lasting change of that size was a signal within 3 months / within 7 months, on five years of seasonal "
    "months. Small counts tell little: a blank month is no proof that nothing changed."
)
LISTS = "What is listed as changed, in simulated reports on many series at once."


@cache
def report() -> tuple[CalibrationRow, ...]:
    """Return the report of the simulations, read once.

    Raises:
        SbpError: it is missing or damaged.
    """
    return calibration.read(calibration.report_path())


def show() -> None:
    """Show how often alarms are false, changes found and lists false, as the simulations gave it."""
    rows = report()
    lists = [each for each in rows if each.part == "discoveries"]
    single = [each for each in rows if each.part != "discoveries"]
    made = f"{sum(each.series for each in rows):,} simulated series; the program that made them comes with this one."
    worst = watch_tables.false_alarm_rows(calibration.worst(tuple(single)))
    told = (
        _told(WORST)
        + listing.markup(worst, "False alarms by rule")
        + _told(POWER)
        + listing.markup(watch_tables.power_rows(rows), "Changes found within 3 / within 7 months")
        + _told(LISTS)
        + listing.markup(watch_tables.list_rows(lists), "False entries in lists of what changed")
        + _told(made)
    )
    st.html(folding.part(folding.heading(HEADING), told))


def _told(text: str) -> str:
    return f"<p>{escape(text)}</p>"

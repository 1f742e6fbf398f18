"""Tasking sheet: one impact day on a page to print."""

from sbp import ui

with ui.page("tasking_sheet") as page:
    ui.impact_sheet.show(page)

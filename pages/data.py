"""Data: whose figures these are, how fresh, what was left out, and what changed since the version before."""

from sbp import ui

with ui.page("data") as page:
    ui.sources.freshness(page)
    ui.sources.files(page)
    ui.sources.checks(page)
    ui.sources.revisions(page)
    ui.open_tables.show(page)
    ui.open_tables.kept_back(page)

"""London: where the borough stands among the others, and how surely."""

from sbp import ui

with ui.page("london") as page:
    with ui.filters.row():
        indicator = ui.filters.indicator(page)
        months = ui.filters.window(page)
    ui.standings.london(page, indicator, months)

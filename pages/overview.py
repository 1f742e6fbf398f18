"""Overview: the borough at a glance, in ten seconds."""

from sbp import ui

with ui.page("overview") as page:
    results = ui.answers.headlines(page)
    ui.cards.glance(page, results)
    ui.maps.overview(page, beside=ui.changed.show)
    ui.sources.freshness_in_short(page)

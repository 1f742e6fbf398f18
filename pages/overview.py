"""Overview: the borough at a glance, in ten seconds."""

from sbp import ui

with ui.page("overview") as page:
    ui.welcome.show(page)
    results = ui.answers.headlines(page)
    ui.cards.finding(page, results)
    ui.priority_strip.show(page)
    ui.maps.overview(page, beside=ui.changed.show)
    ui.next_line.show(page)
    ui.cards.glance(page, results)
    ui.sources.freshness_in_short(page)

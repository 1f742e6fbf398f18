"""Hotspots: where it is recorded, by ward or by street."""

from sbp import ui

with ui.page("hotspots") as page:
    with ui.filters.row():
        by_street = ui.filters.by(page) == ui.filters.STREETS
        if by_street:
            seen = ui.street_filters.seen(page)
        else:
            indicator = ui.filters.indicator(page, kind="ward")
            measure = ui.filters.measure(page)
            months = ui.filters.window(page)
            vintage = ui.filters.vintage(page)
            last_month = ui.filters.last_month(page, indicator, vintage)
            ward = ui.filters.ward(page, vintage)
    if by_street:
        ui.street_cards.hotspots(page, seen)
    else:
        table = ui.answers.ward_table(page, indicator, last_month, months, vintage)
        ui.maps.hotspots(page, table, measure, ward)

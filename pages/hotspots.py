"""Hotspots: where it is recorded, by ward."""

from sbp import ui

with ui.page("hotspots") as page:
    with ui.filters.row():
        indicator = ui.filters.indicator(page, kind="ward")
        measure = ui.filters.measure(page)
        months = ui.filters.window(page)
        vintage = ui.filters.vintage(page)
        last_month = ui.filters.last_month(page, indicator, vintage)
        ward = ui.filters.ward(page, vintage)
    table = ui.answers.ward_table(page, indicator, last_month, months, vintage)
    ui.maps.hotspots(page, table, measure, ward)

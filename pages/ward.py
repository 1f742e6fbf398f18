"""Ward: what one ward is like, beside the others."""

from sbp import ui

with ui.page("ward") as page:
    with ui.filters.row():
        ward = ui.standings.ward_filter(page)
    ui.standings.ward(page, ward)

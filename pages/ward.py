"""Ward: what one ward is like, beside the others."""

from sbp import ui

with ui.page("ward") as page:
    with ui.filters.row(folds=False):
        ward = ui.standings.ward_filter(page)
        view = ui.ward_sheet.view(page)
    if view == ui.ward_sheet.PRINT:
        ui.ward_sheet.show(page, ward)
    else:
        ui.parts.show(ui.ward_cards.PARTS)
        ui.standings.ward(page, ward)
        ui.ward_cards.report(page, is_early=True)
        ui.street_cards.in_ward(page, ward)
        ui.standings.measures(page, ward)
        ui.ward_cards.days(page, ward)
        ui.standings.old_wards(page, ward)
        ui.ward_cards.report(page, is_early=False)

"""Trends: how one measure moved, in one place, in several, or in every ward."""

from sbp import ui

with ui.page("trends") as page:
    with ui.filters.row():
        indicator = ui.filters.indicator(page)
        area = ui.filters.area(page, indicator)
        view = ui.filters.trend_view(page, indicator)
        others = ui.filters.compared(page, indicator, area, view)
    ui.trends.show(page, indicator, area, others, view)

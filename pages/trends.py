"""Trends: how one measure moved in one place."""

from sbp import ui

with ui.page("trends") as page:
    with ui.filters.row():
        indicator = ui.filters.indicator(page)
        area = ui.filters.area(page, indicator)
        is_rolling = ui.filters.trend_view(page)
    series = ui.answers.series(page, indicator, area)
    ui.cards.trend(page, series, is_rolling)

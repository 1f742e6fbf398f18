"""Delivery: every promise since the first strategy, by whom, and what became of it."""

from sbp import ui

with ui.page("delivery") as page:
    with ui.filters.row():
        period, priority, partner = ui.delivery_cards.choices(page)
    ui.delivery_cards.periods(page, period, priority, partner)

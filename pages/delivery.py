"""Delivery: every promise since the first strategy, by whom, and what became of it."""

from sbp import ui

with ui.page("delivery") as page:
    part = ui.delivery_cards.part(page)
    with ui.filters.row():
        period, priority, partner = ui.delivery_cards.choices(page)
    ui.delivery_cards.show(page, period, priority, partner, part)

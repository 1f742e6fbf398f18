"""Priorities: what the partnership set out to do, in the leading strategy and in the others."""

from sbp import ui

with ui.page("priorities") as page:
    ui.delivery_cards.leading(page)
    ui.delivery_cards.others(page)

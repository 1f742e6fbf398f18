"""Residents: what people say in surveys and consultations, beside what is recorded."""

from sbp import ui

with ui.page("residents") as page:
    ui.worry_card.whole(page)
    ui.residents_cards.quarterly(page)
    ui.residents_cards.printed(page)
    ui.residents_cards.objections(page)

"""Evidence: every figure that the documents print, beside what can be recomputed."""

from sbp import ui

with ui.page("evidence") as page:
    with ui.filters.row():
        document, verdict, figure = ui.evidence_cards.choices(page)
    ui.evidence_cards.show(page, document, verdict, figure)

"""Records: everything that people wrote down, who and when; written out and brought back without loss."""

from sbp import ui

with ui.page("records") as page:
    ui.writing.say_done()
    ui.record_cards.audit(page)
    ui.record_cards.carry(page)

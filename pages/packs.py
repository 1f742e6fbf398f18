"""Packs: the papers of a meeting from the current state, in the form that is needed."""

from sbp import ui

with ui.page("packs") as page:
    with ui.filters.row():
        chosen = ui.pack_desk.choices(page)
    ui.pack_desk.show(page, chosen)

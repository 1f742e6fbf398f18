"""Privacy: what is kept of a visit, and who gets to know of it."""

from sbp import ui

with ui.page("privacy"):
    ui.texts.show("privacy")

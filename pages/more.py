"""More: the pages that the navigation has no room for, each with what it answers."""

from sbp import ui

with ui.page("more"):
    ui.more.index()

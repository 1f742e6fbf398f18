"""Methods: how each number is made, and what would mislead."""

from sbp import ui

with ui.page("methods") as page:
    ui.texts.folded("methods")
    ui.calibrations.show()
    ui.choices_table.show()
    ui.texts.indicators(page)

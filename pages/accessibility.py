"""Accessibility: the statement that the law asks for."""

from sbp import ui

with ui.page("accessibility"):
    ui.texts.show("accessibility")

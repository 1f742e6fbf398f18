"""Meeting: an agenda on a shared screen, one message at a time."""

from sbp import ui

with ui.page("meeting", is_bare=True) as page:
    ui.meeting_mode.show(page)

"""Meetings: which come next, what was decided, and what the council brings to them."""

from sbp import ui

with ui.page("meetings") as page:
    ui.meetings_index.coming(page)
    with ui.filters.row():
        meeting, owner, state = ui.decision_log.choices(page)
    ui.decision_log.show(page, meeting, owner, state)
    ui.meetings_index.desk(page)
    ui.meetings_index.quarters(page)

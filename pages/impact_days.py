"""Impact days: where and when to hold them, which were held, and what came of them."""

from sbp import ui

with ui.page("impact_days") as page:
    ui.impact_parts.show(page)

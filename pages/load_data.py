"""Load data: take files in, set wrong ones aside, build a version, see what it changed, use it, publish it."""

from sbp import ui

with ui.page("load_data") as page:
    ui.writing.say_done()
    ui.load_cards.take_in()
    inbox = ui.inbox_cards.files(page)
    ui.load_cards.build()
    ui.load_cards.unread(page)
    ui.load_cards.kept(page, inbox)
    ui.sources.files(page)
    ui.sources.checks(page)
    ui.sources.revisions(page)
    ui.load_cards.publish(inbox)

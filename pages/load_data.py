"""Load data: take files in, build a version, see what it changed, and put a version into use or online."""

from sbp import ui

with ui.page("load_data") as page:
    ui.writing.say_done()
    ui.load_cards.take_in()
    ui.load_cards.build()
    ui.load_cards.unread(page)
    ui.load_cards.kept(page)
    ui.sources.files(page)
    ui.sources.checks(page)
    ui.sources.revisions(page)
    ui.load_cards.publish()

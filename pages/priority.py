"""Priority: aim, board table, months, actions, how the Board will know, concern beside record, and the plan."""

from sbp import ui

with ui.page(ui.navigation.current()) as page:
    priority = ui.strategy_cards.asked(page)
    ui.support_card.way_out(page, priority)
    ui.strategy_cards.head(page, priority)
    ui.support_card.help_found(page, priority)
    ui.board_table.show(page, priority, ui.strategy_answers.board(page, priority))
    with ui.filters.row(folds=False):
        measure = ui.strategy_cards.measure(page, priority)
    if measure:
        ui.trends.one(page, ui.answers.series(page, measure, page.snapshot.content.borough.code))
    ui.unheld_card.show(page, priority)
    ui.strategy_cards.actions(page, priority)
    ui.strategy_cards.on_track(page, priority)
    ui.worry_card.beside(page, priority.topics)
    ui.strategy_cards.plan(page, priority)

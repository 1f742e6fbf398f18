"""Everything that pages are made of: the frame, filters in the address bar, cards, maps, and answers that are kept."""

from sbp.ui import (
    answers,
    board_table,
    cards,
    delivery_cards,
    evidence_cards,
    filters,
    impact_parts,
    impact_sheet,
    maps,
    navigation,
    residents_cards,
    sources,
    standings,
    strategy_answers,
    strategy_cards,
    texts,
    worry_card,
)
from sbp.ui.frame import page

__all__ = [
    "answers",
    "board_table",
    "cards",
    "delivery_cards",
    "evidence_cards",
    "filters",
    "impact_parts",
    "impact_sheet",
    "maps",
    "navigation",
    "page",
    "residents_cards",
    "sources",
    "standings",
    "strategy_answers",
    "strategy_cards",
    "texts",
    "worry_card",
]

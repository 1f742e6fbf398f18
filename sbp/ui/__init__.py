"""Everything that pages are made of: the frame, filters in the address bar, cards, maps, and answers that are kept."""

from sbp.ui import answers, cards, filters, maps, sources, standings, texts
from sbp.ui.frame import page

__all__ = ["answers", "cards", "filters", "maps", "page", "sources", "standings", "texts"]

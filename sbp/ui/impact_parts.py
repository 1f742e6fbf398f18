"""The parts of the impact days page, and which of them each audience may see."""

from sbp import settings
from sbp.ui import filters, impact_booking, impact_plan_cards, impact_verdicts
from sbp.ui.frame import Page

TITLES = {
    "plan": "Plan",
    "past": "Would it have worked?",
    "register": "Register",
    "results": "Did it work?",
    "book": "Book and write down",
}
SHOW = {
    "plan": impact_plan_cards.show,
    "past": impact_plan_cards.past,
    "register": impact_verdicts.register,
    "results": impact_verdicts.results,
    "book": impact_booking.show,
}
OPEN = {
    "analyst": ("plan", "past", "register", "results", "book"),
    "board": ("plan", "past", "register", "results"),
    "public": ("register",),
}


def show(page: Page) -> None:
    """Offer the parts that the audience may see, and show the one chosen."""
    allowed = OPEN[settings.audience()]
    with filters.row(folds=False):
        offered = {each: TITLES[each] for each in allowed}
        part = filters.choose(page, "part", "Part", offered, allowed[0], is_list=False)
    SHOW[part](page)

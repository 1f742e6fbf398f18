"""The parts of the impact days page, and which of them each audience may see."""

from sbp.ui import filters, impact_booking, impact_plan_cards, impact_public, impact_verdicts, who
from sbp.ui.frame import Page

TITLES = {
    "plan": "Plan",
    "past": "Would it have worked?",
    "register": "Register",
    "results": "Did it work?",
    "book": "Book and write down",
    "held": "Days held",
}
SHOW = {
    "plan": impact_plan_cards.show,
    "past": impact_plan_cards.past,
    "register": impact_verdicts.register,
    "results": impact_verdicts.results,
    "book": impact_booking.show,
    "held": impact_public.register,
}
OPEN = {
    "analyst": ("plan", "past", "register", "results", "book"),
    "board": ("plan", "past", "register", "results"),
    "public": ("held",),
}


def show(page: Page) -> None:
    """Offer the parts that the audience may see, and show the one chosen."""
    allowed = OPEN[who.actor().role]
    if len(allowed) == 1:
        SHOW[allowed[0]](page)
        return
    with filters.row(folds=False):
        offered = {each: TITLES[each] for each in allowed}
        part = filters.choose(page, "part", "Part", offered, allowed[0], is_list=False)
    SHOW[part](page)

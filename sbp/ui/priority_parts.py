"""The parts of a priority's page, which is long: where each is found, and the way to each from the top."""

from sbp.strategy_model import Priority

FIGURES, ACTIONS, TRACK, CONCERN, TACKLE, HOW = "figures", "actions", "on-track", "concern", "tackle", "how"


def ways(priority: Priority) -> list[tuple[str, str]]:
    """Return the anchor and the name of each part that a priority's page has, in the order of the page."""
    found = [
        (FIGURES, "Figures", True),
        (ACTIONS, "Actions", True),
        (TRACK, "Are we on track?", True),
        (CONCERN, "Residents' concern", bool(priority.topics)),
        (TACKLE, "What we will tackle", bool(priority.tackle)),
        (HOW, "How we will do it", bool(priority.how)),
    ]
    return [(anchor, title) for anchor, title, is_there in found if is_there]

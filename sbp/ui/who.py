"""Who is at the screen."""

from sbp import access


def actor() -> access.Actor:
    """Return the person at the screen, by the way the program was started."""
    return access.of_audience()

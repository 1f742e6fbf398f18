"""What the rule for protected figures makes of one count, and what its result tells a reader who knows the rule."""

import math

from sbp.publishing_model import Shield


def is_small(count: float, shield: Shield) -> bool:
    """Whether a count must be withheld: above zero and under the threshold."""
    return 0 < count < shield.threshold


def rounded(count: float, shield: Shield) -> float:
    """Return a count as it is shown: rounded to the nearest step, halves up; zero stays zero."""
    return shield.round_to * math.floor(count / shield.round_to + 0.5)


def reading(shown: float, shield: Shield) -> tuple[float, float]:
    """Return the least and the greatest count that a shown one can stand for.

    A number that is no multiple of the step was not rounded, so it stands for itself.
    """
    if shown == 0 or shown % shield.round_to:
        return shown, shown
    half = shield.round_to / 2
    return max(math.ceil(shown - half), shield.threshold), math.ceil(shown + half) - 1

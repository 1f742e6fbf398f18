"""A share of people asked, with the doubt that belongs to it."""

import math

from scipy.special import ndtri

from sbp.stats.change import LEVEL


def wilson(share: float, base: int, level: float = LEVEL) -> tuple[float, float]:
    """Return the score interval of a share.

    Args:
        share: from 0 to 1.
        base: how many people were asked, above zero.
        level: chance that the interval holds the true share.

    Notes:
        Holds for a simple random sample. A weighted or clustered one is less certain than this says, and people who
        chose to answer stand for nobody else however many they are.

    Reference: Wilson (1927), Journal of the American Statistical Association 22.
    """
    z = float(ndtri((1 + level) / 2))
    middle = (share + z * z / (2 * base)) / (1 + z * z / base)
    half = z / (1 + z * z / base) * math.sqrt(share * (1 - share) / base + z * z / (4 * base * base))
    return max(0.0, middle - half), min(1.0, middle + half)

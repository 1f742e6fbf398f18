"""What each part contributes to a change between two counts, with ranges that hold for all parts at once."""

from typing import NamedTuple

import numpy as np
from scipy.special import ndtri

LEVEL = 0.95


class Contributions(NamedTuple):
    """The change of each part and both ends of its range; NaN ends where chance cannot be judged."""

    change: np.ndarray
    low: np.ndarray
    high: np.ndarray

    @property
    def is_clear(self) -> np.ndarray:
        """Whether each part moved by more than chance: its range leaves out no change."""
        return (self.low > 0) | (self.high < 0)


def contributions(
    latest: np.ndarray, earlier: np.ndarray, dispersion: np.ndarray, level: float = LEVEL
) -> Contributions:
    """Take a change apart.

    Args:
        latest: the later count of each part.
        earlier: the earlier count, of as many months.
        dispersion: variance over mean of each part's months; NaN where too few are held to judge it.
        level: chance that all ranges together hold the true changes.

    Returns:
        Changes that add up to that of the whole. A part's variance is its dispersion × (latest + earlier + 1); the 1
        keeps two counts of zero from being certain.

    Notes:
        Among twenty parts that did not change, one in twenty would leave a range of its own by chance alone, and would
        be told as the reason. So the ranges are widened for their number (Bonferroni): in 95 of 100 changes without
        any cause not one part is called clear (simulated with estimated dispersions: 95 to 100). A part that is not
        clear may still have changed.

    References:
        Dunn, O. J. (1961). Multiple comparisons among means. Journal of the American Statistical Association 56, 52-64.
    """
    latest, earlier = np.asarray(latest, dtype=float), np.asarray(earlier, dtype=float)
    spread = np.maximum(np.asarray(dispersion, dtype=float), 1.0)
    judged = max(int(np.isfinite(spread).sum()), 1)
    reach = float(ndtri(1 - (1 - level) / (2 * judged)))
    half = reach * np.sqrt(spread * (latest + earlier + 1))
    change = latest - earlier
    return Contributions(change, change - half, change + half)

"""Places in an order."""

import numpy as np


def from_highest(values: np.ndarray) -> np.ndarray:
    """Return each value's place in the order, 1 for the highest; equal values share a place.

    Args:
        values: numbers; NaN is left out of the order.

    Returns:
        Places, NaN where the value is.

    Notes:
        Neighbouring places are seldom different in truth: a place says nothing about the doubt of the values.
    """
    numbers = np.asarray(values, dtype=float)
    higher = (numbers[None, :] > numbers[:, None]).sum(axis=1)
    return np.where(np.isnan(numbers), np.nan, higher + 1.0)

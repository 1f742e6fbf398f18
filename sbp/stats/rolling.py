"""Sums over a moving window of months."""

import numpy as np


def rolling_sum(values: np.ndarray, months: int = 12) -> np.ndarray:
    """Sum each run of `months` values.

    Args:
        values: monthly values, oldest first, NaN where a month is missing.
        months: length of the window.

    Returns:
        One sum for each month from the first that has a whole window, NaN where one of its months is missing.
    """
    if len(values) < months:
        return np.empty(0)
    windows = np.lib.stride_tricks.sliding_window_view(np.asarray(values, dtype=float), months)
    return windows.sum(axis=1)

"""Many tests at once: how much of what stands out would stand out by chance."""

import numpy as np

SHARE = 0.1  # of the signals reported, the share that may be expected to be false: the project's decision


def adjusted(p: np.ndarray) -> np.ndarray:
    """Return p values adjusted so that flagging those up to q keeps the expected share of false flags at most q.

    Args:
        p: chances, each from one test of the family; the last axis is the family.

    Returns:
        Adjusted chances in the order given, never below the chances themselves and never above 1.

    References:
        Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal Statistical
        Society B 57(1), 289-300.
    """
    chances = np.asarray(p, dtype=float)
    tests = chances.shape[-1]
    order = np.argsort(chances, axis=-1)
    scaled = np.take_along_axis(chances, order, axis=-1) * tests / np.arange(1, tests + 1)
    running = np.minimum.accumulate(scaled[..., ::-1], axis=-1)[..., ::-1]
    result = np.empty_like(chances)
    np.put_along_axis(result, order, np.minimum(running, 1.0), axis=-1)
    return result

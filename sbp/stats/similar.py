"""Which places are most like one of them."""

import numpy as np


def nearest(features: np.ndarray, chosen: int, count: int) -> np.ndarray:
    """Return the positions of the places most like the chosen one, the most alike first.

    Each feature is put on its standard scale and the straight-line distance is taken, so all weigh the same.

    Args:
        features: (places, features); NaN in any feature leaves a place out.
        chosen: position of the place compared with.
        count: how many to return at most; fewer where fewer are known.

    Notes:
        Likeness in these features only. Take logarithms of sizes first, or the largest places rule the distance.
    """
    values = np.asarray(features, dtype=float)
    known = np.isfinite(values).all(axis=1)
    if not known[chosen]:
        return np.empty(0, dtype=int)
    spread = values[known].std(axis=0)
    scaled = (values - values[chosen]) / np.where(spread > 0, spread, 1.0)
    distance = np.where(known, (scaled**2).sum(axis=1), np.inf)
    distance[chosen] = np.inf
    order = np.argsort(distance, kind="stable")[:count]
    return order[np.isfinite(distance[order])]

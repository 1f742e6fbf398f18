"""Getis-Ord Gi*: where a place and its neighbours together lie higher or lower than chance would put them."""

from collections.abc import Iterable, Sequence

import numpy as np
from scipy.special import ndtr


def contiguity(codes: Sequence[str], neighbours: Iterable[tuple[str, str]]) -> np.ndarray:
    """Return binary weights (places, places): 1 for neighbours and for a place itself.

    Args:
        codes: the places, in the order of the surfaces.
        neighbours: pairs of codes, either way round; pairs with an unknown code are left out.
    """
    position = {code: at for at, code in enumerate(codes)}
    weights = np.eye(len(codes))
    for one, other in neighbours:
        if one in position and other in position:
            weights[position[one], position[other]] = weights[position[other], position[one]] = 1.0
    return weights


def z_scores(surfaces: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return Gi* of every place of every surface.

    Args:
        surfaces: (..., places) finite values, best rates already smoothed: raw counts follow the number of residents.
        weights: (places, places) with the place's own weight on the diagonal, as from `contiguity`.

    Returns:
        Standard deviations from what chance gives, in the shape of `surfaces`; 0 on a flat surface and for a place
        that neighbours every other, where nothing can be told.

    Notes:
        A high value belongs to the place together with its neighbours: a low place among high ones can be "hot". Scores
        of neighbours share their values, so they are not independent; edge places rest on fewer neighbours.

    References:
        Ord, J. K. and Getis, A. (1995). Local spatial autocorrelation statistics. Geographical Analysis 27(4), 286-306.
    """
    values = np.asarray(surfaces, dtype=float)
    raised = (values - values.mean(axis=-1, keepdims=True)) @ weights.T
    return standardised(values, raised, weights.sum(axis=1), (weights**2).sum(axis=1))


def standardised(values: np.ndarray, raised: np.ndarray, sums: np.ndarray, squares: np.ndarray) -> np.ndarray:
    """Return Gi* from weighted sums made elsewhere, as where weights are too many to be held as a matrix.

    Args:
        values: (..., places) of every surface.
        raised: (..., places) each place's weighted sum of the values less their mean.
        sums, squares: (places,) of each place's weights, and of the weights squared.
    """
    places = values.shape[-1]
    middle = values.mean(axis=-1, keepdims=True)
    # centred first: the difference of two large squares would lose digits
    deviation = np.sqrt(((values - middle) ** 2).mean(axis=-1, keepdims=True))
    scale = deviation * np.sqrt(np.maximum(places * squares - sums**2, 0.0) / max(places - 1, 1))
    is_told = scale > 1e-12 * np.maximum(np.abs(middle), 1e-300)
    return np.divide(raised, scale, out=np.zeros_like(raised), where=is_told)


def two_sided(scores: np.ndarray) -> np.ndarray:
    """Return the two-sided chance of scores at least so far from 0 under the normal distribution."""
    return 2 * ndtr(-np.abs(scores))

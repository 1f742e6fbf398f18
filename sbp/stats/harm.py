"""Counts weighted by how grave each kind of offence is, and how far chance alone moves such a sum."""

from typing import NamedTuple

import numpy as np

from sbp.stats.rank_intervals import DRAWS, LEVEL, spans

SEED = 1997


class Harm(NamedTuple):
    """Each place's weighted rate, its standard error, and between which places of the order its own lies."""

    rate: np.ndarray
    error: np.ndarray
    first: np.ndarray
    last: np.ndarray


def weighted(counts: np.ndarray, weights: np.ndarray, residents: np.ndarray, dispersion: np.ndarray) -> Harm:
    """Weigh counts of several kinds and put places in order of the sum per resident.

    Args:
        counts: (places, kinds).
        weights: of one offence of each kind, from 0.
        residents: of each place, above zero.
        dispersion: variance over mean of each place's counts; values under 1 are taken as 1.

    Returns:
        Rates per resident; the variance of a sum is dispersion × Σ weight² × count, so one grave offence brings nearly
        all of its own doubt. Places: 1 is the highest rate.

    Notes:
        The doubt is of chance alone. That of the weights themselves, which are opinions or averages of sentences, is
        not in it: change them and look again. A kind that was not counted adds no doubt, though it might have been.

    References:
        Office for National Statistics (2016). Research outputs: developing a Crime Severity Score for England and Wales
        (score = Σ count × weight / population). Sherman, Neyroud and Neyroud (2016). Policing 10(3), 171-183.
    """
    counts, weights = np.asarray(counts, dtype=float), np.asarray(weights, dtype=float)
    residents = np.asarray(residents, dtype=float)
    rate = counts @ weights / residents
    error = np.sqrt(np.maximum(dispersion, 1.0) * (counts @ weights**2)) / residents
    drawn = np.random.default_rng(SEED).normal(rate, error, (DRAWS, len(rate)))
    return Harm(rate, error, *spans(drawn, LEVEL))

"""Which rule would have named the places where the next events happened: past tries, against chance and hindsight."""

from typing import NamedTuple

import numpy as np
from scipy.special import stdtrit

from sbp.stats import getis_ord, smoothing

AHEAD = 3  # months that each try looks ahead
YEAR, MEMORY, REACH = 12, 12, 36  # months: a year added up; weighing half as much after; how far back
FEWEST_BEFORE, FEWEST_TRIES, MOST_TRIES = 24, 4, 20
LEVEL = 0.95
LEAST = 1e-9  # of a rule's highest value: by so much counts may move places, which decides ties and nothing else
COUNT, SMOOTHED, GI_STAR, KERNEL, MEAN, CHANCE, HINDSIGHT = (
    "count", "smoothed", "gi_star", "kernel", "mean_of_all", "chance", "hindsight",
)  # fmt: skip
RULES = (COUNT, SMOOTHED, GI_STAR, KERNEL, MEAN)


class Scored(NamedTuple):
    """How a rule did over all tries: the mean of each measure, with the interval of that mean.

    `hit` is the share of the events that fell in the places named, `pei` that share over the best possible one, `lead`
    the share less that of the plain count of twelve months.
    """

    rule: str
    hit: tuple[float, float, float]
    pei: tuple[float, float, float]
    lead: tuple[float, float, float]


class Tried(NamedTuple):
    """The tries: how many, how many of the places were named in each, and each rule's score."""

    tries: int
    places: int
    named: int
    scores: tuple[Scored, ...]


def back_test(
    counts: np.ndarray, exposure: np.ndarray, near: np.ndarray, weight: np.ndarray, dispersion: float, share: float
) -> Tried | None:
    """Try every rule on each past quarter with what was known before it, the newest quarter last.

    Args:
        counts: (places, months), every month held.
        exposure: (places,) residents, or ones where none are known.
        near: (places, places) from `getis_ord.contiguity`.
        weight: (places, places) of a kernel, by distance.
        dispersion: variance over mean of the counts.
        share: of the places that a rule names.

    Returns:
        None where fewer than four quarters with two years before them hold an event.

    Notes:
        Scores of different sizes of places must not be compared: smaller ones always score lower hits and higher
        indices. Quarters that follow one another are not independent, so intervals are somewhat too short.

    References:
        Chainey, S., Tompson, L. and Uhlig, S. (2008). The utility of hotspot mapping for predicting spatial patterns of
        crime. Security Journal 21, 4-28. Hunt, J. (2016). Do crime hot spots move? American University.
    """
    places, months = counts.shape
    starts = np.arange(months - AHEAD, FEWEST_BEFORE - 1, -AHEAD)[:MOST_TRIES][::-1]
    came = np.array([counts[:, start : start + AHEAD].sum(axis=1) for start in starts]).reshape(len(starts), places)
    starts, came = starts[came.sum(axis=1) > 0], came[came.sum(axis=1) > 0]
    named = max(int(places * share), 1)
    if len(starts) < FEWEST_TRIES:
        return None
    year = np.array([counts[:, start - YEAR : start].sum(axis=1) for start in starts])
    foreseen = _foreseen(year, _recent(counts, starts), exposure, near, weight, dispersion)
    return Tried(len(starts), places, named, _scores(foreseen, came, named))


def _scores(foreseen: dict[str, np.ndarray], came: np.ndarray, named: int) -> tuple[Scored, ...]:
    best = hit_shares(came, came, named)
    hits = {rule: hit_shares(values, came, named) for rule, values in foreseen.items()}
    hits |= {CHANCE: np.full(len(came), named / came.shape[1]), HINDSIGHT: best}
    return tuple(
        Scored(rule, _interval(each), _interval(each / best), _interval(each - hits[COUNT]))
        for rule, each in hits.items()
    )


def hit_shares(foreseen: np.ndarray, came: np.ndarray, named: int) -> np.ndarray:
    """Return the share of the events that fell in the places with the highest values, for each try.

    Of places with the same value, those with the fewest events are named: a tie must never look like foresight.

    Args:
        foreseen, came: (tries, places).
        named: how many places.
    """
    order = np.lexsort((came, -foreseen), axis=-1)
    return np.take_along_axis(came, order, axis=-1)[:, :named].sum(axis=1) / came.sum(axis=1)


def _recent(counts: np.ndarray, starts: np.ndarray) -> np.ndarray:
    age = np.arange(REACH)
    weighted = [
        counts[:, max(start - REACH, 0) : start] @ (0.5 ** (age[: min(start, REACH)] / MEMORY))[::-1]
        for start in starts
    ]
    return np.array(weighted)


def _foreseen(
    year: np.ndarray, recent: np.ndarray, exposure: np.ndarray, near: np.ndarray, weight: np.ndarray, dispersion: float
) -> dict[str, np.ndarray]:
    """Return what each rule foresees, (tries, places); only the order of the places counts.

    Places that a rule cannot tell apart, as where smoothing leaves no difference, are put in the order of their count.
    """
    smoothed = np.array([smoothing.smooth(each, exposure, dispersion).rates for each in year])
    found = {
        COUNT: year,
        SMOOTHED: np.array([smoothing.smooth(each, exposure, dispersion).rates for each in recent]) * exposure,
        GI_STAR: getis_ord.z_scores(smoothed, near),
        KERNEL: (year @ weight) / (exposure @ weight) * exposure,
    }
    found = {rule: _untied(values, year) for rule, values in found.items()}
    ranks = [np.argsort(np.argsort(each, axis=1), axis=1) for each in found.values()]
    return {**found, MEAN: _untied(np.mean(ranks, axis=0), year)}


def _untied(values: np.ndarray, year: np.ndarray) -> np.ndarray:
    scale = np.maximum(np.abs(values).max(axis=1, keepdims=True), 1e-300)
    return values + LEAST * scale * year / np.maximum(year.max(axis=1, keepdims=True), 1.0)


def _interval(values: np.ndarray) -> tuple[float, float, float]:
    """Return the mean of the tries with its interval, the tries taken as independent (Student's t)."""
    middle = float(values.mean())
    half = float(stdtrit(len(values) - 1, (1 + LEVEL) / 2) * values.std(ddof=1) / np.sqrt(len(values)))
    return middle, middle - half, middle + half

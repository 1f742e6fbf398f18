"""Where each place stands among the others: smoothed rate, rank interval, funnel, and class with its neighbours."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sbp.model import Area
from sbp.standing import Funnel, FunnelPlace, FunnelPoint, HotClass, RankInterval, Standing
from sbp.stats import discovery, funnel, getis_ord
from sbp.stats.rank_intervals import RankIntervals, rank_intervals
from sbp.stats.smoothing import Smoothed, smooth

FEWEST = 4  # places under which an order or a common rate says nothing
HOT_LEVEL = 0.05  # adjusted chance up to which a place and its neighbours are called hot or cold
PER = 1000  # rates are per 1,000 residents
CURVE = 40  # numbers of residents at which the funnel's limits are given, so that a line through them looks smooth

Pairs = Sequence[tuple[str, str]]


class Judged(NamedTuple):
    """Each place's standing in the order given, None where its rate is not known, and the funnel they stand in."""

    standings: tuple[Standing | None, ...]
    funnel: Funnel | None


def judge(
    areas: Sequence[Area],
    counts: Sequence[int | None],
    dispersions: Sequence[float | None],
    neighbours: Pairs | None = None,
) -> Judged:
    """Judge where places stand among one another.

    Args:
        areas: the places.
        counts: of the same months for each; None where a month is missing.
        dispersions: variance over mean of each place's series; a place without gets the mean of the others'.
        neighbours: pairs of codes; None where neighbours are not to be judged.

    Returns:
        No standing for a place without count or residents; none at all where fewer than four places are known, nothing
        was counted, or no series has enough months to tell how far chance goes.
    """
    known = [at for at, area in enumerate(areas) if area.residents and counts[at] is not None]
    told = [value for at in known if (value := dispersions[at]) is not None]
    count = np.array([counts[at] for at in known], dtype=float)
    if len(known) < FEWEST or not told or not count.sum():
        return Judged((None,) * len(areas), None)
    residents = np.array([areas[at].residents for at in known], dtype=float)
    usual = float(np.mean(told))
    spread = np.array([usual if (value := dispersions[at]) is None else value for at in known])
    prior = smooth(count, residents, spread)
    ranks = rank_intervals(count, residents, spread, prior)
    hot = _hot([areas[at].code for at in known], prior.rates, neighbours)
    shape, sides, expected = _funnel(count, residents)
    found: list[Standing | None] = [None] * len(areas)
    for place, at in enumerate(known):
        found[at] = _standing(place, prior, ranks, float(expected[place]), sides[place], hot)
    return Judged(tuple(found), shape)


def _standing(
    place: int,
    prior: Smoothed,
    ranks: RankIntervals,
    expected: float,
    side: FunnelPlace,
    hot: list[tuple[HotClass, float]] | None,
) -> Standing:
    interval = RankInterval(
        int(ranks.first[place]), int(ranks.last[place]), len(ranks.first), ranks.level, ranks.draws, ranks.seed
    )
    named, chance = hot[place] if hot else (None, None)
    return Standing(float(prior.rates[place]) * PER, interval, expected, side, named, chance)


def _hot(codes: list[str], rates: np.ndarray, neighbours: Pairs | None) -> list[tuple[HotClass, float]] | None:
    """Judge smoothed rates with Gi*: raw rates of small places would make hot spots of chance."""
    if neighbours is None:
        return None
    scores = getis_ord.z_scores(rates, getis_ord.contiguity(codes, neighbours))
    chances = discovery.adjusted(getis_ord.two_sided(scores))
    return [(_class(score, chance), float(chance)) for score, chance in zip(scores, chances, strict=True)]


def _class(score: float, chance: float) -> HotClass:
    if chance > HOT_LEVEL:
        return "not distinguishable"
    return "hot" if score > 0 else "cold"


def _funnel(counts: np.ndarray, residents: np.ndarray) -> tuple[Funnel, list[FunnelPlace], np.ndarray]:
    common = counts.sum() / residents.sum()
    expected = common * residents
    spread = funnel.overdispersion(counts, expected)
    low, high = funnel.limits(expected, spread.tau_squared, funnel.ALARM)
    observed = counts / expected
    sides: list[FunnelPlace] = [
        "above" if ratio > top else "below" if ratio < bottom else "inside"
        for ratio, bottom, top in zip(observed, low, high, strict=True)
    ]
    sizes = np.linspace(residents.min() * 0.9, residents.max() * 1.05, CURVE)
    inner = np.array(funnel.limits(common * sizes, spread.tau_squared, funnel.WARNING)) * common * PER
    outer = np.array(funnel.limits(common * sizes, spread.tau_squared, funnel.ALARM)) * common * PER
    points = tuple(
        FunnelPoint(round(size), *map(float, ends)) for size, *ends in zip(sizes, *inner, *outer, strict=True)
    )
    return Funnel(float(common) * PER, spread.phi, float(spread.tau_squared), points), sides, expected

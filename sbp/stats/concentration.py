"""How unevenly events lie over places, and how unevenly chance alone would have laid them."""

from typing import NamedTuple

import numpy as np

DRAWS, SEED = 200, 1905  # any fixed seed; stored with what it made
STEPS = 100


class Concentration(NamedTuple):
    """How concentrated events are: Gini, adjusted Gini, and the places that hold a quarter and half of them.

    The same under chance: means, and for the Gini the range of 95% of the draws. The curves are the share of the events
    (0 to 1) in the fullest 0, 1, ..., 100% of the places.
    """

    gini: float
    adjusted_gini: float
    chance_gini: tuple[float, float, float]
    quarter: tuple[int, float]
    half: tuple[int, float]
    curve: np.ndarray
    chance_curve: np.ndarray
    draws: int
    seed: int


def gini(values: np.ndarray) -> np.ndarray:
    """Return the Gini coefficient of (..., places): 0 where all have as much, near 1 where one has everything."""
    ordered = np.sort(np.asarray(values, dtype=float), axis=-1)
    places = ordered.shape[-1]
    weighted = (np.arange(1, places + 1) * ordered).sum(axis=-1)
    return 2 * weighted / (places * ordered.sum(axis=-1)) - (places + 1) / places


def adjusted_gini(values: np.ndarray) -> float:
    """Return the Gini coefficient for events that are fewer than the places, which cannot all have as much.

    References:
        Bernasco, W. and Steenbeek, W. (2017). More places than crimes: Implications for evaluating the law of crime
        concentration at place. Journal of Quantitative Criminology 33, 451-467.
    """
    ordered = np.sort(np.asarray(values, dtype=float))
    places, events = len(ordered), float(ordered.sum())
    weighted = float((np.arange(1, places + 1) * ordered).sum())
    scale = max(1 / events, 1 / places)
    return scale * (2 * weighted / events - places - 1) - max(places / events, 1) + 1


def measure(counts: np.ndarray, likely: np.ndarray, draws: int = DRAWS, seed: int = SEED) -> Concentration:
    """Measure how concentrated events are, beside as many events laid down at random.

    Args:
        counts: (places,) whole events.
        likely: (places,) how likely each place is by chance, as residents or ground; of any sum.
        draws: how many times the events are laid down.
        seed: of the random numbers.

    Notes:
        Never read a share of events without what chance gives: few events over many places are always concentrated.
    """
    whole = np.rint(counts).astype(int)
    laid = np.random.default_rng(seed).multinomial(int(whole.sum()), likely / likely.sum(), draws)
    by_chance = gini(laid)
    low, high = np.quantile(by_chance, [0.025, 0.975])
    curve, chance = _curve(whole[None])[0], _curve(laid).mean(axis=0)
    return Concentration(
        gini=float(gini(whole)),
        adjusted_gini=adjusted_gini(whole),
        chance_gini=(float(by_chance.mean()), float(low), float(high)),
        quarter=(int(places_for(whole[None], 0.25)[0]), float(places_for(laid, 0.25).mean())),
        half=(int(places_for(whole[None], 0.5)[0]), float(places_for(laid, 0.5).mean())),
        curve=curve,
        chance_curve=chance,
        draws=draws,
        seed=seed,
    )


def places_for(counts: np.ndarray, share: float) -> np.ndarray:
    """Return how few places hold at least a share of the events: (sets, places) to (sets,)."""
    held = np.cumsum(-np.sort(-counts, axis=-1), axis=-1)
    return (held < share * counts.sum(axis=-1, keepdims=True)).sum(axis=-1) + 1


def _curve(counts: np.ndarray) -> np.ndarray:
    held = np.cumsum(-np.sort(-counts, axis=-1), axis=-1) / counts.sum(axis=-1, keepdims=True)
    at = np.linspace(0, counts.shape[-1], STEPS + 1)
    known = np.arange(counts.shape[-1] + 1)
    return np.array([np.interp(at, known, np.concatenate([[0.0], each])) for each in held])

"""In how many of many reasonable ways of looking is a place hot? Windows, surfaces over wards, and the share."""

from collections.abc import Sequence

import numpy as np

from sbp.stats import getis_ord, smoothing

KERNEL, SMOOTHED = "kernel_", ("smoothed", "smoothed_per_area")


def weights(months: int, lengths: Sequence[int], memories: Sequence[int], ends: Sequence[int]) -> np.ndarray:
    """Return how much each month weighs in every window: (windows, months).

    Args:
        months: how many are held, the last the newest.
        lengths: months added up; windows that reach back beyond the first month held are left out.
        memories: months after which a month weighs half as much, 0 for all alike.
        ends: newest months left out.
    """
    found = []
    for end in ends:
        age = np.arange(months)[::-1] - end
        for length in lengths:
            inside = (age >= 0) & (age < length)
            if inside.sum() == length:
                found += [inside * (0.5 ** (np.maximum(age, 0) / memory) if memory else 1.0) for memory in memories]
    return np.array(found).reshape(len(found), months)


def hottest(values: np.ndarray, share: float, sizes: np.ndarray | None = None) -> np.ndarray:
    """Return how far each place belongs to the highest, 0 to 1, for each way of looking.

    The highest places that together make up `share` of all are hot. Places with the same value share what is left,
    so that the order of the list decides nothing. A value of zero or less is never hot.

    Args:
        values: (ways, places).
        share: of all places (of their sizes) that is called hot, 0 to 1.
        sizes: of the places; None for all alike.

    Notes:
        Somebody is always hot, however small the differences: with as many as are asked for, not with as many as
        stand out. Where all places are alike, each is hot in about `share` of the ways.
    """
    size = np.ones(values.shape[-1]) if sizes is None else np.asarray(sizes, dtype=float)
    order = np.argsort(-values, axis=-1)
    ranked = np.take_along_axis(values, order, axis=-1)
    filled = np.cumsum(size[order], axis=-1)
    begins = np.diff(ranked, axis=-1, prepend=np.inf) < 0  # first of each run of equal values
    ends = np.concatenate([begins[:, 1:], np.ones((len(values), 1), dtype=bool)], axis=-1)
    before = np.maximum.accumulate(np.where(begins, filled - size[order], -np.inf), axis=-1)
    after = np.minimum.accumulate(np.where(ends, filled, np.inf)[:, ::-1], axis=-1)[:, ::-1]
    room, run = share * size.sum() - before, after - before
    part = np.clip(np.divide(room, run, out=np.zeros_like(room), where=run > 0), 0.0, 1.0)
    hot = np.empty_like(part)
    np.put_along_axis(hot, order, np.where(ranked > 0, part, 0.0), axis=-1)
    return hot


def ward_surface(
    rule: str,
    counts: np.ndarray,
    residents: np.ndarray,
    areas: np.ndarray,
    near: np.ndarray,
    apart: np.ndarray,
    dispersion: float,
) -> np.ndarray:
    """Return what one rule compares, for every window.

    Args:
        rule: count, per_resident, per_area; smoothed (by residents), smoothed_per_area; gi_ before any of these;
            kernel_ before a bandwidth in metres.
        counts: (windows, wards), weighted sums.
        residents: (wards,) above zero.
        areas: (wards,) in km².
        near: (wards, wards) from `getis_ord.contiguity`.
        apart: (wards, wards) metres between the wards' middles.
        dispersion: variance over mean of the counts, for smoothing.

    Returns:
        (windows, wards); Gi* in standard deviations, a kernel as a rate.
    """
    if rule.startswith("gi_"):
        plain = ward_surface(rule.removeprefix("gi_"), counts, residents, areas, near, apart, dispersion)
        return getis_ord.z_scores(plain, near)
    if rule.startswith(KERNEL):
        weight = np.exp(-0.5 * (apart / float(rule.removeprefix(KERNEL))) ** 2)
        return (counts @ weight) / (residents @ weight)
    if rule in SMOOTHED:
        base = {"smoothed": residents, "smoothed_per_area": areas}[rule]
        found = [smoothing.smooth(each, base, dispersion).rates if each.sum() else 0 * each for each in counts]
        return np.array(found).reshape(counts.shape)
    return counts / {"count": np.ones_like(residents), "per_resident": residents, "per_area": areas}[rule]

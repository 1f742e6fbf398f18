"""In how many reasonable ways of looking each ward and cell is hot, for the newest months of a measure."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from sbp.ingest.grounds import CellGround, WardGround
from sbp.standing import Choice
from sbp.stats import point_surfaces, stability

Choices = dict[str, Choice]


def rows(wards: Iterable[WardGround], cells: Iterable[CellGround], choices: Choices) -> list[pd.DataFrame]:
    """Return the rows of stability; a measure that holds fewer months than the shortest window has none."""
    found = [(each, each.indicator_id, each.codes, ward_ways(each, choices), "ward_months") for each in wards]
    found += [(each, each.kind_id, each.cells.ids, cell_ways(each, choices), "cell_months") for each in cells]
    return [
        pd.DataFrame(
            {
                "indicator_id": measure, "area_code": codes, "share_hot": ways.mean(axis=0),
                "months": min(max(choices[window].numbers), len(ground.months)), "last_month": ground.months[-1],
                "choices": len(ways),
            }
        )
        for ground, measure, codes, ways, window in found
        if len(ways)
    ]  # fmt: skip


def ward_ways(ground: WardGround, choices: Choices) -> np.ndarray:
    """Return whether each ward is hot in each way of looking: (ways, wards), 0 to 1."""
    lengths, memories, ends = (choices[f"ward_{each}"].numbers for each in ("months", "memory", "ends"))
    totals = stability.weights(len(ground.months), lengths, memories, ends) @ ground.counts.T
    share = choices["ward_hot"].numbers[0] / 100
    surfaces = (
        stability.ward_surface(
            rule, totals, ground.residents, ground.areas, ground.near, ground.apart, ground.dispersion
        )
        for rule in choices["ward_rules"].values
    )
    return np.concatenate([stability.hottest(each, share) for each in surfaces])


def cell_ways(ground: CellGround, choices: Choices) -> np.ndarray:
    """Return how far each cell is hot in each way of looking: (ways, cells), the share of its ground, 0 to 1."""
    lengths, memories = choices["cell_months"].numbers, choices["cell_memory"].numbers
    totals = stability.weights(len(ground.months), lengths, memories, [0]) @ ground.events.T
    used = totals.any(axis=0)
    points, weights, at = ground.points[used], totals[:, used], ground.cells.places.reshape(-1, 2)
    if not len(points):
        return np.empty((0, len(ground.cells.ids)))
    grids = [(side, False) for side in choices["cell_squares"].numbers]
    grids += [(side, True) for side in choices["cell_gi_squares"].numbers]
    surfaces = [
        point_surfaces.squares(points, weights, at, side, offset / 100, near)
        for side, near in grids
        for offset in choices["cell_offsets"].numbers
    ]
    surfaces += [point_surfaces.kernel(points, weights, at, each) for each in choices["cell_kernels"].numbers]
    share, size = choices["cell_hot"].numbers[0] / 100, ground.cells.ground.ravel()
    hot = np.concatenate([stability.hottest(each, share, size) for each in surfaces])
    return hot.reshape(len(hot), *ground.cells.ground.shape).mean(axis=2)

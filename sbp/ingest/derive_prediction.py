"""Would a rule have named the right places, and how concentrated are events? Over wards and cells, each apart."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from sbp.ingest.grounds import CellGround, Cells, WardGround
from sbp.standing import Choice
from sbp.stats import concentration, prediction
from sbp.stats.concentration import Concentration

WARD_BANDWIDTH, CELL_BANDWIDTH = 2500.0, 250.0  # metres: the middle of those that stability tries
NEXT = 1.2  # cells whose middles lie within so many times the usual distance are neighbours
FEWEST_EVENTS = 20  # in twelve months; under them, concentration is that of chance
YEAR = 12


class Ground(NamedTuple):
    """One measure over places of one kind, with what the rules need to know of the places.

    `likely` is how an event would fall by chance: by residents over wards, by ground over cells.
    """

    indicator_id: str
    unit: str
    vintage: str
    months: list
    counts: np.ndarray
    exposure: np.ndarray
    likely: np.ndarray
    near: np.ndarray
    weight: np.ndarray
    dispersion: float
    share: float


def back_tests(grounds: Iterable[Ground]) -> list[pd.DataFrame]:
    """Return the rows of back_test; a measure with too few quarters has none."""
    found = []
    for ground in grounds:
        tried = prediction.back_test(
            ground.counts, ground.exposure, ground.near, ground.weight, ground.dispersion, ground.share
        )
        if tried is not None:
            rows = [(each.rule, *each.hit, *each.pei, *each.lead) for each in tried.scores]
            measures = [f"{name}{end}" for name in ("hit", "pei", "lead") for end in ("", "_low", "_high")]
            frame = pd.DataFrame(rows, columns=["rule", *measures])
            tries = {"places": tried.places, "named": tried.named, "tries": tried.tries}
            found.append(frame.assign(**_named(ground), **tries, last_month=ground.months[-1]))
    return found


def concentrations(grounds: Iterable[Ground]) -> list[pd.DataFrame]:
    """Return the rows of concentration, over the newest 12 months; a measure with under 20 events in them has none."""
    found = []
    for ground in grounds:
        latest = ground.counts[:, -YEAR:].sum(axis=1)
        if len(ground.months) >= YEAR and latest.sum() >= FEWEST_EVENTS:
            row = _concentration_row(concentration.measure(latest, ground.likely))
            months = {"first_month": ground.months[-YEAR], "last_month": ground.months[-1]}
            row |= _named(ground) | months | {"places": len(latest), "events": int(latest.sum())}
            found.append(pd.DataFrame([row]))
    return found


def _concentration_row(found: Concentration) -> dict[str, object]:
    chance, low, high = found.chance_gini
    return {
        "gini": found.gini,
        "adjusted_gini": found.adjusted_gini,
        "chance_gini": chance,
        "chance_gini_low": low,
        "chance_gini_high": high,
        "quarter_places": found.quarter[0],
        "quarter_by_chance": found.quarter[1],
        "half_places": found.half[0],
        "half_by_chance": found.half[1],
        "curve": found.curve.round(4).tolist(),
        "chance_curve": found.chance_curve.round(4).tolist(),
        "draws": found.draws,
        "seed": found.seed,
    }


def _named(ground: Ground) -> dict[str, str]:
    return {"indicator_id": ground.indicator_id, "unit": ground.unit, "vintage": ground.vintage}


def in_one_form(
    wards: Iterable[WardGround], cells: Iterable[CellGround], choices: dict[str, Choice]
) -> Iterator[Ground]:
    """Yield wards and cells in one form."""
    for each in wards:
        yield Ground(
            each.indicator_id, "ward", each.vintage, each.months, each.counts, each.residents, each.residents,
            each.near, _kernel(each.apart, WARD_BANDWIDTH), each.dispersion, choices["ward_hot"].numbers[0] / 100,
        )  # fmt: skip
    near = weight = np.empty((0, 0))
    for cell in cells:
        if len(near) != len(cell.cells.ids):
            near, weight = _between(cell.cells)
        yield Ground(
            cell.kind_id, "cell", "", cell.months, cell.counts, np.ones(len(near)), cell.cells.ground[:, 0],
            near, weight, 1.0, choices["cell_hot"].numbers[0] / 100,
        )  # fmt: skip


def _between(cells: Cells) -> tuple[np.ndarray, np.ndarray]:
    """Return which cells touch, each with itself, and the weight of each for each by the distance of their middles."""
    middle = cells.places[:, 0]
    apart = np.hypot(*(middle[:, None] - middle[None]).transpose(2, 0, 1))
    usual = np.median(np.partition(apart, 1, axis=1)[:, 1]) if len(apart) > 1 else 0.0
    return (apart <= NEXT * usual).astype(float), _kernel(apart, CELL_BANDWIDTH)


def _kernel(apart: np.ndarray, bandwidth: float) -> np.ndarray:
    return np.exp(-0.5 * (apart / bandwidth) ** 2)

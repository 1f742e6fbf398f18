"""The neutral model: which ward and point an invented incident falls on. No real place's reputation enters it."""

from dataclasses import dataclass

import numpy as np

from sbp.ingest.demo import chance
from sbp.ingest.demo.plan import Plan, Series
from sbp.ingest.demo.spots import Spots

NO_WARD = -1


@dataclass(frozen=True)
class Incidents:
    """Invented incidents of one series by month: numbers of the month and of the point (-1: no ward recorded)."""

    series: Series
    month: np.ndarray
    spot: np.ndarray

    def by_ward(self, wards: np.ndarray, ward_count: int, month_count: int) -> np.ndarray:
        """Count located incidents by ward (rows) and month (columns); `wards` gives each point's ward."""
        known = self.spot != NO_WARD
        cell = wards[self.spot[known]] * month_count + self.month[known]
        return np.bincount(cell, minlength=ward_count * month_count).reshape(ward_count, month_count)


def place(plan: Plan, spots: Spots, series: Series, counts: np.ndarray, seed: int) -> Incidents:
    """Give every incident of a series a point.

    Args:
        counts: the borough's count a month.

    Returns:
        The incidents; of recorded crime `share_without_ward` has no point, as in the publisher's own files.
    """
    rng = chance.stream(seed, f"spread {series.id}")
    month = np.repeat(np.arange(len(counts)), counts)
    spot = chance.pick(rng, weights(plan, spots, series, rng), len(month))
    if series.group == "recorded":
        spot[rng.random(len(month)) < plan.settings["share_without_ward"]] = NO_WARD
    return Incidents(series, month, spot)


def weights(plan: Plan, spots: Spots, series: Series, rng: np.random.Generator) -> np.ndarray:
    """Weigh the points for one series; the weights add up to 1.

    Residents bent by a lot for each ward; and for the part `town_centre` the high streets of wards drawn by lot, by
    their residents too, so that a small ward has no higher rate to expect. The lots are drawn for this series alone,
    so that no ward stands out in everything.
    """
    ward_count = len(spots.new_wards)
    bend = 1 + series.spread * (2 * rng.random(ward_count) - 1)
    homes = _to_one(spots.weight * bend[spots.new])
    chosen = np.zeros(ward_count)
    chosen[chance.lots(rng, ward_count, plan.settings["town_centre_wards"])] = 1
    trade = chosen * spots.residents * (0.5 + rng.random(ward_count))
    streets = _to_one(spots.is_centre * trade[spots.new])
    return (1 - series.town_centre) * homes + series.town_centre * streets


def _to_one(values: np.ndarray) -> np.ndarray:
    return values / np.cumsum(values)[-1]

"""The invented borough as a whole: its months, points, monthly series and incidents, from one seed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sbp import months, settings
from sbp.content import borough as borough_file
from sbp.content import borough_codes
from sbp.errors import ContentFaults
from sbp.ingest.demo import calibrate, chance, plan, spots, spread
from sbp.model import Borough


@dataclass(frozen=True)
class Invented:
    """Everything the writers need: `counts` of each series by month, `totals` by window, `borough_names` by code."""

    plan: plan.Plan
    borough: Borough
    borough_names: dict[str, str]
    spots: spots.Spots
    totals: dict[str, np.ndarray]
    counts: dict[str, np.ndarray]
    incidents: dict[str, spread.Incidents]
    seed: int

    @cached_property
    def month_texts(self) -> list[str]:
        """The months as `YYYY-MM`."""
        return [months.text(month) for month in self.plan.months]

    def total(self, series: Iterable[str]) -> np.ndarray:
        """Add up series by month."""
        return np.sum([self.counts[name] for name in series], axis=0)


def invent(seed: int, on_step: Callable[[str], None]) -> Invented:
    """Invent the borough.

    Args:
        seed: the same seed gives the same borough on every machine.
        on_step: called with a few words before each step.

    Raises:
        ContentFaults: the borough's own file or the list of boroughs cannot be read.
    """
    faults: list[str] = []
    borough = borough_file.read(settings.CONTENT_DIR / "borough.yaml", faults)
    codes = borough_codes.read(settings.GEO_DIR / "boroughs.csv", faults)
    if borough is None or faults:
        raise ContentFaults(faults)
    on_step("Inventing monthly counts")
    made_from = plan.read()
    totals = calibrate.yearly(made_from)
    shared = calibrate.common(made_from, seed)
    counts = {
        name: calibrate.monthly(made_from, series, totals[name], chance.stream(seed, f"months {name}"), shared)
        for name, series in made_from.series.items()
    }
    on_step("Inventing streets")
    vintages = (borough.vintages[-2].id, borough.vintages[-1].id)
    points = spots.invent(made_from, settings.GEO_DIR, vintages, seed)
    incidents = {
        name: spread.place(made_from, points, series, counts[name], seed)
        for name, series in made_from.series.items()
        if series.group != "flags"
    }
    names = {code: name for name, code in reversed(codes.items())}  # the first spelling of a name is the proper one
    return Invented(made_from, borough, names, points, totals, counts, incidents, seed)

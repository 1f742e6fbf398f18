"""Ten made-up wards in a row over seven years, and the shipped content judged by two made-up measures."""

from dataclasses import replace
from datetime import date

import numpy as np

from sbp import months, settings
from sbp.answers.ward_panel import Panel
from sbp.content import impact_days
from sbp.impact_model import Measure
from sbp.model import Area

FIRST, LAST = date(2019, 1, 1), date(2025, 12, 1)
RUN = tuple(months.span(FIRST, LAST))
DAY, KNOWN_TO = date(2025, 3, 12), date(2025, 1, 1)
MEASURE = Measure("both", "Both measures", ("total", "nuisance"))


def impact():
    """The shipped content, with one measure that the made-up content knows."""
    shipped = {path.stem for path in (settings.CONTENT_DIR / "indicators").glob("*.yaml")}
    return replace(impact_days.load(shipped), measures={"both": MEASURE, "total": Measure("total", "All", ("total",))})


def panel(mean=20.0, seed=3, wards=10):
    """Counts of two measures, Poisson with the same mean everywhere."""
    rng = np.random.default_rng(seed)
    places = tuple(
        Area(f"E050000{number:02d}", f"Ward {number}", "ward", "2022", 15_000, "", 5.0) for number in range(wards)
    )
    values = {each: rng.poisson(mean, (wards, len(RUN))).astype(float) for each in MEASURE.issues}
    near = np.abs(np.subtract.outer(np.arange(wards), np.arange(wards))) == 1
    return Panel(places, RUN, values, near, np.zeros(len(RUN), dtype=bool))

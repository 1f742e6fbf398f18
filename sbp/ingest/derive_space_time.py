"""How hot spots come and go: the class of each ward over its quarters, for every measure."""

from collections.abc import Iterable

import pandas as pd

from sbp.ingest.grounds import WardGround
from sbp.stats import space_time


def rows(wards: Iterable[WardGround]) -> list[pd.DataFrame]:
    """Return the rows of space_time; a measure that holds under ten quarters has none."""
    found = []
    for ground in wards:
        judged = space_time.judge(ground.counts, ground.residents, ground.dispersion, ground.near)
        if judged is not None:
            found.append(_rows(ground, judged))
    return found


def _rows(ground: WardGround, judged: space_time.OverTime) -> pd.DataFrame:
    quarters = judged.hot.shape[1]
    begins = [len(ground.months) + space_time.QUARTER * (each - quarters) for each in range(quarters)]
    runs = [space_time.run_begins(each) for each in judged.hot]
    return pd.DataFrame(
        {
            "indicator_id": ground.indicator_id,
            "area_code": ground.codes,
            "class": judged.classes,
            "quarters": quarters,
            "hot_quarters": judged.hot.sum(axis=1),
            "recent_quarters": judged.recent,
            "recent_hot_quarters": judged.hot[:, -judged.recent :].sum(axis=1),
            "hot_since_month": [None if run is None else ground.months[begins[run]] for run in runs],
            "trend_tau": judged.tau,
            "trend_p": judged.chance,
            "last_month": ground.months[-1],
        }
    ).replace({float("nan"): None})

"""The seasonal models of protected measures, fitted to what is published of them and to nothing else."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sbp import months
from sbp.content import Content
from sbp.content.breaks import first_month_after
from sbp.publish.suppress import Shown
from sbp.stats.expected import fit_dispersion


def fitted(rows: Sequence[Shown], content: Content) -> pd.DataFrame:
    """Return indicator_id, area_code, months_used and dispersion of each series; no mean, which is a sum of months."""
    if not rows:
        return pd.DataFrame()
    frame = pd.DataFrame(rows).rename(columns={"month_start_date": "month"})
    found = []
    for (indicator_id, area), group in frame.groupby(["indicator_id", "area_code"], sort=True):
        run = months.span(group["month"].min(), group["month"].max())
        held = dict(zip(group["month"], group["value"].astype(float), strict=True))
        values = np.array([[held.get(month, np.nan) for month in run]])
        exceptional = [
            any(e.exceptional and e.first.replace(day=1) <= month <= e.last for e in content.events) for month in run
        ]
        kind = "borough" if area == content.borough.code else "ward"
        breaks = content.breaks_for(content.indicators[indicator_id], kind)
        places = {months.distance(run[0], first_month_after(each)) for each in breaks if each.effect == "step"}
        steps = sorted(place for place in places if 0 < place < len(run))
        fitted = fit_dispersion(values, run, np.array(exceptional), steps)
        found.append(pd.DataFrame({"indicator_id": indicator_id, "area_code": area, **fitted._asdict()}))
    return pd.concat(found, ignore_index=True)[["indicator_id", "area_code", "months_used", "dispersion"]]

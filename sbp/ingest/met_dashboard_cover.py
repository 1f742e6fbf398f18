"""What the Met's dashboard covers: its categories month by month, less what rows that could not be used have taken."""

from datetime import date

import numpy as np
import pandas as pd

from sbp.ingest.met_labels import Scheme
from sbp.ingest.overlaps import WHOLE
from sbp.ingest.reading import EVERY

# of rows that could not be used: kind of area, category ("" where the label is unknown), major label, month
Broken = set[tuple[str, str, str, date]]


def masks(edition: pd.DataFrame, starts: np.ndarray, scheme: Scheme | None) -> dict[str, np.ndarray]:
    """Return the categories covered and their months among `starts`; only notifiable offences have a whole total."""
    seen = _seen(edition, starts)
    everywhere = np.ones(len(starts), dtype=bool)
    if scheme is None:
        return dict.fromkeys(seen, everywhere)
    valid = {category: mask | seen.get(category, False) for category, mask in scheme.valid_months(starts).items()}
    return {WHOLE: everywhere, **valid}


def _seen(rows: pd.DataFrame, starts: np.ndarray) -> dict[str, np.ndarray]:
    """Tell for each category in which of `starts` it has a row."""
    by_category = rows.groupby("category_id")["month_start_date"]
    return {category: np.isin(starts, days.to_numpy()) for category, days in by_category}


def sound(
    covered: dict[str, np.ndarray], group: pd.DataFrame, starts: np.ndarray, lost: Broken, kind: str
) -> dict[str, np.ndarray]:
    """Return what of the cover of one kind of area is left, where some of its rows could not be used."""
    left, seen, unit = dict(covered), _seen(group, starts), group["unit"].iloc[0]
    for lost_kind, category, major, month in lost:
        if lost_kind != kind or (not category and unit not in ("", major)):
            continue
        others = starts != np.datetime64(month)
        for each in left.keys() & ({WHOLE, category} if category not in ("", EVERY) else left.keys()):
            has_label = not category and each != WHOLE  # what has rows in the month has a label that is known
            left[each] = left[each] & (others | seen.get(each, False) if has_label else others)
    return left

"""Designs laid on the panel: which cells belong to each day, and which wards a day is compared with by the rule."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from sbp.answers.ward_panel import Panel
from sbp.errors import SbpError
from sbp.impact_model import Design
from sbp.stats.effects import Trial

FEWEST_COMPARED = 2


def around(
    panel: Panel, picked: np.ndarray, place: int, busy: frozenset[str], wanted: int
) -> tuple[list[int], list[int]]:
    """Return the rows of the comparison, the most alike first, and of the ring.

    Args:
        panel: the wards and who adjoins whom.
        picked: (wards,) counts of the months that picked the place.
        place: the row of the day's ward.
        busy: codes of other wards with a day.
        wanted: how many wards to compare with.

    Raises:
        SbpError: too few wards are left.
    """
    codes = panel.codes
    free = [each for each in range(len(codes)) if each != place and codes[each] not in busy]
    apart = [each for each in free if not panel.near[place, each]]
    likeness = np.abs(np.log((picked + 1) / (picked[place] + 1)))
    compared = sorted(apart, key=lambda each: (likeness[each], codes[each]))[:wanted]
    if len(compared) < FEWEST_COMPARED:
        what = f"Only {len(compared)} wards are left to compare with"
        raise SbpError(what, "", "fewer days in the same months, so that some wards are without one")
    return compared, [each for each in free if panel.near[place, each]]


def stacked(
    panel: Panel, designs: Sequence[tuple[str, Design]], known: bool = True
) -> tuple[np.ndarray, list[Trial], np.ndarray]:
    """Lay out several days for pooling: counts (measure and ward, months), each day's cells, the spread of each row.

    Days of one measure share its rows, so that what they share is counted as shared. With `known` False the calendar
    runs on past the panel, for days still to come.
    """
    kinds = list(dict.fromkeys(each.issues for _, each in designs))
    last = max(each.after_last for _, each in designs)
    length = len(panel.months) if known else max(panel.at(last) + 1, len(panel.months))
    counts = np.full((len(kinds) * len(panel.codes), length), np.nan)
    for block, issues in enumerate(kinds):
        rows = slice(block * len(panel.codes), (block + 1) * len(panel.codes))
        counts[rows, : len(panel.months)] = panel.total(issues)
    trials = [_trial(panel, code, each, kinds.index(each.issues), counts.shape) for code, each in designs]
    spread = np.repeat(
        [np.mean([each.spread for _, each in designs if each.issues == issues]) for issues in kinds], len(panel.codes)
    )
    return counts, trials, spread


def _trial(panel: Panel, code: str, design: Design, block: int, shape: tuple[int, ...]) -> Trial:
    rows = np.array([""] * shape[0], dtype=object)
    rows[block * len(panel.codes) : (block + 1) * len(panel.codes)] = panel.codes
    month = np.arange(shape[1])

    def within(first: date, last: date) -> np.ndarray:
        """Tell for each month whether it lies in a span, both ends included."""
        return (month >= panel.at(first)) & (month <= panel.at(last))

    return Trial(
        treated=rows == code,
        comparison=np.isin(rows, design.comparison),
        before=within(design.before_first, design.before_last),
        after=within(design.after_first, design.after_last),
    )

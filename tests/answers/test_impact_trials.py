"""Designs on the panel: each day's cells, what days share, and which wards a day is compared with."""

from datetime import date

import numpy as np
import pytest

from sbp.answers import impact_design, impact_trials
from sbp.errors import SbpError
from tests.answers import impact_ground as ground


def design(panel, place, measure=ground.MEASURE):
    return impact_design.make(panel, ground.impact(), measure, panel.wards[place], ground.DAY, ground.KNOWN_TO)


def test_days_of_one_measure_share_its_rows_and_others_have_their_own():
    panel = ground.panel()
    both, total = design(panel, 2), design(panel, 6, ground.impact().measures["total"])
    counts, (first, second), spread = impact_trials.stacked(panel, [(panel.codes[2], both), (panel.codes[6], total)])
    assert counts.shape == (20, len(panel.months))
    assert np.array_equal(counts[:10], panel.values["total"] + panel.values["nuisance"])
    assert np.array_equal(counts[10:], panel.values["total"])
    assert (first.treated.nonzero()[0].tolist(), second.treated.nonzero()[0].tolist()) == ([2], [16])
    assert spread[:10].tolist() == [both.spread] * 10
    assert first.before.sum() == 12
    assert first.after.nonzero()[0].tolist() == list(range(panel.at(date(2025, 4, 1)), panel.at(date(2025, 9, 1)) + 1))


def test_the_most_alike_come_first_and_too_few_are_said():
    panel = ground.panel()
    picked = np.array([10.0, 20, 30, 40, 50, 60, 70, 80, 90, 100])
    compared, ring = impact_trials.around(panel, picked, 4, frozenset({panel.codes[6]}), 3)
    assert compared == [7, 2, 8]
    assert ring == [3, 5]
    with pytest.raises(SbpError, match="left to compare with"):
        impact_trials.around(panel, picked, 4, frozenset(panel.codes) - {panel.codes[4], panel.codes[9]}, 3)

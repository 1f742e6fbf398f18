"""What may serve to foresee a month: nothing of that month or later, nothing exceptional, nothing across a refusal."""

import numpy as np
import pytest

from sbp.stats import outlook
from sbp.stats.outlook import NO_STEP, Series

RNG = np.random.default_rng(7)
MONTHS = 60


def series(counts, exceptional=(), step=NO_STEP, usable_from=0):
    counts = np.atleast_2d(np.asarray(counts, dtype=float))
    marked = np.isin(np.arange(counts.shape[1]), exceptional)
    return Series(counts, 4, marked, np.full((len(counts), 1), step), np.full(len(counts), usable_from))


def foreseen(given, first=24):
    return outlook.foresee(given, first, (1, 3, 7))


def test_later_months_have_no_say():
    counts = RNG.poisson(30, (2, MONTHS)).astype(float)
    changed = counts.copy()
    changed[:, 40:] *= 5
    before, after = foreseen(series(counts)), foreseen(series(changed))
    assert before.mean[0, :, : 40 - 24 + 1] == pytest.approx(after.mean[0, :, : 40 - 24 + 1])
    assert (before.mean[0, :, -1] < after.mean[0, :, -1]).all()


def test_exceptional_months_have_no_say():
    counts = RNG.poisson(30, (1, MONTHS)).astype(float)
    spoiled = counts.copy()
    spoiled[0, 10:20] = 900
    left_out = range(10, 20)
    assert foreseen(series(counts, left_out)).mean[0] == pytest.approx(
        foreseen(series(spoiled, left_out)).mean[0], nan_ok=True
    )


def test_nothing_is_foreseen_on_fewer_than_24_usable_months():
    found = foreseen(series(RNG.poisson(30, MONTHS), exceptional=[3]), first=20)
    assert np.isnan(found.mean[0, 0, :5]).all()
    assert np.isfinite(found.mean[0, 0, 5:]).all()
    assert found.months[0, :6].tolist() == [19, 20, 21, 22, 23, 24]


def test_months_before_a_refusal_are_no_baseline():
    found = foreseen(series(RNG.poisson(30, MONTHS), usable_from=20))
    assert np.isnan(found.mean[0, 0, : 44 - 24]).all()
    assert np.isfinite(found.mean[0, 0, 44 - 24]).all()


def test_after_a_step_nothing_is_foreseen_for_six_months_and_then_on_the_new_level():
    counts = RNG.poisson(100, MONTHS).astype(float)
    counts[36:] *= 3
    found = foreseen(series(counts, step=36)).mean[0, 0]
    assert np.isfinite(found[: 36 - 24]).all()
    assert np.isnan(found[36 - 24 : 42 - 24]).all()
    assert found[42 - 24 : 60 - 24] == pytest.approx(300, rel=0.2)


def test_a_step_before_all_months_changes_nothing():
    counts = RNG.poisson(100, MONTHS).astype(float)
    assert foreseen(series(counts, step=0)).mean[0] == pytest.approx(foreseen(series(counts)).mean[0], rel=1e-3)


def test_three_months_to_come_follow_the_season():
    season = np.exp(0.5 * np.cos(2 * np.pi * np.arange(MONTHS + 3) / 12))
    counts = RNG.poisson(500 * season[:MONTHS]).astype(float)
    found = foreseen(series(counts))
    assert found.mean[0, 0, -3:] == pytest.approx(500 * season[-3:], rel=0.1)
    assert found.season[0, 3] == pytest.approx(season[0] / season[:12].mean(), rel=0.1)


def test_a_sum_is_foreseen_from_before_its_first_month():
    counts = RNG.poisson(50, MONTHS).astype(float)
    changed = counts.copy()
    changed[54:] = 500
    found, other = foreseen(series(counts)), foreseen(series(changed))
    assert found.mean[2, 0, 60 - 24] == pytest.approx(other.mean[2, 0, 60 - 24])
    assert np.isfinite(found.mean[2, 0, 60 - 24])


def test_a_month_is_foreseen_again_from_further_back_without_the_months_between():
    counts = RNG.poisson(30, (1, MONTHS)).astype(float)
    changed = counts.copy()
    changed[:, 40:42] *= 5
    found, other = (outlook.foresee(series(each), 24, (1, 3, 7), (1, 2)) for each in (counts, changed))
    at = 42 - 24
    assert found.mean[4, 0, at] == pytest.approx(other.mean[4, 0, at])
    assert found.mean[0, 0, at] < other.mean[0, 0, at]
    assert np.isnan(found.mean[3:, 0, 0]).all()
    assert found.mean[:3] == pytest.approx(foreseen(series(counts)).mean, nan_ok=True)

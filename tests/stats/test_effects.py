"""Effects: published numbers, and a calibration in which nothing was done and the highest places were picked."""

import math

import numpy as np
import pytest

from sbp.stats import displacement, effects
from sbp.stats.displacement import Pair
from sbp.stats.effects import Trial

NAN = float("nan")


def one_trial(places=3, before=12, after=6):
    months = np.arange(before + after)
    chosen = np.arange(places) == 0
    return Trial(chosen, ~chosen, months < before, months >= before)


def test_one_day_pooled_is_its_own_ratio_and_error():
    trial = one_trial(before=6)
    counts = np.tile(np.array([[10.0], [15.0], [15.0]]), (1, 12))
    counts[0, 6:] = 6
    alone = displacement.relative_log_ratio(Pair(60, 36), Pair(180, 180), dispersion=2)
    found = effects.pooled(counts, [trial], np.full(3, 2.0))
    assert found.standard_error == pytest.approx(alone.standard_error)
    # the log of a small count falls short of the log of its mean by dispersion / 2 counts
    assert found.value == pytest.approx(alone.value + 2 / 2 * (1 / 36 - 1 / 60))


def test_windows_of_other_lengths_are_compared_by_month():
    counts = np.full((3, 18), 10.0)
    assert effects.pooled(counts, [one_trial()], np.ones(3)).value == pytest.approx(0, abs=0.003)


def test_the_same_day_twice_tells_no_more_than_once():
    counts = np.full((3, 18), 10.0)
    once = effects.pooled(counts, [one_trial()], np.ones(3))
    twice = effects.pooled(counts, [one_trial(), one_trial()], np.ones(3))
    assert twice.standard_error == pytest.approx(once.standard_error)


def test_no_incident_after_is_an_estimate_and_not_a_fault():
    counts = np.full((3, 18), 10.0)
    counts[0, 12:] = 0
    found = effects.pooled(counts, [one_trial()], np.ones(3))
    assert math.isfinite(found.value)
    assert found.value < -2


def test_smallest_detectable_cut_is_found_four_times_in_five():
    monthly, trial, dispersion = np.array([30.0, 60.0, 60.0]), one_trial(), np.full(3, 2.0)
    foreseen = effects.Foreseen(monthly, [trial], dispersion)
    cut = foreseen.smallest()
    assert foreseen.power(cut) >= 0.8
    assert foreseen.power(cut - 0.01) < 0.8
    assert effects.Foreseen(monthly / 1000, [trial], dispersion).smallest() is None


def test_a_cut_is_found_although_the_largest_would_leave_too_little_to_judge_by():
    monthly, trial, dispersion = np.array([8.0, 8.0, 8.0]), one_trial(), np.full(3, 1.6)
    foreseen = effects.Foreseen(monthly, [trial], dispersion)
    assert foreseen.power(0.99) < 0.8
    assert 0.3 < foreseen.smallest() < 0.8


def test_a_fall_that_comes_by_itself_does_not_raise_the_chance_of_finding_a_cut():
    even, falls, rises = (
        effects.power(0.2, 0.3, widening=effects.Widening(1.0, 8.0, lean)) for lean in (0.0, -0.2, 0.2)
    )
    assert falls == even
    assert rises < even


def test_the_highest_of_places_that_are_all_alike_falls_by_a_third():
    rng = np.random.default_rng(1)
    counts = rng.poisson(20.0, (2000, 22))
    falls = np.array([effects.fall_by_selection(row, 1.0)[row.argmax()] for row in counts])
    assert counts.max(axis=1).mean() == pytest.approx(29.0, abs=0.2)
    assert falls.mean() == pytest.approx(0.31, abs=0.04)


def test_places_that_truly_differ_fall_little():
    falls = effects.fall_by_selection(np.array([20.0, 100.0, 400.0, 1000.0]), 1.0)
    assert falls[-1] < 0.03


# 12 days in a year at the 12 places that counted highest, judged on months that took no part in choosing them
PLACES, CHOSEN, PICKING, BEFORE, AFTER, SPREAD = 22, 12, 12, 12, 6, 2.5


def simulated_year(rng, monthly, cut):
    """Return the pooled estimate of one year, and what to call for the chance of finding a 30% cut as printed."""
    months = BEFORE + PICKING + 12 + AFTER
    counts = rng.negative_binomial(monthly[:, None] / (SPREAD - 1), 1 / SPREAD, (PLACES, months)).astype(float)
    place = np.arange(PLACES)
    picked = np.argsort(counts[:, BEFORE : BEFORE + PICKING].sum(axis=1))[-CHOSEN:]
    month = np.arange(months)
    trials = []
    for held, chosen in enumerate(picked):
        first = BEFORE + PICKING + held
        after = (month >= first) & (month < first + AFTER)
        counts[chosen, after] = rng.binomial(counts[chosen, after].astype(int), 1 - cut)
        trials.append(Trial(place == chosen, ~np.isin(place, picked), month < BEFORE, after))
    spread = np.full(PLACES, SPREAD)
    baseline = counts[:, :BEFORE].mean(axis=1)
    return effects.pooled(counts, trials, spread), lambda: effects.Foreseen(baseline, trials, spread).power(0.3)


def simulated_years(cut, count, seed, scale=2.0):
    rng = np.random.default_rng(seed)
    monthly = rng.gamma(6.0, scale, PLACES)
    return [simulated_year(rng, monthly, cut) for _ in range(count)]


def test_under_no_effect_the_pooled_interval_covers_none_as_often_as_it_says():
    found = [estimate for estimate, _ in simulated_years(0.0, 1000, 5)]
    assert 0.93 <= np.mean([each.low <= 0 <= each.high for each in found]) <= 0.97
    assert abs(np.mean([each.value for each in found])) < 0.02


def test_a_true_cut_is_found_as_often_as_printed_at_booking():
    for seed, scale in ((5, 2.0), (6, 1.0), (9, 1.0)):
        years = simulated_years(0.3, 400, seed, scale)
        found = np.mean([estimate.high < 0 for estimate, _ in years])
        # what is printed differs by 0.02 from year to year: 20 years give it to 0.004, and 400 what is found to 0.02
        printed = np.mean([power() for _, power in years[::20]])
        assert found == pytest.approx(printed, abs=0.05), seed

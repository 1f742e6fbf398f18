"""Effects: published numbers, and a calibration in which nothing was done and the highest places were picked."""

import math

import numpy as np
import pytest

from sbp.stats import effects
from sbp.stats.effects import Pair, Trial

NAN = float("nan")


@pytest.mark.parametrize(
    ("pairs", "level", "value", "error", "z"),
    [
        ([(20, 10), (20, 20)], 0.90, -10, 8.366600, -1.195229),
        ([(207, 110), (308, 318), (178, 157), (150, 140)], 0.95, -118, math.sqrt(1568), -2.98),
        ([(100, 80), (100, 90)], 0.95, -10, math.sqrt(370), -0.52),
        ([(100, 80), (100, 100)], 0.95, -20, math.sqrt(380), -1.03),
        ([(300, 210), (300, 300)], 0.95, -90, math.sqrt(1110), -2.70),
        ([(30, 15), (30, 30)], 0.95, -15, math.sqrt(105), -1.46),
    ],
)
def test_displacement_difference_has_the_published_numbers(pairs, level, value, error, z):
    found = effects.displacement_difference(*(Pair(*pair) for pair in pairs), level=level)
    assert found.value == pytest.approx(value)
    assert found.standard_error == pytest.approx(error, abs=1e-6)
    assert found.z == pytest.approx(z, abs=0.006)


def test_displacement_difference_interval_is_the_published_one():
    found = effects.displacement_difference(Pair(20, 10), Pair(20, 20), level=0.90)
    assert (found.low, found.high) == pytest.approx((-23.7618, 3.7618), abs=1e-4)


def test_weights_divide_counts_and_dispersion_widens():
    plain = effects.displacement_difference(Pair(20, 10), Pair(20, 20))
    weighted = effects.displacement_difference(Pair(20, 10), Pair(60, 60, 3.0))
    assert weighted.value == plain.value
    assert weighted.standard_error == pytest.approx(math.sqrt(30 + 120 / 9))
    longer = effects.displacement_difference(Pair(40, 10), Pair(40, 20), months=(2, 1))
    assert longer.value == plain.value
    wide = effects.displacement_difference(Pair(20, 10), Pair(20, 20), dispersion=4)
    assert wide.standard_error == pytest.approx(2 * plain.standard_error)


def test_harm_adds_weighted_parts():
    part = effects.displacement_difference(Pair(20, 10), Pair(20, 20))
    found = effects.harm_difference([part, part], [3, 4])
    assert found.value == pytest.approx(-70)
    assert found.standard_error == pytest.approx(5 * part.standard_error)


def test_displacement_quotient_has_the_published_numbers():
    found = effects.displacement_quotient(Pair(100, 60), Pair(50, 40), Pair(200, 180))
    assert found.quotient == pytest.approx(0.166667, abs=1e-6)
    assert found.numerator == pytest.approx(-0.027778, abs=1e-6)
    assert found.net_effect == pytest.approx(0.166667, abs=1e-6)
    assert found.total_net_effect == pytest.approx(35)
    paper = effects.displacement_quotient(Pair(207, 110), Pair(178, 157), Pair(308, 318))
    assert paper.quotient == pytest.approx(0.258186, abs=1e-6)
    assert paper.total_net_effect == pytest.approx(130.5, abs=0.05)


def test_displacement_quotient_is_not_given_without_a_gain_or_a_comparison():
    assert effects.displacement_quotient(Pair(10, 20), Pair(5, 5), Pair(20, 20)).quotient is None
    assert effects.displacement_quotient(Pair(10, 5), Pair(5, 5), Pair(0, 20)) is None


def test_relative_ratio_has_the_published_numbers():
    found = effects.relative_log_ratio(Pair(100, 60), Pair(200, 180))
    assert np.exp([found.value, found.low, found.high]) == pytest.approx([0.6667, 0.4568, 0.9730], abs=1e-4)


def one_trial(places=3, before=12, after=6):
    months = np.arange(before + after)
    chosen = np.arange(places) == 0
    return Trial(chosen, ~chosen, months < before, months >= before)


def test_one_day_pooled_is_its_own_ratio_and_error():
    trial = one_trial(before=6)
    counts = np.tile(np.array([[10.0], [15.0], [15.0]]), (1, 12))
    counts[0, 6:] = 6
    alone = effects.relative_log_ratio(Pair(60, 36), Pair(180, 180), dispersion=2)
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
    cut = effects.smallest_detectable(monthly, [trial], dispersion)
    assert effects.planned_power(monthly, [trial], dispersion, cut) >= 0.8
    assert effects.planned_power(monthly, [trial], dispersion, cut - 0.01) < 0.8
    assert effects.smallest_detectable(monthly / 1000, [trial], dispersion) is None


def test_a_cut_is_found_although_the_largest_would_leave_too_little_to_judge_by():
    monthly, trial, dispersion = np.array([8.0, 8.0, 8.0]), one_trial(), np.full(3, 1.6)
    assert effects.planned_power(monthly, [trial], dispersion, 0.99) < 0.8
    assert 0.3 < effects.smallest_detectable(monthly, [trial], dispersion) < 0.8


def test_the_highest_of_places_that_are_all_alike_falls_by_a_third():
    rng = np.random.default_rng(1)
    counts = rng.poisson(20.0, (2000, 22))
    falls = np.array([effects.fall_by_selection(row, 1.0)[row.argmax()] for row in counts])
    assert counts.max(axis=1).mean() == pytest.approx(29.0, abs=0.2)
    assert falls.mean() == pytest.approx(0.31, abs=0.04)


def test_places_that_truly_differ_fall_little():
    falls = effects.fall_by_selection(np.array([20.0, 100.0, 400.0, 1000.0]), 1.0)
    assert falls[-1] < 0.03


def wandering(rng, drift, places=22, months=18):
    """Places whose level after differs from that before by a wandering of its own, and a trial for each of them."""
    level = np.where(np.arange(months) < 12, 1.0, np.exp(rng.normal(0, math.sqrt(drift), places))[:, None])
    counts = rng.poisson(60.0 * level).astype(float)
    place, month = np.arange(places), np.arange(months)
    return counts, [Trial(place == each, place != each, month < 12, month >= 12) for each in place]


@pytest.mark.parametrize("drift", [0.0, 0.03])
def test_how_far_places_wander_by_themselves_is_found_and_widens_the_interval(drift):
    rng = np.random.default_rng(4)
    runs = [wandering(rng, drift) for _ in range(40)]
    found = [effects.drift_of(counts, trials, np.ones(22)) for counts, trials in runs]
    assert np.mean(found) == pytest.approx(drift, abs=0.004)
    judged = [effects.pooled(counts, [trials[0]], np.ones(22), float(np.mean(found))) for counts, trials in runs]
    assert np.mean([each.low <= 0 <= each.high for each in judged]) >= 0.85
    assert effects.drift_of(runs[0][0], [], np.ones(22)) == 0


# 12 days in a year at the 12 places that counted highest, judged on months that took no part in choosing them
PLACES, CHOSEN, PICKING, BEFORE, AFTER, SPREAD = 22, 12, 12, 12, 6, 2.5


def simulated_year(rng, monthly, cut):
    """Return the pooled estimate of one year, and the chance of finding a 30% cut as printed when it was booked."""
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
    return effects.pooled(counts, trials, spread), effects.planned_power(baseline, trials, spread, 0.3)


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
        printed = np.mean([power for _, power in years])
        assert found == pytest.approx(printed, abs=0.05), seed

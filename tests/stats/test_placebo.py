"""Placebos: how far places wander is found, and years that go wrong together widen what is said of a year."""

import math

import numpy as np
import pytest

from sbp.stats import effects, placebo
from sbp.stats.effects import Trial
from sbp.stats.placebo import Sham


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
    found = [placebo.drift_of([Sham(counts, each) for each in trials], np.ones(22)) for counts, trials in runs]
    assert np.mean(found) == pytest.approx(drift, abs=0.004)
    judged = [effects.pooled(counts, [trials[0]], np.ones(22), float(np.mean(found))) for counts, trials in runs]
    assert np.mean([each.low <= 0 <= each.high for each in judged]) >= 0.85
    assert placebo.drift_of([], np.ones(22)) == 0


def test_years_that_go_wrong_together_widen_and_few_years_widen_little():
    calm = [effects.estimate(error, 1.0) for error in (-1.0, 1.0, -1.0, 1.0, 1.0, -1.0)]
    wild = [effects.estimate(2 * each.value, 1.0) for each in calm]
    assert placebo.widening(calm) == (1.0, 10.0, 0.0)
    assert placebo.widening(wild).factor == pytest.approx((4 + 6 * 4) / 10)
    assert placebo.widening(wild[:1]).factor == pytest.approx((4 + 4) / 5)
    assert placebo.widening([]) == (1.0, 4.0, 0.0)


def test_the_widened_interval_of_a_year_holds_none_as_often_as_it_says():
    rng = np.random.default_rng(11)
    for together in (1.0, 1.35):
        covered = []
        for _ in range(4000):
            *past, now = rng.normal(0, together, 9)
            wider = placebo.widening([effects.estimate(each, 1.0) for each in past])
            found = effects.estimate(now, math.sqrt(wider.factor), freedom=wider.freedom)
            covered.append(found.low <= 0 <= found.high)
        assert 0.93 <= np.mean(covered) <= 0.97, together


def test_a_cut_is_found_as_often_as_foreseen_although_years_lean_and_go_wrong_together():
    rng, cut = np.random.default_rng(12), 0.3
    for together, lean in ((1.0, 0.0), (1.2, 0.0), (1.2, 0.15)):
        found, foreseen = [], []
        for _ in range(2000):
            *past, now = rng.normal(lean, together, 10)
            wider = placebo.widening([effects.estimate(each, 1.0) for each in past])
            step = 8 * math.log1p(-cut)  # as if the log ratio's standard error were an eighth
            foreseen.append(effects.power(math.sqrt(wider.factor), 1 - math.exp(step), widening=wider))
            found.append(effects.estimate(now + step, math.sqrt(wider.factor), freedom=wider.freedom).high < 0)
        assert np.mean(found) == pytest.approx(np.mean(foreseen), abs=0.05), (together, lean)
        assert 0.4 < np.mean(found) < 0.8

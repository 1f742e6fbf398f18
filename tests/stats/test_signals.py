"""Expected ranges and the three rules: what is flagged, what never is, and that limits and chances agree."""

import numpy as np
import pytest

from sbp.stats import signals
from sbp.stats.outlook import NO_STEP, Series

HISTORY, LATEST = 60, 12


def series(counts, exceptional=(), step=NO_STEP):
    counts = np.atleast_2d(np.asarray(counts, dtype=float))
    marked = np.isin(np.arange(counts.shape[1]), exceptional)
    return Series(counts, 1, marked, np.full((len(counts), 1), step), np.zeros(len(counts), dtype=int))


def steady(mean=50.0, count=1, seed=3):
    """Counts that alternate around their mean, so that nothing but what a test adds is unusual."""
    rng = np.random.default_rng(seed)
    counts = rng.poisson(mean, (count, HISTORY + LATEST)).astype(float)
    counts[:, HISTORY:] = mean + np.where(np.arange(LATEST) % 2, 2, -2)
    return counts


def judged(counts, **how):
    return signals.judge(series(counts, **how), LATEST)


def rules(found):
    return found.rule[0, :LATEST].tolist()


def test_a_steady_series_has_no_signal():
    assert rules(judged(steady())) == [""] * LATEST


@pytest.mark.parametrize(("value", "direction"), [(120, 1), (8, -1)])
def test_a_month_far_out_is_outside(value, direction):
    counts = steady()
    counts[0, -1] = value
    found = judged(counts)
    assert rules(found)[-2:] == ["", "outside"]
    assert found.direction[0, LATEST - 1] == direction
    assert found.p_value[0, LATEST - 1] < 0.006


def test_two_of_three_need_the_same_side():
    counts = steady()
    found = judged(counts)
    high, low = found.high_95[0, LATEST - 3 : LATEST] + 1, found.low_95[0, LATEST - 3 : LATEST] - 1
    same, opposite = counts.copy(), counts.copy()
    same[0, [-3, -1]] = high[0], high[2] + 2
    opposite[0, [-3, -1]] = high[0], low[2] - 2
    assert rules(judged(same))[-1] == "two_of_three"
    assert rules(judged(opposite))[-1] == ""


def test_seven_in_a_row_are_a_run_and_six_are_not():
    counts = steady()
    counts[0, -7:] = 57
    found = judged(counts)
    assert rules(found)[-2:] == ["", "run"]
    assert found.direction[0, LATEST - 1] == 1


def test_a_gap_ends_a_run_and_a_missing_month_is_no_signal():
    counts = steady()
    counts[0, -7:] = 57
    counts[0, -4] = np.nan
    found = judged(counts)
    assert rules(found)[-1] == ""
    assert found.state[0, LATEST - 4] == signals.MISSING
    assert np.isnan(found.p_value[0, LATEST - 4])


def test_an_exceptional_month_shows_its_range_and_is_not_judged():
    counts = steady()
    counts[0, -1] = 400
    found = judged(counts, exceptional=[HISTORY + LATEST - 1])
    assert found.state[0, LATEST - 1] == signals.EXCEPTIONAL
    assert rules(found)[-1] == ""
    assert 30 < found.expected[0, LATEST - 1] < 70


def test_too_short_a_series_is_not_judged():
    found = signals.judge(series(np.full(20, 5.0)), LATEST)
    assert (found.state == signals.NOT_ENOUGH).all()
    assert np.isnan(found.expected).all()
    assert not (found.rule != "").any()


def test_three_months_to_come_are_foreseen_with_their_range():
    found = judged(steady())
    ahead = slice(LATEST, LATEST + 3)
    assert (found.state[0, ahead] == signals.FORECAST).all()
    assert (found.low_95[0, ahead] < found.expected[0, ahead]).all()
    assert (found.expected[0, ahead] < found.high_95[0, ahead]).all()


def test_forecasts_of_each_length_hold_what_they_promise_while_nothing_changes():
    found = judged(np.random.default_rng(4).poisson(20, (200, HISTORY + LATEST)))
    inside, told = found.hits.sum(axis=2)
    assert told.tolist() == [200 * LATEST] * 3
    assert (inside / told >= 0.94).all()
    assert (found.hits[1] == judged(steady()).hits[1, :, :1]).all()


def test_exceptional_months_count_as_no_forecast():
    found = judged(steady(), exceptional=[HISTORY + LATEST - 1])
    assert found.hits[1, :, 0].tolist() == [LATEST - 1] * 3


def test_ranges_nest_and_hold_whole_counts():
    rng = np.random.default_rng(5)
    found = judged(rng.poisson(np.array([[0.05], [0.5], [3], [40], [900]]), (5, HISTORY + LATEST)))
    assert (found.low_998 <= found.low_95).all()
    assert (found.high_95 <= found.high_998).all()
    assert (found.low_998 >= 0).all()
    assert (found.high_95 == np.floor(found.high_95)).all()


def test_outside_the_range_and_under_the_chance_are_the_same():
    rng = np.random.default_rng(6)
    counts = rng.negative_binomial(3, 0.1, (300, HISTORY + LATEST)).astype(float)
    found = judged(counts)
    latest, shown = counts[:, -LATEST:], slice(0, LATEST)
    beyond = (latest < found.low_998[:, shown]) | (latest > found.high_998[:, shown])
    assert ((found.rule[:, shown] == "outside") == beyond).all()
    assert beyond.any()


def test_the_order_of_series_does_not_matter():
    counts = np.random.default_rng(8).poisson(6, (9, HISTORY + LATEST))
    turned = judged(counts[::-1])
    assert judged(counts).expected == pytest.approx(turned.expected[::-1], rel=1e-4)


def test_a_seasonal_peak_is_no_signal_and_is_taken_out():
    months = np.arange(HISTORY + LATEST)
    season = np.exp(0.4 * np.cos(2 * np.pi * months / 12))
    counts = np.random.default_rng(9).poisson(200 * season).astype(float)
    found = judged(counts)
    assert not (found.rule == "outside").any()
    adjusted = signals.adjusted_for_season(counts, months % 12 + 1, found.season[0])
    assert adjusted.std() < counts.std() / 2
    assert adjusted.mean() == pytest.approx(counts.mean(), rel=0.05)


def test_a_month_back_on_the_other_side_is_not_called_high_for_the_two_before_it():
    counts = steady()
    high = judged(counts).high_95[0, LATEST - 3 : LATEST] + 1
    counts[0, -3:] = high[0], high[1] + 2, 40
    found = rules(judged(counts))
    assert found[-2] == "two_of_three"
    assert found[-1] == ""

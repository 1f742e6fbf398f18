"""The fit against a slow plain one, and what it says where there is hardly anything to fit."""

import numpy as np
import pytest

from sbp.stats import baseline


def design(months, steps=()):
    places = np.arange(months)
    shared = baseline.columns(places, places % 12 + 1, months)
    stepped = [(places >= step).astype(float)[:, None] for step in steps]
    return np.concatenate([shared, *stepped], axis=1)


def draw(series, months, mean, dispersion=1.0, seed=1):
    rng = np.random.default_rng(seed)
    expected = np.broadcast_to(mean * np.exp(0.3 * np.cos(2 * np.pi * np.arange(months) / 12)), (series, months))
    excess = dispersion - 1
    return rng.poisson(rng.gamma(expected / excess, excess) if excess else expected).astype(float)


def fit(counts, columns, used=None):
    used = np.isfinite(counts) if used is None else used
    return baseline.fit(counts, used, np.broadcast_to(columns, (len(counts), *columns.shape)))


def plain(counts, columns):
    """One series, month by month: the same likelihood and prior, climbed by small steps of Newton."""
    spreads = [0.5] * 4 + [1.0] * (columns.shape[1] - 5)
    precision = np.array([0.0, *(1 / spread**2 for spread in spreads)])
    found = np.zeros(columns.shape[1])
    found[0] = np.log(counts.mean())
    for _ in range(200):
        score, information = -precision * found, np.diag(precision)
        score[0] += 0.5
        for row, count in zip(columns, counts, strict=True):
            mean = np.exp(row @ found)
            score, information = score + row * (count - mean), information + np.outer(row, row) * mean
        found = found + 0.5 * np.linalg.solve(information, score)
    return found


def test_agrees_with_a_plain_fit():
    counts, columns = draw(4, 48, 12.0, 2.0), design(48, [30])
    found = fit(counts, columns)
    assert found.coefficients == pytest.approx(np.stack([plain(row, columns) for row in counts]), abs=1e-4)


@pytest.mark.parametrize("dispersion", [1.0, 2.0, 4.0])
def test_the_dispersion_is_found(dispersion):
    found = fit(draw(400, 60, 80.0, dispersion), design(60))
    assert found.dispersion.mean() == pytest.approx(dispersion, rel=0.12)
    assert (found.dispersion >= 1).all()


def test_a_month_that_takes_no_part_has_no_say():
    counts = draw(1, 60, 30.0)
    spoiled, used = counts.copy(), np.ones((1, 60), dtype=bool)
    spoiled[0, 20:25], used[0, 20:25] = 9999, False
    missing = np.where(used, counts, np.nan)
    assert fit(spoiled, design(60), used).coefficients == pytest.approx(fit(missing, design(60)).coefficients)


def test_zeros_are_rare_events_and_not_impossible_ones():
    found = fit(np.zeros((1, 60)), design(60))
    mean, variance = baseline.predict(found, design(60)[None, -1:])
    assert 0 < mean.item() < 0.1
    assert variance.item() > mean.item()


def test_a_handful_of_counts_invents_no_season():
    counts = np.zeros((1, 60))
    counts[0, [0, 12, 24]] = 1
    factors = baseline.season_factors(fit(counts, design(60)).coefficients)
    assert factors.mean() == pytest.approx(1)
    assert 0.5 < factors.min() < factors.max() < 2.5  # a fit without prior knowledge gives 12


def test_series_without_a_month_stay_finite():
    found = fit(np.full((1, 24), np.nan), design(24))
    assert np.isfinite(found.coefficients).all()
    assert found.months.tolist() == [0]


def test_the_doubt_of_a_sum_grows_faster_than_its_months():
    found, columns = fit(draw(1, 36, 50.0), design(36)), design(43)[None, 36:]
    one, seven = baseline.predict(found, columns[:, :1]), baseline.predict(found, columns)
    assert seven[1].item() / seven[0].item() > one[1].item() / one[0].item()

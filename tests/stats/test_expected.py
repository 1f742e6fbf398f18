"""The seasonal model: against a slow plain fit, on simulated series of known dispersion, and with months left out."""

from datetime import date

import numpy as np
import pytest

from sbp import months
from sbp.stats import expected

FIRST = date(2018, 1, 1)


def calendar(count: int) -> list[date]:
    return months.span(FIRST, months.add(FIRST, count - 1))


def simulate(rng: np.random.Generator, series: int, count: int, mean: float, dispersion: float) -> np.ndarray:
    season = 1 + 0.25 * np.cos(2 * np.pi * np.arange(count) / 12)
    expectation = np.broadcast_to(mean * season, (series, count))
    if dispersion == 1:
        return rng.poisson(expectation).astype(float)
    return rng.poisson(rng.gamma(expectation / (dispersion - 1), dispersion - 1)).astype(float)


def plain_dispersion(counts: np.ndarray, columns: np.ndarray) -> float:
    """One series by Newton's method on the Poisson likelihood, in a loop over months."""
    coefficients = np.zeros(columns.shape[1])
    coefficients[0] = np.log(counts.mean())
    for _ in range(100):
        score, information = np.zeros(len(coefficients)), np.zeros((len(coefficients),) * 2)
        for row, count in zip(columns, counts, strict=True):
            mean = np.exp(row @ coefficients)
            score += row * (count - mean)
            information += np.outer(row, row) * mean
        coefficients += np.linalg.solve(information, score)
    fitted = np.exp(columns @ coefficients)
    return float(((counts - fitted) ** 2 / fitted).sum() / (len(counts) - len(coefficients)))


def test_agrees_with_a_plain_fit_of_each_series():
    counts = simulate(np.random.default_rng(1), 5, 48, 30, 4)
    fitted = expected.fit_dispersion(counts, calendar(48), np.zeros(48, bool), [20])
    columns = expected.design(calendar(48), [20])
    plain = [plain_dispersion(row, columns) for row in counts]
    assert fitted.dispersion == pytest.approx(plain, rel=1e-6)
    assert fitted.mean_count == pytest.approx(counts.mean(axis=1))


@pytest.mark.parametrize("dispersion", [1, 3, 6])
def test_finds_the_dispersion_that_was_simulated(dispersion):
    counts = simulate(np.random.default_rng(2), 400, 60, 80, dispersion)
    fitted = expected.fit_dispersion(counts, calendar(60), np.zeros(60, bool))
    assert fitted.dispersion.mean() == pytest.approx(dispersion, rel=0.12)
    assert (fitted.dispersion >= 1).all()


def test_missing_and_exceptional_months_take_no_part():
    counts = simulate(np.random.default_rng(3), 1, 60, 50, 2)
    spoiled = counts.copy()
    exceptional = np.zeros(60, bool)
    exceptional[10:20] = True
    spoiled[0, 10:20] = 5000
    spoiled[0, 30:33] = np.nan
    gaps = counts.copy()
    gaps[0, [*range(10, 20), *range(30, 33)]] = np.nan
    fitted = expected.fit_dispersion(spoiled, calendar(60), exceptional)
    assert fitted.months_used.item() == 47
    without = expected.fit_dispersion(gaps, calendar(60), np.zeros(60, bool))
    assert all(np.array_equal(ours, theirs) for ours, theirs in zip(fitted, without, strict=True))


def test_a_declared_step_is_not_mistaken_for_noise():
    counts = simulate(np.random.default_rng(4), 50, 60, 100, 1)
    counts[:, 30:] *= 2
    without = expected.fit_dispersion(counts, calendar(60), np.zeros(60, bool)).dispersion.mean()
    with_step = expected.fit_dispersion(counts, calendar(60), np.zeros(60, bool), [30]).dispersion.mean()
    assert with_step < 2 < without


def test_under_24_usable_months_has_no_dispersion():
    counts = simulate(np.random.default_rng(5), 2, 30, 20, 2)
    counts[0, :7] = np.nan
    fitted = expected.fit_dispersion(counts, calendar(30), np.zeros(30, bool))
    assert fitted.months_used.tolist() == [23, 30]
    assert np.isnan(fitted.dispersion[0])
    assert fitted.dispersion[1] >= 1


def test_only_the_latest_five_years_are_the_baseline():
    counts = np.concatenate([np.full((1, 40), 900.0), simulate(np.random.default_rng(6), 1, 60, 50, 1)], axis=1)
    fitted = expected.fit_dispersion(counts, calendar(100), np.zeros(100, bool))
    assert fitted.months_used.item() == expected.BASELINE_MONTHS
    assert fitted.mean_count.item() < 60


def test_empty_and_idle_series_do_not_break_the_fit():
    counts = np.stack([np.zeros(36), np.full(36, np.nan), np.eye(36)[5]])
    fitted = expected.fit_dispersion(counts, calendar(36), np.zeros(36, bool), [0, 35])
    assert fitted.dispersion[0] == 1
    assert np.isnan(fitted.dispersion[1])
    assert fitted.dispersion[2] >= 1
    assert len(expected.fit_dispersion(np.empty((0, 36)), calendar(36), np.zeros(36, bool)).dispersion) == 0

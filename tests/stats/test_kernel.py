"""Density against a slow double loop, against what it must add up to, and at an edge where the truth is known."""

import math

import numpy as np
import pytest

from sbp.stats import kernel

SIDE = 100.0


def borough(width: int, height: int) -> np.ndarray:
    columns, rows = np.meshgrid(np.arange(width), np.arange(height))
    return np.column_stack([columns.ravel(), rows.ravel()]) * SIDE + SIDE / 2


def slow(points: np.ndarray, weights: np.ndarray, squares: np.ndarray, bandwidth: float) -> np.ndarray:
    """The definition, square by square and point by point."""

    def bump(x: float, y: float, at: np.ndarray) -> float:
        apart = math.dist((x, y), at)
        return math.exp(-(apart**2) / (2 * bandwidth**2)) / (2 * math.pi * bandwidth**2)

    found = []
    for x, y in squares:
        total = sum(weight * bump(x, y, at) for at, weight in zip(points, weights, strict=True))
        within = min(1.0, sum(bump(x, y, at) for at in squares) * SIDE**2)
        found.append(total / within * 1e6)
    return np.array(found)


def test_density_is_the_double_loop():
    rng = np.random.default_rng(3)
    squares = borough(9, 7)
    squares = squares[~((squares[:, 0] > 600) & (squares[:, 1] > 400))]  # a corner is not the borough's
    points = rng.uniform((-50, -50), (950, 750), (25, 2))
    weights = rng.integers(1, 9, 25).astype(float)
    shuffled = rng.permutation(len(squares))
    found = kernel.density(points, weights, squares[shuffled], SIDE, 180.0)
    assert found == pytest.approx(slow(points, weights, squares[shuffled], 180.0), rel=1e-9)


def test_far_from_edges_the_density_adds_up_to_the_events():
    squares = borough(60, 60)
    points = np.array([[3000.0, 3000.0], [3120.0, 2890.0]])
    found = kernel.density(points, np.array([5.0, 2.0]), squares, SIDE, 250.0)
    assert found.sum() * SIDE**2 / 1e6 == pytest.approx(7, rel=1e-3)
    peak = 5 / (2 * math.pi * 0.25**2) + 2 / (2 * math.pi * 0.25**2) * math.exp(-(120**2 + 110**2) / (2 * 250**2))
    highest = kernel.raster(points, np.array([[5.0, 2.0]]), np.array([3000.0]), np.array([3000.0]), 250.0)
    assert highest[0, 0, 0] * 1e6 == pytest.approx(peak)


def test_even_ground_stays_even_up_to_the_edge():
    squares = borough(30, 30)
    found = kernel.density(squares, np.ones(len(squares)), squares, SIDE, 250.0)
    assert found == pytest.approx(np.full(len(squares), 1 / 0.01), rel=1e-6)  # one event a square of 0.01 km2
    held = np.ones((30, 30), dtype=bool)
    within = kernel.inside(held, SIDE, 250.0)
    assert within[15, 15] == pytest.approx(1, abs=1e-3)
    assert within[0, 15] == pytest.approx(0.5, abs=0.09)

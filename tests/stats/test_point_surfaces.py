"""Events around places, in squares, with neighbouring squares, and as density: each against a sum by hand."""

import numpy as np
import pytest

from sbp.stats import getis_ord, point_surfaces, stability

AT = np.array([(x, y) for x in range(0, 1000, 100) for y in range(0, 800, 100)], dtype=float)


def test_squares_add_up_what_lies_in_them_wherever_they_begin():
    points = np.array([(10.0, 10.0), (190.0, 150.0), (210.0, 10.0), (5000.0, 0.0)])
    weights = np.array([[1.0, 2, 4, 8], [0, 0, 0, 1]])
    found = point_surfaces.squares(points, weights, AT, 200.0)
    assert found[:, (AT == (100, 100)).all(axis=1)].ravel().tolist() == [3, 0]
    assert found[0, (AT == (200, 0)).all(axis=1)] == 4
    moved = point_surfaces.squares(points, weights, AT, 200.0, 0.5)
    assert moved[0, (AT == (0, 0)).all(axis=1)] == 1
    assert moved[0, (AT == (200, 100)).all(axis=1)] == 2


def test_squares_with_those_around_them_are_scored_as_gi_star():
    rng = np.random.default_rng(3)
    points, weights = rng.uniform(0, 800, (60, 2)), rng.integers(0, 5, (3, 60)).astype(float)
    held = AT[(AT[:, 0] < 700) | (AT[:, 1] < 300)]
    corner = np.floor(held / 100)
    near = (abs(corner[:, None] - corner[None]).max(axis=2) <= 1).astype(float)
    counts = point_surfaces.squares(points, weights, held, 100.0)
    found = point_surfaces.squares(points, weights, held, 100.0, near=True)
    assert np.allclose(found, getis_ord.z_scores(counts, near))


def test_density_is_the_sum_of_normal_curves_to_within_a_few_per_cent():
    rng = np.random.default_rng(3)
    points, weights = rng.uniform(0, 900, (40, 2)), rng.integers(1, 5, (2, 40)).astype(float)
    distance = np.hypot(*(AT[:, None] - points[None]).transpose(2, 0, 1))
    by_hand = weights @ np.exp(-0.5 * (distance.T / 200) ** 2) / (2 * np.pi * 200**2)
    found = point_surfaces.kernel(points, weights, AT, 200.0)
    assert np.allclose(found, by_hand, rtol=0, atol=0.03 * by_hand.max())
    in_the_middle = np.floor(points / 50) * 50 + 25
    assert np.allclose(
        point_surfaces.kernel(np.r_[in_the_middle, [[0.0, 0.0]]], np.c_[weights, [0, 0]], AT, 200.0),
        weights
        @ np.exp(-0.5 * (np.hypot(*(AT[:, None] - in_the_middle[None]).transpose(2, 0, 1)).T / 200) ** 2)
        / (2 * np.pi * 200**2),
    )


def test_all_events_lie_somewhere():
    wide = np.array([(x, y) for x in range(-3000, 3001, 100) for y in range(-3000, 3001, 100)], dtype=float)
    found = point_surfaces.kernel(np.zeros((1, 2)), np.array([[7.0]]), wide, 250.0)
    assert found.sum() * point_surfaces.RASTER**2 == pytest.approx(7, rel=1e-6)


def test_places_alike_are_hot_in_their_share_of_ways_and_a_corner_full_of_events_in_all():
    rng = np.random.default_rng(8)
    points = rng.uniform(0, 1000, (4000, 2))
    weights = np.ones((1, 4000))

    def share(weights):
        ways = [
            point_surfaces.squares(points, weights, AT, side, offset, near)
            for side, near in ((200.0, False), (300.0, False), (250.0, True))
            for offset in (0, 0.25, 0.5, 0.75)
        ]
        ways.append(point_surfaces.kernel(points, weights, AT, 150.0))
        return stability.hottest(np.concatenate(ways), 0.1).mean(axis=0)

    assert share(weights).mean() == pytest.approx(0.1, abs=0.02)
    corner = (points < 150).all(axis=1)
    assert share(weights + 20 * corner)[(AT < 150).all(axis=1)].min() > 0.7

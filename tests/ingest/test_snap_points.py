"""What ground a published point stands for, held against incidents thrown at the map one by one."""

import numpy as np
import pytest
import shapely

from sbp.ingest import snap_points

WARDS = np.array([shapely.box(0, 0, 1000, 1000), shapely.box(1000, 0, 2000, 1000)])


def test_points_that_lie_close_or_are_linked_by_such_are_one():
    points = np.array([[0, 0], [500, 0], [15, 0], [30, 0], [500, 19], [541, 0]])
    assert snap_points.together(points, 20).tolist() == [0, 1, 0, 0, 1, 2]
    assert snap_points.together(np.empty((0, 2)), 20).tolist() == []


def test_a_lone_point_stands_for_a_circle_and_one_near_the_line_for_both_sides():
    ground = snap_points.catchments(np.array([[900.0, 500.0]]), 200)
    assert ground[0].area == pytest.approx(np.pi * 200**2, rel=0.003)
    found = snap_points.shares(ground, WARDS).set_index("ward")["share"]
    # the part of a circle beyond a chord at half its radius
    assert found[1] == pytest.approx((np.pi / 3 - np.sqrt(3) / 4) / np.pi, abs=0.002)


def test_ground_outside_every_ward_does_not_count():
    ground = snap_points.catchments(np.array([[0.0, 500.0], [5000.0, 5000.0]]), 100)
    found = snap_points.shares(ground, WARDS)
    assert found[["point", "ward", "share"]].to_numpy().tolist() == [[0, 0, 1]]


def test_shares_are_the_chances_that_thrown_incidents_show():
    """Throw incidents evenly, snap each to the nearest point within reach, and count the wards they came from."""
    rng = np.random.default_rng(7)
    points = rng.uniform((600, 0), (1400, 1000), (40, 2))
    reach = 120.0
    thrown = rng.uniform((0, 0), (2000, 1000), (400_000, 2))
    apart = np.full(len(thrown), np.inf)
    nearest = np.zeros(len(thrown), dtype=int)
    for place, point in enumerate(points):
        far = np.hypot(*(thrown - point).T)
        nearest[far < apart], apart[far < apart] = place, far[far < apart]
    kept = apart <= reach
    came_from = np.zeros((len(points), 2))
    np.add.at(came_from, (nearest[kept], (thrown[kept, 0] >= 1000).astype(int)), 1)
    found = snap_points.shares(snap_points.catchments(points, reach), WARDS)
    shares = np.zeros((len(points), 2))
    shares[found["point"], found["ward"]] = found["share"]
    assert shares.sum(axis=1) == pytest.approx(np.ones(len(points)))
    assert shares == pytest.approx(came_from / came_from.sum(axis=1, keepdims=True), abs=0.03)
    assert ((shares > 0.05) & (shares < 0.95)).any()

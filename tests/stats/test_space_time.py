"""Classes over time: each by its rule, and how rarely a place gets one for nothing."""

import numpy as np
import pytest
from scipy.stats import kendalltau

from sbp.stats import getis_ord, space_time

RING = getis_ord.contiguity([*map(str, range(22))], [(str(at), str((at + 1) % 22)) for at in range(22)])


def hot(text):
    return np.array([[each == "#" for each in text]])


@pytest.mark.parametrize(
    ("quarters", "expected"),
    [
        ("##################..", "persistent"),
        (".##################.", "persistent"),
        ("#############....###", "persistent"),
        ("................#..#", "new"),
        ("#................###", "new"),
        ("##................##", "on and off"),
        ("...............#####", "new"),
        ("...................#", "none"),
        ("....####............", "former"),
        ("....###.............", "none"),
        ("################....", "former"),
        ("....####........#...", "on and off"),
        (".#.#.#.#.#.#.#.#.#.#", "on and off"),
        ("....................", "none"),
    ],
)
def test_each_class_follows_its_rule(quarters, expected):
    flat = np.tile([3.0, 2.0], 10)[None, : len(quarters)]
    assert space_time.classes(hot(quarters), flat).classes.tolist() == [expected]


@pytest.mark.parametrize(("slope", "expected"), [(0.1, "intensifying"), (-0.1, "diminishing"), (0.0, "persistent")])
def test_a_lasting_place_may_rise_or_fall(slope, expected):
    scores = 3 + slope * np.arange(20) + np.tile([0.05, -0.05], 10)
    assert space_time.classes(hot("#" * 20), scores[None]).classes.tolist() == [expected]


def test_the_trend_is_that_of_mann_and_kendall():
    series = np.array([1, 3, 2, 4, 6, 5, 7, 9, 8, 10])
    found = space_time.classes(hot("#" * 10), series[None].astype(float))
    assert found.tau[0] == pytest.approx(0.8667, abs=5e-5)
    assert found.chance[0] == pytest.approx(1.152e-4, rel=5e-4)
    assert found.chance[0] == kendalltau(np.arange(10), series).pvalue


def test_quarters_end_with_the_newest_month_and_reach_back_five_years():
    assert space_time.quarters(np.arange(8.0)[None]).tolist() == [[9, 18]]
    assert space_time.quarters(np.ones((2, 90))).shape == (2, 20)


def test_a_run_begins_after_the_last_quarter_that_was_not_hot():
    assert [space_time.run_begins(hot(text)[0]) for text in ("..##", "####", "##..")] == [2, 0, None]


def test_under_ten_quarters_nothing_is_said():
    assert space_time.judge(np.ones((22, 29)), np.full(22, 9000.0), 1.0, RING) is None


def test_a_low_place_among_high_ones_is_not_hot():
    counts = np.full((22, 60), 20.0)
    counts[[3, 5]] = 200
    found = space_time.judge(counts, np.full(22, 9000.0), 1.0, RING)
    assert not found.hot[4].any()


def test_where_nothing_differs_or_changes_classes_are_rare():
    rng, residents = np.random.default_rng(12), np.full(22, 9000.0)
    alike, fixed = [], []
    for _ in range(60):
        for rates, found in ((np.ones(22), alike), (rng.gamma(11, 1 / 11, 22), fixed)):
            counts = rng.poisson(np.repeat(20 * rates[:, None], 60, axis=1)).astype(float)
            found += space_time.judge(counts, residents, 1.0, RING).classes.tolist()
    false = 1 - alike.count("none") / len(alike)
    moving = sum(fixed.count(each) for each in ("new", "former", "intensifying", "diminishing")) / len(fixed)
    assert false <= 0.005  # what Methods says
    assert moving <= 0.01


def test_a_new_cluster_is_found():
    rng = np.random.default_rng(12)
    means = np.full((22, 60), 20.0)
    means[9:12, -12:] = 60
    found = space_time.judge(rng.poisson(means).astype(float), np.full(22, 9000.0), 1.0, RING)
    assert found.classes[10] == "new"

"""Scores against the printed ones, ties against oneself, and rules that do as well as they should."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbp.stats import getis_ord, prediction

RING = getis_ord.contiguity([*map(str, range(22))], [(str(at), str((at + 1) % 22)) for at in range(22)])


@pytest.mark.parametrize(
    ("foreseen", "came", "pai", "pei"),
    [
        (
            [8, 4, 4, 2, 1, 0],
            [6, 7, 3, 2, 1, 0],
            [1.8947, 1.4211, 1.6842, 1.4211, 1.2, 1],
            [0.8571, 0.6923, 1, 1, 1, 1],
        ),
        ([3, 2, 1], [6, 3, 0], [2, 1.5, 1], [1, 1, 1]),
    ],
)
def test_shares_found_over_shares_of_ground_and_over_the_best_are_those_printed(foreseen, came, pai, pei):
    tried, events = np.array([foreseen]), np.array([came])
    for number, over_ground, over_best in zip(range(1, len(came) + 1), pai, pei, strict=True):
        (found,) = prediction.hit_shares(tried, events, number)
        (best,) = prediction.hit_shares(events, events, number)
        assert (found * len(came) / number, found / best) == pytest.approx((over_ground, over_best), abs=5e-5)


@pytest.mark.parametrize(("share", "hit"), [(1.0, 1.0), (0.5, 0.5), (0.49, 3 / 8)])
def test_the_hit_rate_of_a_grid_with_one_event_in_each_cell(share, hit):
    named = int(8 * share)
    assert prediction.hit_shares(np.arange(1.0, 9)[None], np.ones((1, 8)), named)[0] == hit


@given(st.lists(st.integers(0, 9), min_size=6, max_size=6).filter(any), st.permutations(range(6)), st.integers(1, 6))
def test_hindsight_is_never_beaten_and_the_order_of_places_is_irrelevant(came, order, named):
    came, guess = np.array([came], float), np.array([[3.0, 3, 2, 2, 1, 1]])
    hit = prediction.hit_shares(guess, came, named)
    assert hit <= prediction.hit_shares(came, came, named)
    assert prediction.hit_shares(guess[:, order], came[:, order], named) == pytest.approx(hit)


def tried(counts, share=0.2):
    plain = np.ones(22)
    found = prediction.back_test(counts, 9000 * plain, RING, np.eye(22), 1.0, share)
    return found, {each.rule: each for each in found.scores}


def test_where_places_differ_and_stay_so_every_rule_is_far_above_chance():
    means = np.where(np.arange(22) < 4, 80.0, 10.0)
    found, scores = tried(np.random.default_rng(2).poisson(means[:, None], (22, 90)).astype(float))
    assert (found.tries, found.places, found.named) == (20, 22, 4)
    assert scores["count"].hit[0] == pytest.approx(4 * 80 / (4 * 80 + 18 * 10), abs=0.03)
    assert scores["count"].pei[0] == pytest.approx(1, abs=0.01)
    assert scores["chance"].hit == pytest.approx((4 / 22,) * 3)
    assert scores["hindsight"].pei == (1, 1, 1)
    assert scores["count"].lead == (0, 0, 0)


def test_where_all_places_are_alike_no_rule_beats_chance():
    inside = 0  # a rule that ties places is scored as if it had chosen badly, so only too high would be wrong
    for seed in range(40):
        _, scores = tried(np.random.default_rng(seed).poisson(5.0, (22, 90)).astype(float))
        inside += sum(scores[rule].hit[1] <= 4 / 22 for rule in ("count", "smoothed"))
    assert inside / 80 >= 0.9


def test_too_few_months_say_nothing():
    assert prediction.back_test(np.ones((22, 35)), np.ones(22), RING, np.eye(22), 1.0, 0.2) is None
    assert prediction.back_test(np.zeros((22, 90)), np.ones(22), RING, np.eye(22), 1.0, 0.2) is None

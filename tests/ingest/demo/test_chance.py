"""Chance: exact sums, fair lots, and draws that depend on seed and purpose alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbp.ingest.demo import chance


@given(st.lists(st.floats(0.01, 1000), min_size=1, max_size=40), st.integers(0, 50_000))
def test_shares_add_up_and_lie_within_one_of_their_due(weights, total):
    weights = np.array(weights)
    parts = chance.share_out(weights, total)
    assert parts.sum() == total
    assert np.all(np.abs(parts - total * weights / weights.sum()) < 1 + 1e-6)


def test_a_purpose_has_its_own_numbers():
    first, again, other = (chance.stream(1, purpose).random(3) for purpose in ("a", "a", "b"))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_a_stream_is_the_same_on_every_machine():
    assert chance.stream(2022, "months").random() == pytest.approx(0.8279602404028613, abs=1e-15)


def test_wobble_has_the_spread_it_states():
    drawn = chance.wobble(chance.stream(1, "w"), 20_000)
    assert abs(drawn.mean()) < 0.03
    assert drawn.std() == pytest.approx(1, abs=0.02)
    assert np.abs(drawn).max() <= 2.5


def test_every_place_wins_a_lot_equally_often():
    rng = chance.stream(1, "lots")
    wins = np.bincount(np.concatenate([chance.lots(rng, 5, 2) for _ in range(5000)]), minlength=5)
    assert wins.sum() == 10_000
    assert np.all(np.abs(wins - 2000) < 5 * np.sqrt(5000 * 0.4 * 0.6))


def test_picks_follow_the_weights_and_never_take_a_place_of_weight_nought():
    drawn = np.bincount(chance.pick(chance.stream(1, "p"), np.array([0.0, 3.0, 1.0, 0.0]), 8000), minlength=4)
    assert drawn[0] == drawn[3] == 0
    assert drawn[1] == pytest.approx(6000, abs=200)

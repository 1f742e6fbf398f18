"""A change against the change elsewhere: exact where it must be, and as sure as it says."""

import numpy as np
import pytest

from sbp.stats.change import count_ratio
from sbp.stats.relative_change import ratio_of_ratios


def test_the_relative_rate_ratio_of_the_reference_example() -> None:
    # Braga and Weisburd's measure on treated 100 to 60 and comparison 200 to 180: 0.6667 (0.4568, 0.9730)
    found = ratio_of_ratios((60, 100), (180, 200), 1, 1)
    assert np.allclose(found, [0.6667, 0.4568, 0.9730], atol=5e-5)


def test_moving_as_elsewhere_is_one() -> None:
    assert ratio_of_ratios((80, 100), (800, 1000), 2, 2).ratio == pytest.approx(1)


def test_a_steady_elsewhere_leaves_the_plain_ratio() -> None:
    plain, against = count_ratio(300, 400, 2.0), ratio_of_ratios((300, 400), (1e12, 1e12), 2.0, 1.0)
    assert np.allclose(plain, against)


@pytest.mark.parametrize(("counts", "elsewhere"), [((30, 19), (100, 100)), ((0, 50), (100, 100)), ((30, 30), (5, 9))])
def test_too_few_to_compare(counts, elsewhere) -> None:
    assert ratio_of_ratios(counts, elsewhere, 1, 1) is None


def test_the_interval_holds_no_difference_as_often_as_stated() -> None:
    rng = np.random.default_rng(5)
    held = 0
    for _ in range(2000):
        own = rng.negative_binomial(200, 1 / 3, 2)  # dispersion 3, mean 400
        others = rng.negative_binomial(9000, 1 / 3, 2)
        found = ratio_of_ratios(tuple(own), tuple(others), 3, 3)
        held += found.low <= 1 <= found.high
    assert 0.93 <= held / 2000 <= 0.97

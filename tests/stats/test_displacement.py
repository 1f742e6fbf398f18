"""One place before and after beside others: the numbers that were published with each method."""

import math

import numpy as np
import pytest

from sbp.stats import displacement
from sbp.stats.displacement import Pair


@pytest.mark.parametrize(
    ("pairs", "level", "value", "error", "z"),
    [
        ([(20, 10), (20, 20)], 0.90, -10, 8.366600, -1.195229),
        ([(207, 110), (308, 318), (178, 157), (150, 140)], 0.95, -118, math.sqrt(1568), -2.98),
        ([(100, 80), (100, 90)], 0.95, -10, math.sqrt(370), -0.52),
        ([(100, 80), (100, 100)], 0.95, -20, math.sqrt(380), -1.03),
        ([(300, 210), (300, 300)], 0.95, -90, math.sqrt(1110), -2.70),
        ([(30, 15), (30, 30)], 0.95, -15, math.sqrt(105), -1.46),
    ],
)
def test_displacement_difference_has_the_published_numbers(pairs, level, value, error, z):
    found = displacement.displacement_difference(*(Pair(*pair) for pair in pairs), level=level)
    assert found.value == pytest.approx(value)
    assert found.standard_error == pytest.approx(error, abs=1e-6)
    assert found.z == pytest.approx(z, abs=0.006)


def test_displacement_difference_interval_is_the_published_one():
    found = displacement.displacement_difference(Pair(20, 10), Pair(20, 20), level=0.90)
    assert (found.low, found.high) == pytest.approx((-23.7618, 3.7618), abs=1e-4)


def test_weights_divide_counts_and_dispersion_widens():
    plain = displacement.displacement_difference(Pair(20, 10), Pair(20, 20))
    weighted = displacement.displacement_difference(Pair(20, 10), Pair(60, 60, 3.0))
    assert weighted.value == plain.value
    assert weighted.standard_error == pytest.approx(math.sqrt(30 + 120 / 9))
    longer = displacement.displacement_difference(Pair(40, 10), Pair(40, 20), months=(2, 1))
    assert longer.value == plain.value
    wide = displacement.displacement_difference(Pair(20, 10), Pair(20, 20), dispersion=4)
    assert wide.standard_error == pytest.approx(2 * plain.standard_error)


def test_harm_adds_weighted_parts():
    part = displacement.displacement_difference(Pair(20, 10), Pair(20, 20))
    found = displacement.harm_difference([part, part], [3, 4])
    assert found.value == pytest.approx(-70)
    assert found.standard_error == pytest.approx(5 * part.standard_error)


def test_harm_has_the_published_numbers():
    control = [(133, 91), (388, 305), (148, 97), (86, 64), (94, 67)]
    treated = [(130, 74), (327, 202), (398, 190), (144, 92), (183, 96)]
    parts = [
        displacement.displacement_difference(Pair(*one), Pair(*other))
        for one, other in zip(treated, control, strict=True)
    ]
    found = displacement.harm_difference(parts, [3, 2, 5, 7, 10])
    assert found[:2] == pytest.approx((-1721, 304.10360077))
    assert found.z == pytest.approx(-5.65925558)
    assert found[2:] == pytest.approx((-2317.03210507, -1124.96789493))


def test_windows_and_areas_of_other_sizes_have_the_published_numbers():
    longer = displacement.displacement_difference(Pair(80, 20), Pair(100, 50), months=(2, 1))
    assert longer[:2] == pytest.approx((-20, math.sqrt(115)))
    larger = displacement.displacement_difference(
        Pair(207, 110, 1.2), Pair(308, 318, 0.9), Pair(178, 157, 1.5), Pair(150, 140, 1.6)
    )
    assert larger == pytest.approx((-99.69444444, 35.4280755, -169.1321965, -30.25669241))
    assert larger.z == pytest.approx(-2.813995483)


def test_displacement_quotient_has_the_published_numbers():
    found = displacement.displacement_quotient(Pair(100, 60), Pair(50, 40), Pair(200, 180))
    assert found.quotient == pytest.approx(0.166667, abs=1e-6)
    assert found.numerator == pytest.approx(-0.027778, abs=1e-6)
    assert found.net_effect == pytest.approx(0.166667, abs=1e-6)
    assert found.total_net_effect == pytest.approx(35)
    paper = displacement.displacement_quotient(Pair(207, 110), Pair(178, 157), Pair(308, 318))
    assert paper.quotient == pytest.approx(0.258186, abs=1e-6)
    assert paper.total_net_effect == pytest.approx(130.5, abs=0.05)


def test_displacement_quotient_is_not_given_without_a_gain_or_a_comparison():
    assert displacement.displacement_quotient(Pair(10, 20), Pair(5, 5), Pair(20, 20)).quotient is None
    assert displacement.displacement_quotient(Pair(10, 5), Pair(5, 5), Pair(0, 20)) is None


def test_relative_ratio_has_the_published_numbers():
    found = displacement.relative_log_ratio(Pair(100, 60), Pair(200, 180))
    assert np.exp([found.value, found.low, found.high]) == pytest.approx([0.6667, 0.4568, 0.9730], abs=1e-4)

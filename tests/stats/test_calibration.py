"""A quick version of `calibrate`: rates are held, ranges are not needlessly wide, shifts are found.

The full simulation is the command; here the samples are small, so a rate may exceed its bound by three standard errors.
"""

import numpy as np
import pytest

from sbp.stats import calibration, discovery, signals
from sbp.stats.calibration import Scenario

SERIES = 1500
CASES = [
    Scenario(2.0, 1.0, 0.3, 24),
    Scenario(2.0, 4.0, 0.0, 60),
    Scenario(5.0, 2.0, 0.3, 36),
    Scenario(20.0, 4.0, 0.3, 60),
    Scenario(200.0, 2.0, 0.0, 24),
    Scenario(200.0, 4.0, 0.3, 60, since_step=6),
]


@pytest.fixture(scope="module")
def found():
    return {case: calibration.false_alarms(case, SERIES, 11) for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_rate_is_more_than_a_fifth_over_what_is_stated(found, case):
    for each in found[case]:
        room = 3 * max(each.standard_error, np.sqrt(each.stated / SERIES))
        assert each.attained <= calibration.MOST * each.stated + room, each.measure


@pytest.mark.parametrize("case", [each for each in CASES if each.dispersion > 1], ids=str)
def test_the_range_is_not_needlessly_wide_either(found, case):
    spread = next(each for each in found[case] if each.measure == calibration.TRANSFORM)
    assert spread.attained >= 0.75 * spread.stated - 3 * spread.standard_error


def test_the_transform_is_even_in_the_middle_too():
    case, rng = Scenario(20.0, 2.0, 0.3, 60), np.random.default_rng(3)
    series = calibration.simulate(case, SERIES, rng)
    outlook = calibration.foresee(series, case.history, signals.LENGTHS)
    transform = calibration.transformed(series.counts[:, -calibration.WATCHED :], outlook, rng)
    shares = np.histogram(transform, bins=10, range=(0, 1))[0] / transform.size
    assert shares == pytest.approx(np.full(10, 0.1), abs=0.02)


def test_a_method_that_flags_too_often_would_be_caught(monkeypatch):
    case = Scenario(200.0, 4.0, 0.3, 60)
    monkeypatch.setattr(calibration, "foresee", _overconfident)
    rates = {each.measure: each.attained / each.stated for each in calibration.false_alarms(case, 400, 5)}
    assert rates["outside 95.0%"] > 2
    assert rates["outside 99.8%"] > 5


def _overconfident(series, first, lengths):
    outlook = signals.foresee(series, first, lengths)
    return outlook._replace(variance=outlook.mean * 1.0)


def test_doubling_is_found_and_larger_shifts_are_found_more_often():
    power = {}
    for shift in (1.25, 2.0):
        scenario = Scenario(20.0, 2.0, 0.3, 60, 0, shift)
        power[shift] = [each.attained for each in calibration.power(scenario, 400, 7)]
    assert power[2.0][2] > 0.8
    assert power[2.0] > power[1.25]
    assert power[2.0] == sorted(power[2.0])


def test_false_discoveries_stay_under_the_share():
    false_share, any_false = calibration.discoveries(12, 9)
    assert false_share.attained <= discovery.SHARE + 3 * false_share.standard_error
    assert any_false.attained <= 0.35  # 12 families: 4 may report something


def test_the_same_seed_gives_the_same_report():
    assert calibration.power(CASES[2], 50, 4) == calibration.power(CASES[2], 50, 4)

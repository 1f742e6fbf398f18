"""The status rule: each state, which evidence decides, how often it is wrong, and what two totals alone would say."""

from datetime import date

import numpy as np
import pytest

from sbp.stats import status
from sbp.stats.change import count_ratio
from sbp.stats.status import CHANGE, Evidence, Fired

LAST = date(2026, 2, 1)
CALM = Evidence("down", 1000, 1000, 0.9, 1.1, is_comparable=True, is_enough=True, last_month=LAST, signals=())
FALL = CALM._replace(latest=800, low=0.7, high=0.9)
RISE = CALM._replace(latest=1200, low=1.1, high=1.3)


def _signal(month, direction, rule="run"):
    return Fired(date(2026, month, 1) if month < 3 else date(2025, month, 1), rule, direction)


@pytest.mark.parametrize(
    ("evidence", "state"),
    [
        (CALM, "no signal"),
        (FALL, "improving"),
        (RISE, "worsening"),
        (FALL._replace(better="up"), "worsening"),
        (RISE._replace(better="up"), "improving"),
        (RISE._replace(better="neither"), "changed"),
        (FALL._replace(better="neither"), "changed"),
        (RISE._replace(is_comparable=False), "not comparable"),
        (RISE._replace(is_enough=False), "not enough data"),
        (CALM._replace(last_month=None), "not enough data"),
        (CALM._replace(low=None, high=None), "no signal"),
    ],
)
def test_each_state(evidence, state):
    assert status.judge(evidence).state == state


def test_a_signal_alone_decides():
    found = status.judge(CALM._replace(signals=[_signal(12, 1)]))
    assert (found.state, found.decided.rule, found.also) == ("worsening", "run", None)


def test_a_signal_older_than_six_months_says_nothing():
    assert status.judge(CALM._replace(signals=[_signal(9, 1)])).state == "worsening"
    assert status.judge(CALM._replace(signals=[_signal(8, 1)])).state == "no signal"


def test_the_change_is_later_than_a_signal_of_an_earlier_month_and_both_are_told():
    found = status.judge(RISE._replace(signals=[_signal(1, -1)]))
    assert (found.state, found.decided.rule, found.also.rule) == ("worsening", CHANGE, "run")


def test_a_signal_of_the_last_month_itself_goes_before_the_change():
    found = status.judge(RISE._replace(signals=[_signal(2, -1), _signal(12, 1)]))
    assert (found.state, found.decided.month, found.also.rule) == ("improving", LAST, CHANGE)


def test_each_rule_says_how_often_it_is_wrong():
    assert status.judge(RISE).false_alarm == pytest.approx(0.05)
    assert status.judge(CALM).false_alarm is None
    outside = status.judge(CALM._replace(signals=[_signal(2, 1, "outside")]))
    assert outside.false_alarm == pytest.approx(6 * 0.002)


def test_the_change_rule_is_wrong_about_as_often_as_it_says():
    rng = np.random.default_rng(7)
    fired = 0
    for latest, previous in rng.poisson(900, (2000, 2)):
        ratio = count_ratio(latest, previous, 1.0)
        fired += (
            status.judge(CALM._replace(latest=latest, previous=previous, low=ratio.low, high=ratio.high)).decided
            is not None
        )
    assert 0.03 < fired / 2000 < 0.07


@pytest.mark.parametrize(
    ("latest", "previous", "better", "told"),
    [
        (1001, 1000, "down", "worsening"),
        (999, 1000, "down", "improving"),
        (1000, 1000, "down", "no signal"),
        (1001, 1000, "neither", "changed"),
        (None, 1000, "down", ""),
    ],
)
def test_two_totals_alone_say_more_than_they_know(latest, previous, better, told):
    assert status.two_points(CALM._replace(latest=latest, previous=previous, better=better)) == told

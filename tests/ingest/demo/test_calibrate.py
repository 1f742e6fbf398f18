"""Calibration: windows add up exactly, printed months hold, and contradictions are refused."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from sbp.errors import SbpError
from sbp.ingest.demo import calibrate, chance, plan
from sbp.ingest.demo.plan import Printed


@pytest.fixture(scope="module")
def made():
    return plan.read()


def test_every_target_is_met_in_every_window(made):
    totals = calibrate.yearly(made)
    for (measure, window), value in made.targets().items():
        assert sum(totals[name][window] for name in made.members(measure)) == value, measure


def test_what_is_not_printed_keeps_about_its_guess(made):
    totals = calibrate.yearly(made)
    ratio = [totals[s.id] / np.array(s.levels) for s in made.group("recorded") if min(s.levels) > 200]
    assert np.all(np.abs(np.array(ratio) - 1) < 0.1)


@pytest.mark.parametrize("seed", range(5))
def test_months_add_up_to_their_windows_and_are_never_negative(made, seed):
    totals = calibrate.yearly(made)
    for name, series in made.series.items():
        counts = calibrate.monthly(made, series, totals[name], chance.stream(seed, name), calibrate.common(made, seed))
        windows = [counts[:12].sum(), counts[12:24].sum(), counts[25:37].sum(), counts[37:].sum()]
        assert windows == list(totals[name]), name
        assert counts.min() >= 0


def test_the_month_between_windows_follows_the_year_before(made):
    totals = calibrate.yearly(made)
    series = made.series["harassment"]
    counts = calibrate.monthly(made, series, totals["harassment"], chance.stream(1, "x"), calibrate.common(made, 1))
    assert counts[24] == pytest.approx(totals["harassment"][1] / 12, rel=0.35)


def test_months_move_together_around_one(made):
    shared = calibrate.common(made, 1)
    assert len(shared) == 49
    assert shared.mean() == pytest.approx(1, abs=0.02)
    assert 0 < shared.std() < 0.05


@pytest.mark.parametrize("seed", range(20))
def test_the_shape_that_the_report_describes_holds_for_every_seed(made, seed):
    totals = calibrate.yearly(made)
    shared = calibrate.common(made, seed)
    asb = calibrate.monthly(made, made.series["asb"], totals["asb"], chance.stream(seed, "asb"), shared)
    assert made.months[int(asb.argmax())] == date(2020, 5, 1)
    assert made.months[int(asb.argmin())] == date(2022, 2, 1)
    rng, series = chance.stream(seed, "s"), made.series["sexual_other"]
    other = calibrate.monthly(made, series, totals["sexual_other"], rng, shared)[37:]
    assert sorted(other)[-2:] == [40, 40]
    assert sorted(other)[-3] < 40


def test_two_figures_that_cannot_both_hold_are_refused(made):
    more = Printed("burglary_residential", date(2021, 3, 1), date(2022, 2, 1), 2000, None, "total")
    with pytest.raises(SbpError, match="cannot be 1577"):
        calibrate.yearly(replace(made, printed=(*made.printed, more)))

"""Sentences about ranges and signals: they hold by themselves and never claim a cause."""

from dataclasses import replace
from datetime import date

import pytest

from sbp.charts import signal_words
from sbp.model import Change, Interval
from sbp.watching import Checked, ExpectedPoint, Signal, WhatChanged

FEB = date(2026, 2, 1)
QUIET = ExpectedPoint(FEB, 130.0, "judged", 120.4, Interval(95, 148), Interval(80, 166, 0.998), "", 0, survives=False)
LOUD = replace(QUIET, value=1188.0, rule="outside", direction=1, survives=True)
AHEAD = replace(QUIET, month=date(2026, 3, 1), value=None, state="forecast")
BUDGET = (Checked("borough", 19, 0.4, 1, 1), Checked("ward", 1396, 29.7, 7, 2))


@pytest.fixture
def found(result):
    signal = Signal(result.indicator, result.area, LOUD, 0.01)
    return WhatChanged((signal,), BUDGET, 0.1, FEB, FEB, ("Old measure",), "v", is_demonstration=False)


def test_a_month_is_told_with_its_range():
    assert signal_words.point(QUIET) == "130; about 120 expected, 95 to 148 likely"
    assert signal_words.point(LOUD).startswith(
        "1,188; about 120 expected, 95 to 148 likely; higher than expected: outside"
    )
    assert "no expected range" in signal_words.point(replace(QUIET, expected=None))


def test_a_signal_is_a_sentence_with_place_month_and_rule(found):
    said = signal_words.signal(found.signals[0])
    assert said.startswith("Things recorded in Made Up: higher than expected in February 2026, outside the range")
    low = replace(found.signals[0], point=replace(LOUD, direction=-1, rule="run"))
    assert "seven months in a row below what was expected, to February 2026 (last: " in signal_words.signal(low)


def test_whose_figures_were_checked_is_told_once(found, result):
    assert signal_words.sources(found) == ""
    told = signal_words.sources(replace(found, sources=(result.source, replace(result.source, title="Another"))))
    assert told.startswith(f"{result.source.title} ({result.source.publisher}; {result.source.status}); Another (")
    assert told.count(result.source.attribution) == 1
    assert told.endswith("Data version v.")


def test_the_headline_counts_what_stands_out(found):
    assert signal_words.changed(found) == "1 measure moved beyond what earlier months foretold"
    assert signal_words.changed(replace(found, signals=())).startswith("Nothing stands out")
    assert "cannot be told: no data" in signal_words.changed(replace(found, signals=(), reason="no data"))


def test_the_budget_says_checks_chance_flags_and_survivors(found):
    said = signal_words.budget(found)
    assert (
        "Of 19 checks of the borough's measures, chance alone would flag up to 1; 1 was flagged and 1 withstands"
        in said
    )
    assert (
        "Of 1,396 checks of measures by ward, chance alone would flag up to 30; 7 were flagged and 2 withstand" in said
    )
    assert "about 1 in 10 is expected to be false" in said
    assert said.endswith("Left out, because their newest month is old: Old measure.")
    assert signal_words.budget(replace(found, budget=())) == "Nothing was checked."


def test_a_forecast_comes_with_how_it_has_done():
    said = signal_words.forecast((QUIET, AHEAD), ((46, 48), (45, 47), (0, 0)))
    assert said == (
        "If nothing changes, likely: March 2026 95 to 148. So far 46 of 48 months one month ahead, 45 of 47 two months "
        "ahead lay in the range foretold; 95 of 100 are meant to."
    )
    assert signal_words.forecast((QUIET, AHEAD), ()).endswith("95 to 148.")
    assert signal_words.forecast((QUIET,), ()).startswith("No forecast")


def test_forecasts_that_miss_too_often_say_so():
    assert signal_words.MISSED in signal_words.forecast((QUIET, AHEAD), ((46, 48), (45, 47), (36, 46)))
    assert signal_words.MISSED not in signal_words.forecast((QUIET, AHEAD), ((44, 48), (43, 47), (43, 46)))


def test_the_description_counts_and_names_signals():
    assert signal_words.alt((QUIET, LOUD)).startswith(
        "Of 2 months judged, 1 is a signal (February 2026 high). In February"
    )
    assert "none is a signal" in signal_words.alt((QUIET,))
    assert "24 usable months" in signal_words.alt((AHEAD,))
    assert "the latest:" in signal_words.alt((LOUD,) * 6)


def test_the_newest_month_is_said_beside_the_year():
    clear = Change(120, 100, 1.2, Interval(1.1, 1.3), 1.0)
    assert signal_words.latest((QUIET, AHEAD), clear).endswith(f"; this fits. {signal_words.MAY_BE_OVER}")
    unclear = replace(clear, interval=Interval(0.9, 1.6))
    assert signal_words.latest((QUIET, AHEAD), unclear).endswith("; this fits.")
    assert "; this fits" not in signal_words.latest((QUIET, LOUD), clear)
    assert signal_words.latest((AHEAD,), clear) == ""

"""Caveats travel from source, indicator and area; what may be shown depends on the smallest area."""

from dataclasses import replace

import pytest

from sbp.answers import doubts
from sbp.model import Area

WARD = Area("E1", "Northgate", "ward", "2022", 1200, "mid-2023 estimate", 1.0)


def test_caveats_come_from_source_indicator_and_area(words):
    said = doubts.caveats(words, words.indicators["total"], WARD)
    assert said == (
        "Recorded crime can be revised.",
        "All of it has a limit.",
        "Rates are per 1,000 of 1,200 residents (mid-2023 estimate).",
    )


def test_a_measure_that_is_no_rate_says_nothing_of_residents(words):
    indicator = replace(words.indicators["total"], per="none")
    assert len(doubts.caveats(words, indicator, WARD)) == 2


@pytest.mark.parametrize(("smallest", "kinds"), [("borough", ["borough"]), ("ward", ["borough", "ward"])])
def test_nothing_finer_than_the_smallest_area_is_shown(words, smallest, kinds):
    indicator = replace(words.indicators["total"], smallest_area=smallest)
    assert [kind for kind in ("borough", "ward", "lsoa") if doubts.may_show(indicator, kind)] == kinds

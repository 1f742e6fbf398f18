"""Every ward on one scale: the same top for all, gaps left open, described in words."""

import re
from dataclasses import replace
from datetime import date

import pytest

from sbp import months
from sbp.charts import small_multiples, theme
from sbp.model import Point
from sbp.profiles import EveryWard, WardRun

MONTHS = months.span(date(2022, 1, 1), date(2024, 12, 1))


@pytest.fixture
def every(result) -> EveryWard:
    """Two wards, one ten times the other, the larger with a gap."""
    low = tuple(Point(month, 1.0 + at) for at, month in enumerate(MONTHS))
    high = tuple(Point(month, None if at == 20 else 10.0 * (1 + at)) for at, month in enumerate(MONTHS))
    runs = (
        WardRun(replace(result.area, code="W0", name="Low & Co"), low),
        WardRun(replace(result.area, code="W1", name="High"), high),
    )
    return EveryWard(runs, low, True, result.breaks, result.events)


def _heights(svg: str) -> list[float]:
    path = re.findall(r'<path d="([^"]*)" fill="none"', svg)[1]
    return [float(step.split()[1]) for step in re.split("[ML]", path)[1:] for step in [step]]


def test_all_pictures_have_one_scale(every):
    low, high = (_heights(small_multiples.svg(every, at)) for at in (0, 1))
    base = small_multiples.HEIGHT - small_multiples.MARGIN
    assert (base - low[-1]) * 10 == pytest.approx(base - high[-1], abs=1)
    assert min(high) == small_multiples.MARGIN


def test_a_line_stops_at_a_missing_month(every):
    whole, gapped = (re.findall(r'<path d="([^"]*)" fill="none"', small_multiples.svg(every, at))[1] for at in (0, 1))
    assert whole.count("M") == 1
    assert gapped.count("M") == 2


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_exceptional_months_and_breaks_are_drawn(every, colours):
    drawn = small_multiples.svg(every, 0, colours)
    assert f'fill="{colours.shade}"' in drawn
    assert "stroke-dasharray" in drawn
    assert "stroke-dasharray" not in small_multiples.svg(replace(every, breaks=()), 0, colours)


def test_pictures_are_described_with_names_escaped(every):
    told = small_multiples.panel(every, 0)
    assert 'alt="Low &amp; Co: latest 36.0, lowest 1.0 in Jan 2022, highest 36.0 in Dec 2024"' in told


def test_words_say_scale_months_and_finding(every, result):
    assert "from 0 to 360 per 1,000 residents" in small_multiples.scale_words(every)
    assert small_multiples.headline(every, result.indicator) == (
        "Things recorded, 12 months to Dec 2024: from 36 to 360 per 1,000 residents"
    )
    assert "no ward holds" in small_multiples.headline(EveryWard((), (), False, (), ()), result.indicator)


def test_table_and_file_hold_the_same_numbers(every, result):
    rows = small_multiples.rows(every)
    assert rows[1]["12 months to Dec 2024, per 1,000"] == "360"
    assert rows[1]["Lowest, 12 months to"] == "10.0, Jan 2022"
    text = small_multiples.csv(every, result.indicator, "Data version 1.")
    assert "W1,High,2024-12,360," in text
    assert "W1,High,2023-09,," in text

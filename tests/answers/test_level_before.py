"""The level before an exceptional spell: of the 12 months before it, compared only where months may be."""

from dataclasses import replace
from datetime import date

import pytest

from sbp import months
from sbp.answers import indicators, level_before
from sbp.model import Break, Event
from tests import borough_file as tiny

TODAY = date(2025, 3, 10)
SPELL = Event("e", months.add(tiny.FIRST, 13), months.add(tiny.FIRST, 18), "Floods", "Wet.", exceptional=True)


def _asked(con, words, spell=SPELL, breaks=()):
    content = replace(words, events=(spell,), breaks=breaks)
    result = indicators.series(con, content, "total", tiny.BOROUGH, TODAY)
    return result, level_before.of(content, result)


def test_it_is_the_mean_of_the_twelve_months_before(con, words):
    result, found = _asked(con, words)
    held = [point.value for point in result.points]
    assert found.mean == pytest.approx(sum(held[1:13]) / 12)
    assert (found.first_month, found.last_month) == (tiny.MONTHS[1], tiny.MONTHS[12])
    assert found.change.latest == sum(held[-12:])
    assert found.change.ratio == pytest.approx(sum(held[-12:]) / sum(held[1:13]))
    assert found.until is None


def test_nothing_is_compared_across_a_break_that_refuses(con, words):
    broken = Break("b", months.add(tiny.FIRST, 20), "New system", "Counts differ.", "refuse", (), (), ())
    _, found = _asked(con, words, breaks=(broken,))
    assert found.change.ratio is None
    assert found.change.reason.startswith("not comparable: new system")
    assert found.until == months.add(tiny.FIRST, 20)


def test_a_level_that_is_not_held_is_said_not_guessed(con, words):
    early = replace(SPELL, first=months.add(tiny.FIRST, 5))
    _, found = _asked(con, words, early)
    assert found.mean is None
    assert found.change.reason == "not known: 5 of the 12 months before are held"


def test_without_a_spell_that_is_over_there_is_no_level(con, words):
    assert _asked(con, words, replace(SPELL, exceptional=False))[1] is None
    assert _asked(con, words, replace(SPELL, last=tiny.LAST))[1] is None

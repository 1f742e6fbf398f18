"""Breaks: which series they touch, which of two on one day holds, and the first month after."""

from datetime import date

import pytest

from sbp import content
from sbp.content import breaks
from sbp.model import Break


def test_of_two_breaks_on_one_day_the_stronger_holds(folder):
    loaded = content.load(folder, folder / "geo")
    found = {
        (name, kind): [item.id for item in loaded.breaks_for(loaded.indicators[name], kind)]
        for name in ("total", "burglary", "nuisance")
        for kind in ("borough", "ward")
    }
    assert found["total", "borough"] == ["recording"]
    assert found["burglary", "ward"] == ["boundaries", "burglary_redefined"]
    assert found["nuisance", "borough"] == []


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2024, 2, 28), date(2024, 3, 1)),
        (date(2024, 12, 16), date(2025, 1, 1)),
        (date(2022, 5, 5), date(2022, 5, 1)),
        (date(2022, 5, 15), date(2022, 5, 1)),
    ],
)
def test_the_first_month_after_is_the_one_that_mostly_lies_behind_the_break(day, first):
    assert breaks.first_month_after(Break("b", day, "", "", "note", (), (), ())) == first


def test_a_break_that_names_an_unknown_indicator_is_a_fault(spoiled):
    assert spoiled("breaks.yaml", "[burglary]", "[arson]") == [
        "breaks.yaml burglary_redefined, indicators: 'arson' is not known"
    ]


def test_an_effect_is_one_of_three(spoiled):
    assert spoiled("breaks.yaml", "effect: step", "effect: stop") == [
        "breaks.yaml recording, effect: 'stop' is not one of refuse, step, note"
    ]

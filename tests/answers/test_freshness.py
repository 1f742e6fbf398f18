"""When the next delivery is due, and when it is late."""

from dataclasses import replace
from datetime import date

import pytest

from sbp.answers import freshness

HELD = date(2025, 2, 1)


@pytest.mark.parametrize(
    ("cadence", "days", "due"),
    [
        ("monthly", 6, date(2025, 4, 6)),
        ("quarterly", 30, date(2025, 6, 30)),
        ("yearly", 1, date(2026, 3, 1)),
        ("at will", 5, None),
        ("monthly", None, None),
    ],
)
def test_due_days_follow_the_cadence(words, cadence, days, due):
    source = replace(words.sources["met"], cadence=cadence, due_after_days=days)
    assert freshness.of(source, HELD, None, date(2025, 3, 1)).next_due == due


def test_late_is_after_the_day_it_was_due_on(words):
    source = replace(words.sources["met"], cadence="monthly", due_after_days=6)
    assert freshness.of(source, HELD, None, date(2025, 4, 6)).is_late is False
    assert freshness.of(source, HELD, None, date(2025, 4, 7)).is_late is True
    assert freshness.of(source, HELD, None, date(2030, 1, 1), has_ended=True).is_late is False
    assert freshness.of(source, None, None, date(2030, 1, 1)).is_late is False

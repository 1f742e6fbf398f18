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


def test_a_source_whose_wards_are_ahead_of_its_borough_is_judged_by_each(words):
    source = replace(words.sources["met"], cadence="monthly", due_after_days=6)
    today = date(2025, 4, 10)
    whole = freshness.of(source, HELD, None, today)
    assert freshness.of_kinds(source, whole, {"borough": HELD, "ward": HELD}, today) == whole
    found = freshness.of_kinds(source, whole, {"borough": date(2024, 12, 1), "ward": date(2025, 3, 1)}, today)
    assert [(each.kind, each.last_month, each.is_late) for each in found.parts] == [
        ("borough", date(2024, 12, 1), True),
        ("ward", date(2025, 3, 1), False),
    ]
    assert (found.is_late, found.next_due) == (True, date(2025, 2, 6))

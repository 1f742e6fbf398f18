"""Invented days: a year of them, all held, all judgeable, and every one says that it is invented."""

from sbp.answers import impact_demo, impact_results
from tests.answers import impact_ground as ground


def test_a_year_of_days_that_say_what_they_are(words):
    panel = ground.panel(wards=22)
    days = impact_demo.days(panel, ground.impact())
    assert len(days) == 12
    assert len({day.ward_code for day in days}) == 12
    assert all(day.is_invented and "Invented" in day.objective and day.held for day in days)
    assert all(day.day.weekday() < 5 for day in days)
    assert all(impact_results.of_day(panel, words, day).ratio for day in days)
    assert days == impact_demo.days(panel, ground.impact())


def test_a_short_past_gives_no_days():
    panel = ground.panel()
    short = type(panel)(
        panel.wards, panel.months[:30], {each: v[:, :30] for each, v in panel.values.items()}, panel.near,
        panel.exceptional[:30],
    )  # fmt: skip
    assert impact_demo.days(short, ground.impact()) == ()

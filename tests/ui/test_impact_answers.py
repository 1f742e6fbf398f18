"""Cached answers on impact days: the demonstration has its invented days, and the register is read anew each time."""

from dataclasses import replace
from datetime import date

from sbp.answers import impact_plan, impact_register, need
from sbp.store import records
from sbp.ui import answers, impact_answers

DAY = date(2022, 5, 11)


def test_the_demonstration_has_a_year_of_invented_days(view):
    days = impact_answers.days(view)
    assert sum(each.is_invented for each in days) == 12
    years = impact_answers.years(view, days)
    assert sum(year.days for year in years) == 12
    assert all(impact_answers.outcome(view, day).verdict for day in days if day.is_invented)


def test_prices_are_kept_for_the_plan_on_show_alone(view):
    weights = need.default_weights(impact_answers.content(view))
    wish = impact_plan.usual(impact_answers.content(view), view.today)
    shown = impact_answers.plan(view, weights, wish)
    other = replace(shown, slots=shown.slots[:1])
    for each in (shown, other):
        assert impact_answers.priced(view, weights, wish, each).slots == each.slots


def test_a_booked_day_shows_at_once(view, monkeypatch, tmp_path):
    monkeypatch.setattr(records, "place", lambda is_demonstration: tmp_path / "records.sqlite")
    codes = {each.code: each for each in answers.all_areas(view)}
    ward = codes[impact_answers.panel(view).codes[0]]
    measure = next(iter(impact_answers.content(view).measures))
    design = impact_answers.design(view, measure, ward, DAY)
    texts = {"theme": "clean_up", "lead": "police", "objective": "x"}
    before = len(impact_answers.days(view))
    impact_register.book(True, "analyst", impact_answers.content(view), DAY, ward, design, texts, (), view.today)
    assert len(impact_answers.days(view)) == before + 1
    assert design.data_version == view.version_id

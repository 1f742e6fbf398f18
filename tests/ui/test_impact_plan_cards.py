"""The plan's cards: prices, calendar, who was left out, and how the rule did in past years."""

import re

from sbp.store import records


def test_a_plan_has_calendar_prices_and_what_nearly_made_it(visit, read):
    told = read(visit("impact_days"))
    for caption in ("Calendar of what is planned", "What each rule costs", "Wards left out", "Other plans"):
        assert caption in told
    assert "Need is made of" in told


def test_no_ward_twice_changes_the_plan_and_shows_its_price(visit, read):
    app = visit("impact_days")
    before = read(app)
    assert "would cost" in before
    app.toggle(key="ward_once").set_value(True).run()
    after = read(app)
    assert "12 days in 12 wards" in after
    assert "yes" in app.query_params["ward_once"]


def test_rules_that_leave_no_plan_are_named(visit, read):
    app = visit("impact_days", ward_once="yes", days="24")
    assert "No plan" in read(app)
    assert not app.exception


def test_past_years_are_tried_or_it_is_said_that_too_few_are_held(visit, read):
    app = visit("impact_days", part="past")
    assert not app.error
    assert "past years" in read(app)
    assert "Hindsight" in read(app)
    assert re.search(r"Year from.*Jan\s20", read(app), re.DOTALL), "a row for each year, since columns would not fit"


def test_weights_are_saved_by_name(visit, monkeypatch, tmp_path):
    monkeypatch.setattr(records, "place", lambda is_demonstration: tmp_path / "records.sqlite")
    app = visit("impact_days")
    app.text_input(key="weights_name").set_value("winter <b>").run()
    next(each for each in app.button if each.label == "Save weights").click().run()
    assert app.success
    assert "winter <b>" in visit("impact_days").selectbox(key="saved_weights").options

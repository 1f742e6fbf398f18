"""Priorities and Delivery: all periods, with what was promised by whom, and filters that narrow it."""

import pytest

from sbp import content

STRATEGIES = content.load().strategies


def test_the_priorities_page_shows_each_leading_priority_with_both_statuses(visit, read):
    app = visit("priorities")
    told = read(app)
    assert not app.error
    for each in STRATEGIES.leading.priorities:
        assert f"{each.number}. {each.name}" in told
    assert told.count("Judged: no judged status recorded.") == len(STRATEGIES.leading.priorities)
    assert told.count("Computed from the figures. Of ") == len(STRATEGIES.leading.priorities)
    for thread in STRATEGIES.threads:
        assert thread.title in told
    assert "our reading of the documents" in told


def test_delivery_shows_every_period_action_and_target(visit, read):
    app = visit("delivery")
    told = read(app).replace("&#x27;", "'")
    assert not app.error
    for period in STRATEGIES.periods:
        assert period.standing in told
        for said in (*period.actions, *period.targets):
            assert said.text in told
        for watched in period.monitoring:
            assert watched.what in told


@pytest.mark.parametrize(
    ("choice", "kept", "gone"),
    [
        ({"period": "2016-19"}, "Have a fly-tipping strategy", "Community Impact Days 12 times a year"),
        ({"priority": "safer-neighbourhoods"}, "Have a fly-tipping strategy", "Test purchases"),
        ({"partner": "London Fire Brigade"}, "Visit areas with many deliberate fires", "Have a fly-tipping strategy"),
    ],
)
def test_each_filter_narrows_it(visit, read, choice, kept, gone):
    told = read(visit("delivery", **choice))
    assert kept in told
    assert gone not in told


def test_choices_that_fit_nothing_say_so(visit, read):
    told = read(visit("delivery", period="2014-17", partner="London Fire Brigade"))
    assert "Nothing printed fits these choices together." in told


def test_the_target_on_dumping_is_not_judged_without_its_base(visit, read):
    assert "Cannot be checked: No figure for 2012/13 has been loaded." in read(visit("delivery", period="2016-19"))


def test_figures_of_one_measure_are_told_apart_by_their_periods(visit, read):
    told = read(visit("delivery", period="2014-17"))
    assert "Crimes overall, change in number, 2012 – 2013: 1,600 ↓" in told
    assert "Crimes overall, change in number, 2013 - 2014: 1,000 ↓" in told


def test_what_became_of_everything_is_said_first(visit, read):
    told = read(visit("delivery", period="2016-19"))
    assert "Of 7 targets: 7 cannot be checked." in told
    assert told.index("actions promised, none of them with a judged status") < told.index("Have a fly-tipping strategy")


def test_parts_are_folded_except_where_something_came_of_what_they_hold(visit, read):
    told = read(visit("delivery"))
    parts = told.split('<details class="sbp-opens"')[1:]
    opened = [part for part in parts if part.startswith(" open")]
    assert "13 actions, 12 with a judged status" in opened[0]
    assert len(opened) < len(parts) / 4
    assert all("with a judged status" in part or "missed" in part or "1 met" in part for part in opened)


def test_what_is_asked_for_by_priority_or_partner_stands_open(visit, read):
    told = read(visit("delivery", partner="London Fire Brigade"))
    assert told.count('<details class="sbp-opens"') == told.count(" open><summary>") > 0


def test_the_period_that_leads_comes_first_then_the_newest(visit, read):
    told = read(visit("delivery"))
    periods = sorted(STRATEGIES.periods, key=lambda each: (each.id == STRATEGIES.leads, each.first), reverse=True)
    places = [told.index(f"<h2>{each.title}</h2>") for each in periods]
    assert places == sorted(places)
    assert periods[0].id == STRATEGIES.leads

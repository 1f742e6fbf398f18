"""A priority's page: its period, aim, actions as printed, what is watched, what lacks data, and where each stands."""

from html import unescape

import pytest

from sbp import content
from sbp.charts import strategy_words
from sbp.charts.sections import priorities
from sbp.ui import board_table, strategy_cards

PRIORITIES = content.load().strategies.priorities
LEADING = content.load().strategies.leading


@pytest.mark.parametrize("priority", PRIORITIES, ids=lambda each: each.address)
def test_every_priority_opens_at_its_address_with_aim_notice_and_source(visit, read, priority):
    app = visit(priority.address)
    told = unescape(read(app))
    assert app.title[0].value == priority.name
    assert not app.exception
    assert not app.error
    assert priority.aim.text in told
    assert priority.notice in told
    for said in (*priority.tackle, *priority.how):
        assert said.text in told
    assert strategy_words.printed_at(priority.aim.reference) in told


def test_pages_on_violence_against_women_and_girls_include_everybody(visit, read):
    for priority in PRIORITIES:
        if "omen" in priority.name or "abuse" in priority.name:
            assert "Includes victims of any gender" in read(visit(priority.address))


@pytest.mark.parametrize("page_id", ["delivery", LEADING.priorities[0].address])
def test_a_figure_in_a_target_or_an_action_leads_to_its_evidence(visit, read, page_id):
    told = read(visit(page_id))
    named = [
        each for target in LEADING.targets for each in target.figures if target.priority == LEADING.priorities[0].id
    ]
    named += [
        each for action in LEADING.actions for each in action.figures if action.priority == LEADING.priorities[0].id
    ]
    assert len(named) >= 4
    for figure in named:
        assert f'href="evidence?figure={figure}"' in told


def test_the_proposed_strategy_says_that_its_adoption_is_not_evidenced(visit, read):
    proposed = next(each for each in PRIORITIES if each.period != LEADING.id and each.period.startswith("2024"))
    assert "Proposed, adoption not evidenced" in read(visit(proposed.address))


def test_a_proposed_priority_shows_the_objections_to_it_alone(visit, read):
    proposed = next(each for each in content.load().strategies.periods if each.objections)
    mine = proposed.priorities[0]
    told = unescape(read(visit(mine.address)))
    for each in proposed.objections:
        assert (each.reason in told) is (each.priority == mine.id)


def test_what_serves_all_priorities_is_watched_on_each(visit, read):
    shared = next(each for each in LEADING.monitoring if not each.priority)
    for priority in LEADING.priorities[:2]:
        assert shared.what in unescape(read(visit(priority.address)))


def test_a_column_that_holds_nothing_is_left_out(visit, read):
    told = read(visit(LEADING.priorities[1].address))
    assert priorities.UNJUDGED in told
    assert board_table.HEADS[-1] not in told
    assert "Reported in" not in told


def test_a_measure_can_be_chosen_and_goes_into_the_address(visit):
    priority = LEADING.priorities[0]
    app = visit(priority.address, indicator=priority.indicators[2])
    chosen = app.selectbox(key="indicator")
    assert chosen.value == priority.indicators[2]
    chosen.set_value(priority.indicators[1]).run()
    assert (
        app.query_params["indicator"] == [priority.indicators[1]]
        or app.query_params["indicator"] == priority.indicators[1]
    )


def test_an_older_strategy_that_leads_says_why(view):
    strategies = view.snapshot.content.strategies
    proposed = [each.title for each in strategies.periods if each.is_proposed]
    assert f"no document held here shows that {proposed[0]} was adopted" in strategy_cards.standing(
        view, strategies.leading
    )
    assert "shown first" not in strategy_cards.standing(view, strategies.periods[0])

"""Answers of the strategy side are made once for a version and a selection."""

from sbp.ui import strategy_answers


def test_an_answer_is_made_once(view):
    priority = view.snapshot.content.strategies.leading.priorities[0]
    assert strategy_answers.board(view, priority) is strategy_answers.board(view, priority)
    assert strategy_answers.worries(view, None) is strategy_answers.worries(view, None)
    assert strategy_answers.attitudes(view) is strategy_answers.attitudes(view)


def test_each_priority_has_its_own(view):
    first, second = view.snapshot.content.strategies.leading.priorities[:2]
    assert strategy_answers.watched(view, first) != strategy_answers.watched(view, second)
    assert strategy_answers.targets(view, first) != strategy_answers.targets(view, second)


def test_periods_follow_the_choice(view):
    content = view.snapshot.content
    assert len(strategy_answers.periods(view, "", "", "")) == len(content.strategies.periods)
    only = content.strategies.periods[0].id
    assert [each.strategy.id for each in strategy_answers.periods(view, only, "", "")] == [only]
